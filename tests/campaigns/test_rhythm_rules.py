from datetime import date, datetime, time, timedelta
from functools import partial
from timeit import repeat

import pytest
from dateutil import rrule
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from schedules.rules.rhythm import (
    LOOK_AHEAD,
    Shape,
    days,
    first_day,
    rule_of,
    window,
)
from tests.campaigns import oracle
from tests.campaigns.random_rhythms import a_rhythm, rhythms

TODAY = date(2026, 11, 17)


def expand_text(frequency, params, *, start, last):
    """What django-scheduler makes of a rule: its own reading of the text, from its first start."""
    options = {}
    for name, _, words in (part.partition(":") for part in params.split(";")):
        values = [getattr(rrule, w) if w.isalpha() else int(w) for w in words.split(",")]
        options[name] = values[0] if len(values) == 1 else values
    midnight = datetime.combine(start, time())
    until = datetime.combine(last, time())
    instances = rrule.rrule(getattr(rrule, frequency), dtstart=midnight, until=until, **options)
    return sorted({start, *(at.date() for at in instances)})


# The days


@settings(deadline=None)
@given(rhythms())
def test_the_days_are_those_found_by_walking_the_calendar(some):
    assert days(some, oracle.FIRST, oracle.LAST) == oracle.days_of(some)


@settings(deadline=None)
@given(rhythms())
def test_the_windows_are_those_found_by_walking_the_calendar(some):
    windows = [window(some, day) for day in days(some, oracle.FIRST, oracle.LAST)]
    assert windows == oracle.windows_of(some)


@settings(deadline=None)
@given(rhythms(), st.dates(oracle.FIRST, oracle.LAST), st.integers(-5, 800))
def test_any_stretch_of_days_is_cut_from_the_same_series(some, first, length):
    last = first + timedelta(days=length)
    whole = days(some, min(first, some.starts_on), oracle.LAST + timedelta(days=801))
    assert days(some, first, last) == [day for day in whole if first <= day <= last]


@settings(deadline=None)
@given(rhythms())
def test_the_stored_text_gives_the_same_days_as_the_rhythm(some):
    start = first_day(some)
    assume(start is not None and start <= oracle.LAST)
    last = min(oracle.LAST, some.ends_on or oracle.LAST)
    assert expand_text(*rule_of(some), start=start, last=last) == days(some, start, last)


@settings(deadline=None)
@given(rhythms())
def test_the_first_day_is_the_first_that_the_calendar_shows(some):
    ten_years = oracle.days_of(some, some.starts_on, some.starts_on + LOOK_AHEAD)
    assert first_day(some) == next(iter(ten_years), None)


def test_the_first_day_is_found_as_far_off_as_the_next_week_53():
    week_53 = a_rhythm(Shape.ISO_WEEKS, weeks=(53,), starts_on=date(2094, 1, 4))
    assert first_day(week_53) == date(2099, 12, 28)


def test_every_iso_week_is_right_on_every_weekday_in_every_year():
    found = oracle.days_by_week()
    assert len(found) == 53 * 7
    for (week, weekday), expected in found.items():
        some = a_rhythm(Shape.ISO_WEEKS, weeks=(week,), weekdays=(weekday,))
        assert days(some, oracle.FIRST, oracle.LAST) == expected
        text = expand_text(*rule_of(some), start=expected[0], last=oracle.LAST)
        assert text == expected


def test_a_series_may_begin_on_the_january_day_that_dateutil_numbers_wrongly():
    saturday = date(2039, 1, 1)
    in_week_52 = a_rhythm(Shape.ISO_WEEKS, weeks=(52,), weekdays=(5,), starts_on=saturday)
    expected = [saturday, date(2039, 12, 31), date(2040, 12, 29)]
    last = date(2040, 12, 31)
    assert first_day(in_week_52) == saturday
    assert days(in_week_52, saturday, last) == expected
    assert expand_text(*rule_of(in_week_52), start=saturday, last=last) == expected


def test_the_29th_of_february_comes_back_in_leap_years_only():
    leap_day = a_rhythm(Shape.YEARLY, starts_on=date(2096, 2, 29))
    assert days(leap_day, date(2090, 1, 1), date(2110, 1, 1)) == [
        date(2096, 2, 29),
        date(2104, 2, 29),
        date(2108, 2, 29),
    ]


def test_every_other_week_counts_from_the_week_of_the_first_day():
    thursday = date(2026, 11, 19)
    every_other = a_rhythm(starts_on=thursday, weekdays=(0, 4), interval=2)
    assert days(every_other, date(2026, 11, 1), date(2026, 12, 18)) == [
        date(2026, 11, 20),
        date(2026, 11, 30),
        date(2026, 12, 4),
        date(2026, 12, 14),
        date(2026, 12, 18),
    ]


def test_a_rhythm_may_start_on_its_last_day_but_not_after_it():
    monday = date(2026, 11, 30)
    assert days(a_rhythm(ends_on=monday), TODAY, date(2027, 1, 1)) == [date(2026, 11, 23), monday]


def test_two_years_of_an_old_weekly_series_cost_no_more_than_of_a_new_one():
    def cost(some):
        spell_out = partial(days, some, TODAY, TODAY + timedelta(days=730))
        return min(repeat(spell_out, number=1, repeat=30))

    old, new = a_rhythm(starts_on=date(1926, 1, 4)), a_rhythm(starts_on=date(2026, 11, 16))
    assert cost(old) < 3 * cost(new)


# The text


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        (
            {"weekdays": (2, 0), "interval": 2},
            ("WEEKLY", "interval:2;byweekday:MO,WE"),
        ),
        (
            {"weekdays": (6,)},
            ("WEEKLY", "byweekday:SU"),
        ),
        (
            {"shape": Shape.MONTHLY, "weekdays": (0,), "nth": 1},
            ("MONTHLY", "byweekday:MO;bysetpos:1"),
        ),
        (
            {"shape": Shape.MONTHLY, "weekdays": (4,), "nth": -1, "months": (9, 2)},
            ("MONTHLY", "byweekday:FR;bysetpos:-1;bymonth:2,9"),
        ),
        (
            {"shape": Shape.ISO_WEEKS, "weeks": (38, 36)},
            ("YEARLY", "byweekno:36,38;byweekday:MO"),
        ),
        (
            {"shape": Shape.ISO_WEEKS, "weeks": (36, 52), "weekdays": (6,)},
            ("WEEKLY", "byweekno:36,52;byweekday:SU"),
        ),
        (
            {"shape": Shape.YEARLY, "starts_on": date(2026, 2, 14)},
            ("YEARLY", "bymonth:2;bymonthday:14"),
        ),
    ],
)
def test_a_rhythm_is_written_as_django_scheduler_reads_it(fields, text):
    assert rule_of(a_rhythm(**fields)) == text
