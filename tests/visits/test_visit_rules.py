"""What a visit may become, why one is refused, and what the public hears about free time."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import product
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schedules.rules.school_days import Calendars, SchoolCalendar
from schedules.rules.slots import Need, Person
from schedules.rules.visits import (
    RULES,
    VisitFacts,
    VisitReason,
    VisitStatus,
    may_become,
    refusal,
)
from schedules.rules.weeks import Room, room, room_by_week, smallest_pool, whole_weeks

STOCKHOLM = ZoneInfo("Europe/Stockholm")
HELD, REQUESTED, PROPOSED, CONFIRMED, DONE, CANCELLED = VisitStatus
NEXUS, REGION = 1, 2


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=STOCKHOLM)


ALLOWED = {
    (HELD, REQUESTED),
    (HELD, CANCELLED),
    (REQUESTED, PROPOSED),
    (REQUESTED, CONFIRMED),
    (REQUESTED, CANCELLED),
    (PROPOSED, REQUESTED),
    (PROPOSED, CONFIRMED),
    (PROPOSED, CANCELLED),
    (CONFIRMED, PROPOSED),
    (CONFIRMED, DONE),
    (CONFIRMED, CANCELLED),
}


def test_a_visit_moves_along_these_steps_and_no_others():
    every = product(VisitStatus, VisitStatus)
    assert {(old, new) for old, new in every if may_become(old, new)} == ALLOWED


def test_statuses_read_from_the_database_are_understood():
    assert may_become("requested", "confirmed")
    assert not may_become("done", "cancelled")


GOOD = VisitFacts(
    starts_at=local("2026-12-09T10:00"),
    at=local("2026-11-24T09:00"),
    group_size=28,
    group_min=10,
    group_max=30,
    notice_days=10,
    horizon_days=180,
    calendars=Calendars(),
    bookable_spans=((local("2026-12-07T00:00"), local("2026-12-19T00:00")),),
    member=True,
    host_closed=False,
    municipality_served=True,
    people_enough=True,
    paused=False,
)


def test_a_good_request_is_not_refused():
    assert refusal(GOOD) is None


CLOSED_THAT_DAY = Calendars(
    {
        2026: SchoolCalendar(
            terms=((date(2026, 8, 17), date(2026, 12, 18)),),
            days_off=frozenset({date(2026, 12, 9)}),
        )
    }
)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"member": False}, VisitReason.NOT_MEMBER),
        ({"host_closed": True}, VisitReason.HOST_CLOSED),
        ({"municipality_served": False}, VisitReason.OTHER_MUNICIPALITY),
        ({"paused": True}, VisitReason.PAUSED),
        ({"people_enough": False}, VisitReason.NOBODY_SERVES),
        ({"group_size": 9}, VisitReason.GROUP_TOO_SMALL),
        ({"group_size": 10}, None),
        ({"group_size": 30}, None),
        ({"group_size": 31}, VisitReason.GROUP_TOO_LARGE),
        ({"at": local("2026-11-25T23:59")}, None),
        ({"at": local("2026-11-26T00:00")}, VisitReason.TOO_SOON),
        ({"at": local("2026-12-09T10:00"), "notice_days": 0}, VisitReason.TOO_SOON),
        ({"at": local("2026-12-09T09:59"), "notice_days": 0}, None),
        ({"at": local("2026-12-10T09:00"), "notice_days": 0}, VisitReason.TOO_SOON),
        ({"horizon_days": 15}, None),
        ({"horizon_days": 14}, VisitReason.BEYOND_HORIZON),
        ({"bookable_spans": ()}, VisitReason.OUTSIDE_EDITION),
        ({"bookable_spans": None}, None),
        ({"starts_at": local("2026-12-07T00:00"), "notice_days": 5}, None),
        ({"starts_at": local("2026-12-19T00:00")}, VisitReason.OUTSIDE_EDITION),
        ({"starts_at": local("2026-12-12T10:00")}, VisitReason.NOT_SCHOOL_DAY),
        ({"calendars": CLOSED_THAT_DAY}, VisitReason.NOT_SCHOOL_DAY),
    ],
)
def test_each_reason_is_given(changes, expected):
    assert refusal(replace(GOOD, **changes)) == expected


def test_notice_over_christmas_is_counted_in_school_days():
    asked = replace(GOOD, at=local("2026-12-15T09:00"), bookable_spans=None, notice_days=10)
    assert refusal(replace(asked, starts_at=local("2027-01-18T10:00"))) == VisitReason.TOO_SOON
    assert refusal(replace(asked, starts_at=local("2027-01-19T10:00"))) is None


def test_a_late_evening_counts_as_the_local_day():
    """23:30 in Stockholm is still the same day in UTC, 00:30 is not."""
    before_midnight = replace(GOOD, at=local("2026-11-25T23:30"))
    assert refusal(before_midnight) is None
    utc = before_midnight.at.astimezone(ZoneInfo("UTC")) + timedelta(hours=1)
    assert refusal(replace(GOOD, at=utc)) == VisitReason.TOO_SOON


def test_a_stranger_hears_nothing_about_the_host_or_its_times():
    bad = replace(GOOD, member=False, host_closed=True, group_size=0, bookable_spans=())
    assert refusal(bad) == VisitReason.NOT_MEMBER


def test_every_reason_is_a_rule_or_found_by_an_action():
    ruled = [reason for reason, _ in RULES]
    assert [*ruled, VisitReason.TAKEN, VisitReason.TOO_MANY, VisitReason.WRONG_STATUS] == list(
        VisitReason
    )


@pytest.mark.parametrize(
    ("free_count", "pool_size", "is_break", "expected"),
    [
        (0, 5, False, Room.FULL),
        (1, 5, False, Room.BOOKABLE),
        (40, 9, False, Room.BOOKABLE),
        (0, 4, False, Room.ASK),
        (40, 4, False, Room.ASK),
        (0, 0, False, Room.ASK),
        (40, 9, True, Room.BREAK),
        (40, 4, True, Room.BREAK),
    ],
)
def test_the_public_hears_one_word_for_a_week(free_count, pool_size, is_break, expected):
    assert room(free_count, pool_size, is_break=is_break) == expected


@given(st.integers(0, 4), st.integers(0, 500), st.integers(0, 500), st.booleans())
def test_the_answer_of_a_small_pool_depends_on_nobodys_calendar(pool, one, other, is_break):
    assert room(one, pool, is_break=is_break) == room(other, pool, is_break=is_break)


def test_a_pool_is_as_small_as_the_smallest_team_that_must_send_somebody():
    persons = [Person(n, NEXUS) for n in range(6)] + [Person(n, REGION) for n in (6, 7)]
    assert smallest_pool(persons, [Need(NEXUS)]) == 6
    assert smallest_pool(persons, [Need(NEXUS), Need(REGION)]) == 2
    assert smallest_pool(persons, []) == 0


def test_only_whole_weeks_are_told():
    monday = date(2026, 11, 23)
    assert whole_weeks(monday, date(2026, 12, 6)) == [monday, date(2026, 11, 30)]
    assert whole_weeks(date(2026, 11, 24), date(2026, 12, 5)) == []
    assert whole_weeks(date(2026, 11, 24), date(2026, 12, 6)) == [date(2026, 11, 30)]
    assert whole_weeks(date(2026, 12, 6), date(2026, 11, 23)) == []


def test_a_week_is_judged_by_all_its_days():
    mondays = [date(2026, 10, 19), date(2026, 10, 26), date(2026, 11, 2)]
    starts = {date(2026, 10, 23): [1_990_000], date(2026, 10, 26): [], date(2026, 11, 3): []}
    answers = [Room.BOOKABLE, Room.BREAK, Room.FULL]
    assert room_by_week(mondays, starts, 5) == dict(zip(mondays, answers, strict=True))
