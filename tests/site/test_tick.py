"""One pass of the clock: every step, each by itself, and nearly nothing when nothing is due."""

from datetime import date, timedelta
from datetime import time as clock_time

import pytest
from django.core import mail
from django.core.management import CommandError, call_command

from campaign_site.steps import STEPS, Done, run_steps
from schedules.actions.heartbeats import beat, once_a_day
from schedules.actions.people import set_hours
from schedules.models import Edition, Heartbeat, Notice
from schedules.rules.intervals import local_instant
from schedules.rules.rhythm import Rhythm, Shape
from tests.factories.notices import make_wanted
from tests.factories.pages import make_standard_page
from tests.factories.schedules import (
    NOW,
    make_campaign,
    make_edition,
    make_facilitator,
    make_offer,
    make_team,
    make_user,
    make_visit,
)

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)
FIVE = clock_time(5)


def beats() -> dict:
    return dict(Heartbeat.objects.values_list("name", "beat_at"))


def test_a_pass_takes_every_step_in_its_order():
    assert [done.name for done in run_steps(at=NOW)] == [
        "refresh_series",
        "queue_reminders",
        "renew_week_rooms",
        "send_due",
        "keep_retention",
        "publish_scheduled",
        "forget",
    ]
    assert beats() == {"tick": NOW, "week_rooms": NOW, "retention": NOW, "forget": NOW}


def test_a_step_that_fails_stops_no_other_and_is_remembered():
    def bad_step(*, at):
        raise ValueError("larare@skola.example")

    def good_step(*, at):
        return 3

    done = run_steps(at=NOW, steps=[bad_step, good_step])
    assert [str(one) for one in done] == [
        f"bad_step: FAILED, ValueError at tests/site/test_tick.py:{bad_step.__code__.co_firstlineno + 1}",
        "good_step: 3",
    ]
    assert beats() == {"tick": NOW, "failed: bad_step": NOW}


def test_a_line_says_whether_anything_was_done():
    assert [bool(one) for one in (Done("a"), Done("a", 1), Done("a", error="b"))] == [
        False,
        True,
        True,
    ]


def test_the_command_takes_an_instant_and_prints_a_line_a_step(capsys):
    make_wanted(Notice.Kind.VISIT_CONFIRMED)
    call_command("tick", "--at", "2026-10-06T09:00")
    lines = capsys.readouterr().out.splitlines()
    assert lines[3] == "send_due: 1 sent, 0 failed, 0 dropped"
    assert len(lines) == len(STEPS)
    assert beats()["tick"] == NOW
    assert len(mail.outbox) == 1


def test_the_command_fails_when_a_step_did(settings):
    make_wanted(Notice.Kind.VISIT_CONFIRMED)
    settings.EMAIL_BACKEND = "no.such.Backend"
    with pytest.raises(CommandError, match="Failed: send_due"):
        call_command("tick", "--at", "2026-10-06T09:00")
    assert beats()["tick"] == NOW


@pytest.fixture
def usual_day():
    """A site in use, after a pass that did what there was to do."""
    team = make_team()
    facilitator = make_facilitator(team=team)
    weekly = Rhythm(
        shape=Shape.WEEKLY,
        starts_on=date(2026, 8, 17),
        ends_on=None,
        start_time=clock_time(8),
        length_minutes=540,
        weekdays=(0, 1, 2, 3, 4),
    )
    set_hours(facilitator, weekly, by=facilitator.user, at=NOW)
    campaign = make_campaign(owner=make_user())
    make_edition(campaign=campaign, starts_at=NOW - MINUTE)
    make_edition(starts_at=NOW + timedelta(days=5), status=Edition.Status.PROVISIONAL)
    offer = make_offer(team=team, campaigns=[campaign])
    make_visit(offer=offer, facilitators=[facilitator])
    make_wanted(Notice.Kind.VISIT_CONFIRMED)
    make_wanted(Notice.Kind.EDITION_UNCONFIRMED)
    make_standard_page()
    run_steps(at=NOW)


def test_an_idle_pass_asks_at_most_twelve_questions(usual_day, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        done = run_steps(at=NOW + MINUTE)
    assert [one for one in done if one] == []


@pytest.mark.parametrize(
    "day", [date(2026, 10, 6), date(2026, 10, 25), date(2027, 3, 28), date(2027, 1, 1)]
)
def test_what_is_done_once_a_day_is_done_at_its_hour_by_the_clock_on_the_wall(day):
    ran = []

    def job(*, at):
        ran.append(at)
        return 1

    edge = local_instant(day, FIVE)
    beat("job", at=edge - timedelta(hours=20))
    moments = [edge - MINUTE, edge, edge + MINUTE, edge + timedelta(hours=18)]
    assert [once_a_day("job", job, after=FIVE, at=at) for at in moments] == [0, 1, 0, 0]
    assert ran == [edge]


def test_after_days_of_standstill_it_is_done_once_and_at_once():
    beat("job", at=NOW - timedelta(days=3))
    moments = [NOW, NOW + MINUTE]
    assert [once_a_day("job", lambda at: 1, after=FIVE, at=at) for at in moments] == [1, 0]


def test_a_job_that_failed_is_still_to_do():
    def bad_job(*, at):
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        once_a_day("job", bad_job, after=FIVE, at=NOW)
    assert once_a_day("job", lambda at: 7, after=FIVE, at=NOW) == 7
