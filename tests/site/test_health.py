"""What a watchman hears when asking whether the site is well."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from schedules.actions.heartbeats import beat
from schedules.models import Notice
from tests.factories.notices import make_wanted

pytestmark = pytest.mark.django_db


@pytest.fixture
def now():
    """The view reads the clock itself, so rows are laid around the real one."""
    return timezone.now()


def ask(client) -> tuple[int, dict]:
    response = client.get("/health")
    return response.status_code, response.json()


def test_all_is_well_while_the_clock_goes(client, now):
    beat("tick", at=now)
    status, answer = ask(client)
    assert status == 200
    assert answer.pop("tick_age_seconds") in range(30)
    assert answer == {"status": "ok", "database": True, "unsent_late": 0}


def test_a_clock_that_stands_still_is_told(client, now):
    beat("tick", at=now - timedelta(minutes=6))
    status, answer = ask(client)
    assert (status, answer["status"]) == (503, "late")
    assert answer["tick_age_seconds"] >= 360


def test_a_clock_that_never_went_is_told(client):
    assert ask(client) == (
        503,
        {"status": "late", "database": True, "tick_age_seconds": None, "unsent_late": 0},
    )


def test_mail_that_waits_for_long_is_counted(client, now):
    beat("tick", at=now)
    hour = timedelta(hours=1)
    make_wanted(Notice.Kind.VISIT_CONFIRMED, due_at=now - hour, not_after=now + hour)
    make_wanted(Notice.Kind.VISIT_CONFIRMED, due_at=now - hour, not_after=now - hour / 2)
    make_wanted(Notice.Kind.VISIT_CONFIRMED, due_at=now, not_after=now + hour)
    make_wanted(Notice.Kind.VISIT_CONFIRMED, due_at=now - hour, not_after=None, sent_at=now)
    status, answer = ask(client)
    assert (status, answer["unsent_late"]) == (200, 1)


def test_a_database_that_does_not_answer_is_told_and_nothing_else(client):
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE schedules_heartbeat")
    assert ask(client) == (
        503,
        {"status": "down", "database": False, "tick_age_seconds": None, "unsent_late": None},
    )


def test_the_answer_is_never_kept_and_sets_no_cookie(client, now):
    beat("tick", at=now)
    response = client.get("/health")
    assert "no-store" in response["Cache-Control"]
    assert response.cookies == {}
    assert client.post("/health").status_code == 405
