"""Thirty-two processes, one time: exactly one wins, and nobody sees an error."""

import json
import os
import subprocess
import sys

import pytest

PROCESSES = 32
FULL = os.environ.get("TEST_PROFILE") == "full"
ROUNDS = 60 if FULL else 4


def stampede(url, *options):
    """The rounds, each in the database at `url`, as a program of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.races.stampede", f"--processes={PROCESSES}", *options],
        env={**os.environ, "DATABASE_URL": url},
        capture_output=True,
        text=True,
        timeout=900,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def seen(rounds):
    return [(r["won"], r["refused"], r["errors"], r["booked"]) for r in rounds]


ONE_WINNER = (1, PROCESSES - 1, [], 1)


def test_one_wins_on_sqlite(sqlite_url):
    assert seen(stampede(sqlite_url, f"--rounds={ROUNDS}")) == [ONE_WINNER] * ROUNDS


@pytest.mark.postgres_only
def test_one_wins_on_postgresql(postgres_url):
    assert seen(stampede(postgres_url, f"--rounds={ROUNDS}")) == [ONE_WINNER] * ROUNDS


@pytest.mark.postgres_only
def test_without_the_guards_the_race_is_lost_on_postgresql(postgres_url):
    """The control: were this to pass with one winner each time, the tests above would prove nothing."""
    rounds = stampede(postgres_url, f"--rounds={ROUNDS}", "--unguarded")
    assert any(r["booked"] > 1 for r in rounds)
