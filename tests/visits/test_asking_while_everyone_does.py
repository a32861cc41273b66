"""When the database is too busy to answer, what was typed is kept and the person tries again."""

from contextlib import contextmanager

import dj_database_url
import pytest
import time_machine
from django.db import connection, connections

from schedules.models import Facilitator, Visit
from tests.databases import postgres_copy, sqlite_copy
from tests.factories.schedules import NOW, make_visit
from tests.visits.counter import answers, open_counter, page, text_of

pytestmark = pytest.mark.postgres


@pytest.fixture(autouse=True)
def _own_database(tmp_path, django_db_setup, django_db_blocker):
    """A copy without a transaction around it: inside one, nobody may try again."""
    known = connection.settings_dict["NAME"]
    copied = postgres_copy() if connection.vendor == "postgresql" else sqlite_copy(tmp_path)
    with copied as url, django_db_blocker.unblock(), time_machine.travel(NOW, tick=False):
        connection.close()
        connection.settings_dict["NAME"] = dj_database_url.parse(url)["NAME"]
        yield
        connection.close()
        connection.settings_dict["NAME"] = known


@contextmanager
def everyone_booking():
    """Another connection holds what a booking needs, longer than anybody waits."""
    is_sqlite = connection.vendor == "sqlite"
    other = connections.create_connection("default")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout = 20" if is_sqlite else "SET lock_timeout = '20ms'")
    try:
        other.ensure_connection()
        with other.cursor() as cursor:
            cursor.execute("BEGIN IMMEDIATE" if is_sqlite else "BEGIN")
            if not is_sqlite:
                cursor.execute("SELECT 1 FROM schedules_facilitator FOR UPDATE")
                cursor.execute("SELECT 1 FROM schedules_visit FOR UPDATE")
            yield
            cursor.execute("ROLLBACK")
    finally:
        other.close()
        connection.close()


def test_a_busy_counter_keeps_what_was_typed():
    counter = open_counter()
    url = page("request", counter.offer.pk, host=counter.host.pk)
    counter.browser.get(f"{url}&start=2026-10-20T10:00")
    with everyone_booking():
        answer = counter.browser.post(url, answers())
    form = answer.context["form"]
    assert (answer.status_code, form["meeting_place"].value()) == (503, "Huvudingången, sal 214")
    assert "Many are booking just now What you wrote is still here." in text_of(answer)
    assert (Visit.objects.count(), Facilitator.objects.count()) == (0, 2)
    assert counter.browser.post(url, answers()).status_code == 302


def test_a_busy_counter_leaves_the_visit_that_was_to_be_called_off():
    counter = open_counter()
    visit = make_visit(offer=counter.offer, host=counter.host)
    url = page("cancel", visit.uuid)
    counter.browser.get(url)
    with everyone_booking():
        answer = counter.browser.post(url, {"sequence": visit.sequence})
    assert answer.status_code == 503
    assert "The visit still stands." in text_of(answer)
    visit.refresh_from_db()
    assert visit.status == "confirmed"
