"""What signing in leaves behind, and that it is gone on time (docs/data-protection.md, 5)."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.utils import timezone

from campaign_site.accounts.steps import erase_counters, erase_sessions
from campaign_site.steps import forget
from tests.sign_in.places import ASK

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
DAY = timedelta(days=1)


def counters() -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT COUNT(*) FROM {settings.CACHES['default']['LOCATION']}")  # noqa: S608
        return cursor.fetchone()[0]


def test_a_session_that_waits_for_a_code_lasts_no_longer_than_a_session():
    Client().post(ASK, {"email": "larare@skola.example"})
    now = timezone.now()
    assert "larare@skola.example" in str(Session.objects.get().get_decoded())
    assert (erase_sessions(now), Session.objects.count()) == (0, 1)
    late = now + timedelta(seconds=settings.SESSION_COOKIE_AGE + 60)
    assert (erase_sessions(late), Session.objects.count()) == (1, 0)


def test_counters_of_tries_are_erased_when_they_no_longer_count():
    cache.clear()
    Client().post(ASK, {"email": "larare@skola.example"})
    assert counters() > 0
    erase_counters(timezone.now() + DAY)
    assert counters() == 0


def test_counters_that_still_count_are_kept():
    cache.clear()
    cache.set("tries", 3, timeout=600)
    assert (erase_counters(timezone.now()), cache.get("tries")) == (0, 3)


def test_a_flood_of_tries_does_not_push_the_first_out():
    cache.clear()
    cache.set("0", "first", timeout=600)
    for n in range(1, 400):
        cache.set(f"other-{n}", n, timeout=600)
    assert cache.get("0") == "first"


def test_the_clock_erases_all_of_it_each_hour():
    Client().post(ASK, {"email": "larare@skola.example"})
    now = timezone.now()
    assert forget(at=now) == 0
    assert forget(at=now + DAY) >= 3
    assert Session.objects.count() == 0


def test_a_mail_with_a_code_does_not_name_the_machine():
    Client().post(ASK, {"email": "larare@skola.example"})
    assert mail.outbox[0].message()["Message-ID"].endswith("@webbplats.example>")
