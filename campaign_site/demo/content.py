"""What the demo says, read from the files beside this module."""

import csv
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "content"


@cache
def load(name: str) -> dict[str, Any]:
    """One text file by its name, without the ending."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def rows(name: str) -> list[dict[str, str]]:
    """One table by its name, every value as text: codes begin with zeros."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def campaigns() -> list[dict[str, Any]]:
    names = sorted(path.stem for path in (FOLDER / "campaigns").glob("*.toml"))
    return [load(f"campaigns/{name}") for name in names]


def offers() -> list[dict[str, Any]]:
    return load("offers")["offers"]
