"""How figures are taken, and how they are written down in RESULTS.md."""

import os
import platform
import re
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

RESULTS = Path(__file__).parent / "RESULTS.md"
RUNS = 6
HEADING = ("What", "Measured", "Bar", "Peer in the same run", "Verdict")


@dataclass(frozen=True)
class Row:
    """One bar: `figure`, `bar` and `peer` are written as a reader wants them, with units."""

    what: str
    figure: str
    bar: str
    peer: str
    verdict: str


def verdict(met: bool) -> str:
    return "met" if met else "**missed**"


def seconds_of(work: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    began = clock()
    work()
    return clock() - began


def interleaved(
    *works: Callable[[], object],
    runs: int = RUNS,
    clock: Callable[[], float] = time.perf_counter,
) -> list[float]:
    """The median seconds of each; they take turns, so that a busy machine slows all alike."""
    taken = [[seconds_of(work, clock) for work in works] for _ in range(runs)]
    return [statistics.median(column) for column in zip(*taken, strict=True)]


def table(rows: Sequence[Row]) -> list[str]:
    lines = [HEADING, ("---",) * len(HEADING), *map(astuple, rows)]
    return [f"| {' | '.join(cells)} |" for cells in lines]


def machine() -> str:
    return f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}"


def write_section(name: str, lines: Sequence[str], path: Path = RESULTS) -> None:
    """Replaces the section of that name and leaves the others as they are."""
    text = path.read_text() if path.exists() else "# Results\n"
    preface, *parts = re.split(r"^## ", text, flags=re.MULTILINE)
    sections = dict(part.split("\n", 1) for part in parts)
    sections[name] = "\n" + "\n".join(lines) + "\n"
    body = "\n".join(f"## {title}\n{text.rstrip()}\n" for title, text in sections.items())
    path.write_text(f"{preface.rstrip()}\n\n{body}")
