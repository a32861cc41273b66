"""The text of a rhythm, read by django-scheduler itself; nothing is written to a database."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import assume, given, settings
from schedule.models import Event, Rule

from schedules.models.recurrence import LocalEvent, expand
from schedules.rules.intervals import TZ
from schedules.rules.rhythm import Shape, first_day, rule_of, window
from tests.campaigns import oracle
from tests.campaigns.random_rhythms import a_rhythm, rhythms

AFTER_ALL = oracle.LAST + timedelta(days=1)
NEW_YEAR = date(2039, 1, 1)  # a Saturday of week 52 that dateutil takes for week 53


def stored(rhythm):
    frequency, params = rule_of(rhythm)
    starts_at, ends_at = window(rhythm, first_day(rhythm))
    until = rhythm.ends_on and datetime.combine(rhythm.ends_on, time.max, TZ)
    rule = Rule(frequency=frequency, params=params)
    return Event(start=starts_at, end=ends_at, end_recurring_period=until, rule=rule)


@settings(deadline=None)
@given(rhythms())
def test_a_stored_rule_is_read_as_the_days_of_its_rhythm(some):
    start = first_day(some)
    assume(start is not None and start <= oracle.LAST)
    assert expand(stored(some), start, AFTER_ALL) == oracle.days_of(some, start, oracle.LAST)


@pytest.mark.parametrize("start_time", [time(0), time(8)])
@pytest.mark.parametrize("week", [1, 52, 53])
@pytest.mark.parametrize("weekday", range(7))
def test_weeks_at_the_turn_of_the_year_are_read_from_any_day(week, weekday, start_time):
    some = a_rhythm(Shape.ISO_WEEKS, weeks=(week,), weekdays=(weekday,), start_time=start_time)
    for days_after in range(-8, 9):
        first = NEW_YEAR + timedelta(days=days_after)
        assert expand(stored(some), first, AFTER_ALL) == oracle.days_of(some, first)


def test_the_rule_object_alone_gives_every_iso_week_from_its_first_day():
    last = datetime.combine(oracle.LAST, time.max)
    for (week, weekday), expected in oracle.days_by_week().items():
        some = a_rhythm(Shape.ISO_WEEKS, weeks=(week,), weekdays=(weekday,))
        event = stored(some)
        rule = LocalEvent(rule=event.rule, start=event.start).get_rrule_object(TZ)
        found = [start.date() for start in rule.replace(until=last)]
        assert found == expected


def test_a_series_may_start_on_a_day_that_dateutil_numbers_wrongly():
    some = a_rhythm(Shape.ISO_WEEKS, weeks=(52,), weekdays=(5,), starts_on=NEW_YEAR)
    assert expand(stored(some), NEW_YEAR, AFTER_ALL) == oracle.days_of(some)
