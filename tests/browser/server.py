"""The site in processes of its own: prepared once, served at any instant."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings

from tests.browser.clock import TRAVEL_TO, TUESDAY
from tests.browser.mailbox import Mailbox

EXIT_URL = "https://exit.example/"
STARTING = 60
SERVING = [
    "--interface",
    "wsgi",
    "--host",
    "127.0.0.1",
    "--workers",
    "1",
    "--blocking-threads",
    "1",
    "--log-level",
    "warning",
]
APPLICATION = "tests.browser.wsgi:application"


@dataclass(frozen=True)
class Place:
    """Where everything of this run lies, and what its processes are told."""

    folder: Path
    database: str
    port: int
    smtp_port: int

    def environment(self, at: datetime) -> dict[str, str]:
        return os.environ | {
            "DJANGO_SETTINGS_MODULE": "tests.browser.settings",
            "VAR_DIR": str(self.folder),
            "DATABASE_URL": self.database,
            "BASE_URL": f"http://127.0.0.1:{self.port}",
            "EXIT_URL": EXIT_URL,
            "SMTP_PORT": str(self.smtp_port),
            TRAVEL_TO: at.isoformat(),
        }


@dataclass(frozen=True)
class Site:
    place: Place
    mailbox: Mailbox

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.place.port}"

    def run(self, *command: str, at: datetime = TUESDAY) -> str:
        """A command of the site at that instant; what it printed."""
        done = subprocess.run(
            [sys.executable, "-m", "tests.browser.manage", *command],
            cwd=settings.BASE_DIR,
            env=self.place.environment(at),
            capture_output=True,
            text=True,
            timeout=120,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    @contextmanager
    def served(self, *, at: datetime, port: int) -> Iterator[str]:
        """A web server that lives at that instant; its address."""
        log = self.place.folder / f"granian-{port}.log"
        with log.open("wb") as output:
            server = subprocess.Popen(
                [sys.executable, "-m", "granian", *SERVING, "--port", str(port), APPLICATION],
                cwd=settings.BASE_DIR,
                env=self.place.environment(at),
                stdout=output,
                stderr=output,
            )
            try:
                wait_for(f"http://127.0.0.1:{port}/robots.txt", server, log)
                yield f"http://127.0.0.1:{port}"
            finally:
                server.terminate()
                server.wait(timeout=15)


def wait_for(url: str, server: subprocess.Popen, log: Path) -> None:
    until = time.monotonic() + STARTING
    while time.monotonic() < until and server.poll() is None:
        try:
            # Loopback, and an address that is written above.
            urllib.request.urlopen(url, timeout=5).close()
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.05)
        else:
            return
    raise AssertionError(f"The server did not start:\n{log.read_text()}")


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]
