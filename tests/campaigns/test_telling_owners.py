"""What the owner of a campaign is told of its editions, when, and how often."""

from datetime import UTC, date, time, timedelta
from itertools import pairwise

import pytest

from schedules.actions.outbox import Counts, send_due
from schedules.actions.pauses import start_pause
from schedules.actions.reminders import queue_reminders
from schedules.models import Edition, Notice
from schedules.rules.intervals import local_instant
from schedules.rules.reminders import reminder_due
from tests.factories.schedules import NOW, make_campaign, make_edition, make_user

Kind = Notice.Kind
DAY, HOUR, MINUTE = timedelta(days=1), timedelta(hours=1), timedelta(minutes=1)
OPENS = local_instant(date(2026, 11, 9), time(8))
CLOSES = local_instant(date(2026, 11, 16), time(8))


@pytest.mark.parametrize(
    ("day", "clock", "occasion"),
    [
        (date(2026, 10, 12), time(7, 59), None),
        (date(2026, 10, 12), time(8), "28-before"),
        (date(2026, 10, 26), time(7, 59), "28-before"),
        (date(2026, 10, 26), time(8), "14-before"),
        (date(2026, 11, 2), time(8), "7-before"),
        (date(2026, 11, 8), time(7, 59), "7-before"),
        (date(2026, 11, 8), time(8), "1-before"),
        (date(2026, 11, 9), time(7, 59), "1-before"),
        (date(2026, 11, 9), time(8), "missed"),
        (date(2026, 11, 16), time(7, 59), "missed"),
        (date(2026, 11, 16), time(8), None),
    ],
)
def test_it_is_told_by_the_clock_on_the_wall_on_both_sides_of_the_clock_change(
    day, clock, occasion
):
    """The clocks go back on 25 October, between 28 and 14 days before."""
    due = reminder_due(OPENS, CLOSES, local_instant(day, clock))
    assert (due and due.occasion) == (occasion and f"2026-11-09-{occasion}")


def test_each_reminder_is_news_until_the_next():
    at, seen = OPENS - 29 * DAY, []
    while at < CLOSES:
        due = reminder_due(OPENS, CLOSES, at)
        if due is None:
            at += HOUR
            continue
        seen.append((due.due_at.astimezone(UTC), due.not_after.astimezone(UTC)))
        at = due.not_after
    days = [local_instant(OPENS.date() - n * DAY, time(8)) for n in (28, 14, 7, 1, 0)]
    edges = [edge.astimezone(UTC) for edge in (*days, CLOSES)]
    assert seen == list(pairwise(edges))


@pytest.fixture
def owner(db):
    return make_user()


@pytest.fixture
def campaign(owner):
    return make_campaign(owner=owner)


def queued() -> list[tuple[str, str]]:
    return list(Notice.objects.order_by("pk").values_list("kind", "occasion"))


def test_an_opened_edition_is_told_once(campaign):
    make_edition(campaign=campaign, starts_at=NOW)
    assert [queue_reminders(at=NOW + n * MINUTE) for n in (-1, 0, 1, 2)] == [0, 1, 0, 0]
    assert queued() == [(Kind.EDITION_OPEN, "2026-10-06")]


def test_an_edition_that_opened_during_a_short_standstill_is_told_and_after_a_day_not(campaign):
    make_edition(campaign=campaign, starts_at=NOW)
    assert queue_reminders(at=NOW + DAY) == 0
    assert queue_reminders(at=NOW + 23 * HOUR) == 1
    assert send_due(at=NOW + 23 * HOUR) == Counts(sent=1)


@pytest.mark.parametrize("target", ["edition", "theme"])
def test_what_is_paused_is_not_told_as_open(campaign, owner, target):
    edition = make_edition(campaign=campaign, starts_at=NOW)
    what = edition if target == "edition" else campaign.theme
    start_pause(reason="Larm", by=owner, at=NOW, **{target: what})
    assert queue_reminders(at=NOW) == 0


def test_a_campaign_without_an_owner_tells_nobody(db):
    make_edition(starts_at=NOW)
    make_edition(starts_at=NOW + DAY, status=Edition.Status.PROVISIONAL)
    assert queue_reminders(at=NOW) == 0


def test_an_unconfirmed_edition_is_told_five_times(campaign):
    make_edition(
        campaign=campaign, starts_at=OPENS, ends_at=CLOSES, status=Edition.Status.PROVISIONAL
    )
    for hours in range(0, 24 * 45, 8):
        queue_reminders(at=NOW + hours * HOUR)
    names = ("28-before", "14-before", "7-before", "1-before", "missed")
    assert queued() == [(Kind.EDITION_UNCONFIRMED, f"2026-11-09-{name}") for name in names]


def test_a_standstill_over_a_reminder_delays_it_and_makes_up_for_no_older_one(campaign):
    make_edition(
        campaign=campaign, starts_at=OPENS, ends_at=CLOSES, status=Edition.Status.PROVISIONAL
    )
    assert queue_reminders(at=OPENS - 4 * DAY) == 1
    assert queued() == [(Kind.EDITION_UNCONFIRMED, "2026-11-09-7-before")]


def test_once_confirmed_a_reminder_that_waits_is_not_sent(campaign):
    edition = make_edition(
        campaign=campaign, starts_at=NOW + DAY, status=Edition.Status.PROVISIONAL
    )
    queue_reminders(at=NOW)
    Edition.objects.filter(pk=edition.pk).update(status=Edition.Status.CONFIRMED)
    assert send_due(at=NOW) == Counts(dropped=1)


@pytest.mark.parametrize("editions", [1, 3])
def test_looking_takes_three_questions_however_many_editions(
    campaign, editions, django_assert_num_queries
):
    for n in range(editions):
        make_edition(campaign=campaign, starts_at=NOW + n * HOUR, status=Edition.Status.PROVISIONAL)
    queue_reminders(at=NOW)
    with django_assert_num_queries(3):
        queue_reminders(at=NOW + MINUTE)
