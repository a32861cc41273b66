"""From a fresh clone, with nothing cached, to the first page: `script/server` as a newcomer runs it."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

from benchmarks.results import Row, verdict

NAME = "From a fresh clone to the first page"
ROOT = Path(__file__).parent.parent


def run() -> list[Row]:
    folder = Path(tempfile.mkdtemp())
    try:
        clone = folder / "clone"
        subprocess.run(["git", "clone", "--quiet", ROOT, clone], check=True)
        first, second = first_page(clone, folder), first_page(clone, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return [
        Row("`script/server`, first run", f"{first:.0f} s", "<= 60 s", "-", verdict(first <= 60)),
        Row(
            "`script/server`, second run", f"{second:.0f} s", "<= 15 s", "-", verdict(second <= 15)
        ),
    ]


def first_page(clone: Path, folder: Path) -> float:
    """Seconds until the home page answers 200, after which the site is stopped."""
    port = free_port()
    began = time.monotonic()
    server = subprocess.Popen(
        ["script/server"],
        cwd=clone,
        # Downloads count: no cache of this machine helps.
        env=os.environ
        | {"PORT": str(port), "UV_CACHE_DIR": str(folder / "uv"), "PIP_NO_CACHE_DIR": "1"},
        stdout=subprocess.DEVNULL,
    )
    try:
        while not answers(f"http://127.0.0.1:{port}/"):
            if server.poll() is not None or time.monotonic() - began > 300:
                raise RuntimeError("script/server did not come up")
            time.sleep(0.1)
        return time.monotonic() - began
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(timeout=30)


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
