"""Thirty-two processes ask for one time, with the guards and without, on both databases."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.results import RUNS, Row, verdict
from tests.databases import postgres_copy, sqlite_copy

NAME = "Booking race: 32 processes, one time"
PROCESSES, ROUNDS = 32, 3
RATE, RATIO, SLOWEST = 60, 0.4, 2.0


def run() -> list[Row]:
    return [
        *rows_of("PostgreSQL", postgres_copy, rate=RATE, ratio=RATIO),
        *rows_of("SQLite", sqlite_file),
    ]


@contextmanager
def sqlite_file() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder, sqlite_copy(Path(folder)) as url:
        yield url


def rows_of(name: str, copy: Callable, *, rate: float = 0, ratio: float = 0) -> list[Row]:
    """Runs with and without guards take turns, each on a database of its own."""
    guarded, free = [], []
    for _ in range(RUNS):
        guarded.append(stampede(copy))
        free.append(stampede(copy, "--unguarded"))
    ours, peer = attempts_a_second(guarded), attempts_a_second(free)
    return [
        winners_row(name, guarded, free, doubles=bool(ratio)),
        Row(
            f"{name}: attempts a second",
            f"{ours:.0f}, {ours / peer:.2f}x",
            f">= {rate}, >= {ratio}x" if ratio else "-",
            f"guards off: {peer:.0f}",
            verdict(ours >= rate and ours / peer >= ratio),
        ),
        waits_row(name, guarded, free),
    ]


def stampede(copy: Callable, *options: str) -> list[dict]:
    """The rounds of one run; `waits` and `seconds` are those of whole attempts."""
    counts = [f"--processes={PROCESSES}", f"--rounds={ROUNDS}"]
    with copy() as url:
        done = subprocess.run(
            [sys.executable, "-m", "tests.races.stampede", *counts, *options],
            env=os.environ | {"DATABASE_URL": url},
            stdout=subprocess.PIPE,
            check=True,
        )
    return json.loads(done.stdout.splitlines()[-1])


def attempts_a_second(runs: list[list[dict]]) -> float:
    return statistics.median(
        PROCESSES * len(rounds) / sum(one["seconds"] for one in rounds) for rounds in runs
    )


def winners_row(name: str, guarded: list, free: list, *, doubles: bool) -> Row:
    """Without guards PostgreSQL must book double, or the race was none; SQLite has one writer."""
    rounds = [one for some in guarded for one in some]
    alone = sum((one["won"], one["booked"], one["errors"]) == (1, 1, []) for one in rounds)
    errors = sum(len(one["errors"]) for one in rounds)
    lost = sum(one["booked"] > 1 for some in free for one in some)
    return Row(
        f"{name}: rounds with one winner",
        f"{alone} of {len(rounds)}, {errors} errors",
        "all, 0 errors",
        f"guards off: {lost} of {len(rounds)} rounds booked double",
        verdict(alone == len(rounds) and not errors and (lost > 0 or not doubles)),
    )


def waits_row(name: str, guarded: list, free: list) -> Row:
    """The 99th percentile of each run, then the median of the runs."""
    ours, peer = (
        statistics.median(
            statistics.quantiles([wait for one in rounds for wait in one["waits"]], n=100)[98]
            for rounds in runs
        )
        for runs in (guarded, free)
    )
    return Row(
        f"{name}: p99 of one attempt",
        f"{ours:.2f} s",
        f"<= {SLOWEST:.0f} s",
        f"guards off: {peer:.2f} s",
        verdict(ours <= SLOWEST),
    )
