"""Several ticks over one outbox: each message is sent by one of them, and none by two."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.mail_server import free_port, running

ROOT = Path(__file__).parents[2]
MESSAGES = 40


def rush(database: str, port: int) -> list[dict]:
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "tests.races.rush",
            "--port",
            str(port),
            "--messages",
            str(MESSAGES),
        ],
        cwd=ROOT,
        env=os.environ | {"DATABASE_URL": database},
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def assert_each_is_sent_once(database: str) -> None:
    port = free_port()
    with running(port) as inbox:
        counts = rush(database, port)
    assert [count for count in counts if set(count) != {"sent", "failed", "dropped"}] == []
    assert sum(count["failed"] + count["dropped"] for count in counts) == 0
    ids = [re.search(rb"Message-ID: (\S+)", one.content)[1] for one in inbox.messages]
    assert len(ids) == len(set(ids)) == sum(count["sent"] for count in counts) == MESSAGES


def test_on_sqlite_each_message_is_sent_once(sqlite_url):
    assert_each_is_sent_once(sqlite_url)


@pytest.mark.postgres_only
def test_on_postgres_each_message_is_sent_once(postgres_url):
    assert_each_is_sent_once(postgres_url)
