"""Migrated databases by copy: migrating takes ten seconds, copying takes none.

The template is built once per set of migrations, by `manage.py prepare` in a process of its own,
and lies in VAR_DIR/test-template (SQLite) or beside the copies (PostgreSQL).
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from django.conf import settings
from psycopg import sql

SOURCES = ("*/migrations/*.py", "campaign_site/accounts/**/*.py", "requirements.lock")


def server_url() -> str:
    """The PostgreSQL server that `script/test` started."""
    return os.environ["TEST_DATABASE_URL_POSTGRES"]


@contextmanager
def sqlite_copy(folder: Path) -> Iterator[str]:
    """The URL of a fresh migrated SQLite file in `folder`."""
    copy = folder / f"{uuid.uuid4().hex}.sqlite3"
    with locked_templates("sqlite") as templates:
        shutil.copyfile(sqlite_template(templates), copy)
    yield f"sqlite:///{copy}"


@contextmanager
def postgres_copy() -> Iterator[str]:
    """The URL of a fresh migrated database on the test server, dropped afterwards."""
    name = f"test_{uuid.uuid4().hex}"
    with locked_templates("postgres"), connected() as server:
        run(server, "CREATE DATABASE {} TEMPLATE {}", name, postgres_template(server))
    try:
        yield with_name(name)
    finally:
        with connected() as server:
            run(server, "DROP DATABASE {} WITH (FORCE)", name)


@contextmanager
def locked_templates(kind: str) -> Iterator[Path]:
    """The folder of templates; those of one kind are made and copied by one process at a time."""
    templates = settings.VAR_DIR / "test-template"
    templates.mkdir(parents=True, exist_ok=True)
    with (templates / f"{kind}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield templates


def sqlite_template(templates: Path) -> Path:
    template = templates / f"{fingerprint()}.sqlite3"
    if not template.exists():
        for old in templates.glob("*.sqlite3*"):
            old.unlink()
        partial = template.with_suffix(".partial")
        partial.unlink(missing_ok=True)
        prepare(f"sqlite:///{partial}")
        partial.rename(template)
    return template


def postgres_template(server: psycopg.Connection) -> str:
    name = f"template_{fingerprint()}"
    known = server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()
    if not known:
        # Built under another name, so that a failed build is never taken for a template.
        partial = f"partial_{uuid.uuid4().hex}"
        run(server, "CREATE DATABASE {}", partial)
        prepare(with_name(partial))
        run(server, "ALTER DATABASE {} RENAME TO {}", partial, name)
    return name


def prepare(url: str) -> None:
    subprocess.run(
        [sys.executable, "manage.py", "prepare", "--only-database"],
        cwd=settings.BASE_DIR,
        env=os.environ
        | {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "campaign_site.settings.test"},
        check=True,
        stdout=subprocess.DEVNULL,
    )


def fingerprint() -> str:
    """Changes when the tables, the roles or the packages that make them may have changed."""
    digest = hashlib.sha256()
    for pattern in SOURCES:
        for path in sorted(settings.BASE_DIR.glob(pattern)):
            digest.update(str(path).encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def connected() -> psycopg.Connection:
    return psycopg.connect(server_url(), autocommit=True)


def with_name(name: str) -> str:
    return urlsplit(server_url())._replace(path=f"/{name}").geturl()


def run(server: psycopg.Connection, statement: str, *names: str) -> None:
    server.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


if __name__ == "__main__":
    # Started by script/test beside the suite on SQLite, so that the next suite finds it made.
    with locked_templates("postgres"), connected() as the_server:
        postgres_template(the_server)
