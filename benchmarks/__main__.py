"""Runs benchmarks/bench_*.py, each on a fresh migrated SQLite database, and notes the figures.

Without names all are run but `first_page`, which downloads every package anew.

A benchmark is a module with `NAME`, the title of its section, and `run() -> list[Row]`.
"""

import importlib
import os
import sys
import tempfile
from pathlib import Path
from types import ModuleType

import dj_database_url
import django
from django.db import connection

from benchmarks.results import Row, machine, table, write_section
from tests.databases import sqlite_copy

ONLY_WHEN_NAMED = {"bench_first_page"}


def main(wanted: list[str]) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.settings")
    django.setup()
    known = sorted(path.stem for path in Path(__file__).parent.glob("bench_*.py"))
    usual = [name for name in known if name not in ONLY_WHEN_NAMED]
    chosen = [f"bench_{name}" for name in wanted] or usual
    if unknown := [name for name in chosen if name not in known]:
        print(f"No such benchmark: {', '.join(unknown)}. There are: {', '.join(known)}")
        return 2
    rows = []
    for name in chosen:
        rows += measure(importlib.import_module(f"benchmarks.{name}"), name)
    missed = [row for row in rows if row.verdict != "met"]
    print(f"{len(rows) - len(missed)} of {len(rows)} bars met")
    return 1 if missed else 0


def measure(module: ModuleType, name: str) -> list[Row]:
    print(f"{module.NAME} ...", flush=True)
    with tempfile.TemporaryDirectory() as folder, sqlite_copy(Path(folder)) as url:
        connection.close()
        connection.settings_dict["NAME"] = dj_database_url.parse(url)["NAME"]
        rows = module.run()
        connection.close()
    command = f"`script/bench {name.removeprefix('bench_')}` on {machine()}"
    write_section(module.NAME, [*table(rows), "", command])
    print("\n".join(table(rows)), flush=True)
    return rows


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
