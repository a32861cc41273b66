"""The clock as a process: it ticks at once, survives what fails, and ends when it is told."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROMPT = 15  # seconds on a busy machine; far from the next minute's tick either way


@contextmanager
def clock(database: str) -> Iterator[subprocess.Popen]:
    process = subprocess.Popen(
        [sys.executable, "manage.py", "clock"],
        cwd=ROOT,
        env=os.environ
        | {"DATABASE_URL": database, "DJANGO_SETTINGS_MODULE": "campaign_site.settings.test"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def wait_for_tick(file: str) -> None:
    until = time.monotonic() + 30
    while time.monotonic() < until:
        with closing(sqlite3.connect(file)) as database:
            if database.execute("SELECT 1 FROM schedules_heartbeat WHERE name = 'tick'").fetchone():
                return
        time.sleep(0.1)
    raise AssertionError("No tick came through.")


@pytest.mark.parametrize("told", [signal.SIGTERM, signal.SIGINT])
def test_it_ticks_at_once_says_nothing_when_nothing_was_done_and_ends_at_once(sqlite_url, told):
    with clock(sqlite_url) as process:
        wait_for_tick(sqlite_url.removeprefix("sqlite:///"))
        process.send_signal(told)
        assert process.wait(timeout=PROMPT) == 0
        assert (process.stdout.read(), process.stderr.read()) == ("", "")


def test_it_goes_on_when_the_database_has_no_tables(tmp_path):
    with clock(f"sqlite:///{tmp_path / 'empty.sqlite3'}") as process:
        line = process.stdout.readline()
        assert "run_steps: FAILED, OperationalError at " in line
        time.sleep(0.2)
        assert process.poll() is None
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=PROMPT) == 0
