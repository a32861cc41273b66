"""From a fresh clone, with nothing cached, to the first page: `script/server` as a newcomer runs it."""

import os
import re
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

from benchmarks.results import Row, verdict
from benchmarks.serving import answers, free_port

NAME = "From a fresh clone to the first page"
ROOT = Path(__file__).parent.parent
FIRST, SECOND, PATIENCE = 60, 15, 300
STEP = re.compile(r"^ +(?P<name>[^:\n]+): (?P<seconds>[\d.]+) s$", re.MULTILINE)
# Everything before this line is packages.
PACKAGES = re.compile(r"^ *(?P<seconds>\d+)s  Packages are in place$", re.MULTILINE)


def run() -> list[Row]:
    folder = Path(tempfile.mkdtemp())
    try:
        clone = folder / "clone"
        subprocess.run(["git", "clone", "--quiet", ROOT, clone], check=True)
        return [row_of("first", clone, folder, FIRST), row_of("second", clone, folder, SECOND)]
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def row_of(which: str, clone: Path, folder: Path, bar: int) -> Row:
    log = folder / f"{which}.log"
    seconds = first_page(clone, folder, log)
    what = f"`script/server`, {which} run ({split_of(log.read_text())})"
    return Row(what, f"{seconds:.0f} s", f"<= {bar} s", "-", verdict(seconds <= bar))


def split_of(said: str) -> str:
    """What the script itself said of its steps; some of them run side by side."""
    packages = PACKAGES.search(said)
    parts = [f"packages {packages['seconds']} s"] if packages else []
    return ", ".join(
        parts + [f"{step['name'].lower()} {step['seconds']} s" for step in STEP.finditer(said)]
    )


def first_page(clone: Path, folder: Path, log: Path) -> float:
    """Seconds until the home page answers 200, after which the site is stopped."""
    port = free_port()
    began = time.monotonic()
    with log.open("wb") as output:
        server = subprocess.Popen(
            ["script/server"],
            cwd=clone,
            # Downloads count: no cache of this machine helps, and nothing of it is written to.
            env=os.environ
            | {"PORT": str(port), "VAR_DIR": str(folder / "var")}
            | {"UV_CACHE_DIR": str(folder / "uv"), "PIP_NO_CACHE_DIR": "1"},
            stdout=output,
        )
    try:
        while not answers(f"http://127.0.0.1:{port}/"):
            if server.poll() is not None or time.monotonic() - began > PATIENCE:
                raise RuntimeError(f"script/server did not come up:\n{log.read_text()}")
            time.sleep(0.1)
        return time.monotonic() - began
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(timeout=30)
