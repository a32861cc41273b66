"""A tick with nothing to do, which is what nearly every minute of a year is."""

from datetime import timedelta
from functools import partial

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from benchmarks.demo import load_demo
from benchmarks.results import Row, interleaved, verdict
from campaign_site.steps import Done, run_steps

NAME = "An idle tick"
QUERIES, MILLISECONDS = 12, 50
SETTLING = 10


def run() -> list[Row]:
    load_demo()
    at = timezone.now()
    settle(at)
    minute = at + timedelta(minutes=1)
    with CaptureQueriesContext(connection) as captured:
        busy = done_at(minute)
    assert not busy, f"not idle: {busy}"
    tick, nothing = interleaved(partial(done_at, minute), lambda: run_steps(at=minute, steps=()))
    return [
        Row(
            "Every step over the demo, nothing due",
            f"{len(captured)} queries, {1000 * tick:.1f} ms",
            f"<= {QUERIES} queries, <= {MILLISECONDS} ms",
            f"a tick without steps: {1000 * nothing:.1f} ms",
            verdict(len(captured) <= QUERIES and 1000 * tick <= MILLISECONDS),
        )
    ]


def settle(at) -> None:
    """What the demo left to do is done first."""
    for _ in range(SETTLING):
        if not done_at(at):
            return
    raise RuntimeError(f"never idle: {done_at(at)}")


def done_at(at) -> list[Done]:
    done = run_steps(at=at)
    assert not any(one.error for one in done), done
    return [one for one in done if one]
