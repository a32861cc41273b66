"""The demo behind a real web server, from collected static files, in a folder that is thrown away."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.db import connection

STARTING = 120


@contextmanager
def served_demo() -> Iterator[str]:
    """Its address. The demo's rows are those of this process's database."""
    port = free_port()
    with TemporaryDirectory() as folder:
        environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "benchmarks.served",
            "VAR_DIR": folder,
            "DATABASE_URL": f"sqlite:///{connection.settings_dict['NAME']}",
            "PORT": str(port),
        }
        log = (Path(folder) / "server.log").open("wb")
        run = {"cwd": settings.BASE_DIR, "env": environment, "stdout": log}
        subprocess.run([sys.executable, "manage.py", "prepare"], check=True, **run)
        command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--port", str(port)]
        command += ["--workers", "1", "--blocking-threads", "1", "--log-level", "warning"]
        server = subprocess.Popen([*command, "campaign_site.wsgi:application"], **run)
        try:
            url = f"http://127.0.0.1:{port}"
            wait_for(url, server)
            yield url
        finally:
            server.terminate()
            server.wait(timeout=30)


def wait_for(url: str, server: subprocess.Popen) -> None:
    began = time.monotonic()
    while not answers(url):
        if server.poll() is not None or time.monotonic() - began > STARTING:
            raise RuntimeError("The server did not come up.")
        time.sleep(0.1)


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=10) as response:  # noqa: S310 - our own address
            return response.status == 200
    except (urllib.error.URLError, OSError):
        return False


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
