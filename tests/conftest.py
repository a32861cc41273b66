"""What every test gets: a migrated database of its own process, and a fixed amount of chance."""

import os
from collections.abc import Iterator
from pathlib import Path

import dj_database_url
import pytest
from django.conf import settings
from django.core.cache import caches
from django.core.management import call_command
from django.db import connection
from django.utils import translation
from hypothesis import settings as hypothesis_settings

from tests.databases import locked_templates, postgres_copy, sqlite_copy

# The gate is the same run every time; the full run looks further, with the same code.
hypothesis_settings.register_profile(
    "gate", derandomize=True, max_examples=60, deadline=None, database=None
)
hypothesis_settings.register_profile("full", max_examples=2_000, deadline=None, print_blob=True)
hypothesis_settings.load_profile(os.environ.get("TEST_PROFILE", "gate"))

BROWSER_TESTS = Path(__file__).parent / "browser"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for item in items:
        if BROWSER_TESTS in item.path.parents:
            item.add_marker(pytest.mark.browser)
    if connection.vendor == "sqlite":
        only_postgres = [item for item in items if item.get_closest_marker("postgres_only")]
        config.hook.pytest_deselected(items=only_postgres)
        items[:] = [item for item in items if item not in only_postgres]


@pytest.fixture(scope="session", autouse=True)
def catalogues() -> None:
    """Swedish is what people read, so it is what tests read."""
    with locked_templates("catalogues"):
        call_command("compile_catalogues", verbosity=0)


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker, tmp_path_factory) -> Iterator[None]:
    """In place of pytest-django's own: a copy of the template, seed data of migrations included."""
    copied = (
        postgres_copy()
        if connection.vendor == "postgresql"
        else sqlite_copy(tmp_path_factory.mktemp("database"))
    )
    with copied as url, django_db_blocker.unblock():
        connection.close()
        connection.settings_dict["NAME"] = dj_database_url.parse(url)["NAME"]
        yield
        connection.close()


@pytest.fixture
def sqlite_url(tmp_path) -> Iterator[str]:
    """A migrated SQLite database for tests that start processes (give it as DATABASE_URL)."""
    with sqlite_copy(tmp_path) as url:
        yield url


@pytest.fixture
def postgres_url() -> Iterator[str]:
    """A migrated PostgreSQL database for tests that start processes (give it as DATABASE_URL)."""
    with postgres_copy() as url:
        yield url


@pytest.fixture(autouse=True)
def empty_process_cache() -> None:
    caches["renditions"].clear()


@pytest.fixture(autouse=True)
def swedish() -> None:
    """A request for an English page leaves its thread speaking English, also to the next test."""
    translation.activate(settings.LANGUAGE_CODE)
