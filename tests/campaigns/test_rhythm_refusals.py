import random
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from time import process_time

import pytest
from hypothesis import assume, given, settings

from schedules.rules.rhythm import LOOK_AHEAD, Shape, days, first_day, window
from schedules.rules.rhythm_rules import RhythmReason, refusal
from tests.campaigns import oracle
from tests.campaigns.random_rhythms import a_rhythm, rhythms

TODAY = date(2026, 11, 17)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({}, None),
        ({"length_days": 7}, None),
        ({"ends_on": date(2024, 12, 31)}, RhythmReason.ENDS_BEFORE_START),
        ({"ends_on": date(2025, 1, 1)}, RhythmReason.NEVER_HAPPENS),
        ({"length_days": 0}, RhythmReason.NO_LENGTH),
        ({"length_days": 1, "length_minutes": -1}, RhythmReason.NO_LENGTH),
        ({"length_days": 31, "length_minutes": 1}, RhythmReason.LONGER_THAN_31_DAYS),
        ({"length_days": 10**12}, RhythmReason.LONGER_THAN_31_DAYS),
        ({"length_days": 7, "length_minutes": 1}, RhythmReason.OVERLAPS_ITSELF),
        ({"length_days": 7, "length_minutes": 1, "interval": 2}, None),
        ({"length_days": 2, "weekdays": (0, 2)}, None),
        ({"length_days": 3, "weekdays": (0, 2)}, RhythmReason.OVERLAPS_ITSELF),
        ({"length_days": 2, "weekdays": (0, 6), "interval": 2}, None),
        ({"length_days": 2, "weekdays": (0, 6)}, RhythmReason.OVERLAPS_ITSELF),
        ({"length_days": 8, "ends_on": date(2025, 1, 12)}, None),
        ({"length_days": 8, "ends_on": date(2025, 1, 13)}, RhythmReason.OVERLAPS_ITSELF),
        ({"weekdays": ()}, RhythmReason.NO_WEEKDAY),
        ({"weekdays": (7,)}, RhythmReason.NO_WEEKDAY),
        ({"interval": 0}, RhythmReason.BAD_INTERVAL),
        ({"interval": -1}, RhythmReason.BAD_INTERVAL),
        ({"interval": 53}, RhythmReason.BAD_INTERVAL),
        ({"interval": 10**12}, RhythmReason.BAD_INTERVAL),
        ({"starts_on": date.max}, RhythmReason.NEVER_HAPPENS),
        ({"starts_on": date.min}, RhythmReason.NEVER_HAPPENS),
        ({"starts_on": date.min, "ends_on": date.max}, RhythmReason.NEVER_HAPPENS),
    ],
)
def test_a_weekly_rhythm_is_refused_for_one_reason(fields, reason):
    assert refusal(a_rhythm(**fields)) == reason


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({}, None),
        ({"length_days": 28}, None),
        ({"length_days": 29}, RhythmReason.OVERLAPS_ITSELF),
        ({"length_days": 31, "months": (9, 11)}, None),
        ({"length_days": 29, "months": (1, 2)}, RhythmReason.OVERLAPS_ITSELF),
        ({"nth": None}, RhythmReason.BAD_NTH),
        ({"nth": 0}, RhythmReason.BAD_NTH),
        ({"nth": 5}, RhythmReason.BAD_NTH),
        ({"nth": -2}, RhythmReason.BAD_NTH),
        ({"weekdays": ()}, RhythmReason.NO_WEEKDAY),
        ({"weekdays": (0, 1)}, RhythmReason.NO_WEEKDAY),
        ({"months": (9, 13)}, RhythmReason.NEVER_HAPPENS),
        ({"months": (2,), "ends_on": date(2025, 2, 2)}, RhythmReason.NEVER_HAPPENS),
        ({"interval": 2}, RhythmReason.BAD_INTERVAL),
    ],
)
def test_a_monthly_rhythm_is_refused_for_one_reason(fields, reason):
    first_monday = {"weekdays": (0,), "nth": 1}
    assert refusal(a_rhythm(Shape.MONTHLY, **{**first_monday, **fields})) == reason


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"weeks": (36, 38)}, None),
        ({"weeks": tuple(range(1, 54)), "length_days": 7}, None),
        ({"weeks": (36, 37), "length_days": 8}, RhythmReason.OVERLAPS_ITSELF),
        ({"weeks": (1, 53), "length_days": 8}, RhythmReason.OVERLAPS_ITSELF),
        (
            {"weeks": (1, 53), "length_days": 8, "starts_on": date(2027, 1, 4)},
            RhythmReason.OVERLAPS_ITSELF,
        ),
        ({"weeks": (1, 51), "length_days": 14}, None),
        ({"weeks": ()}, RhythmReason.NO_WEEK),
        ({"weeks": (0,)}, RhythmReason.BAD_WEEK),
        ({"weeks": (40, 54)}, RhythmReason.BAD_WEEK),
        ({"weeks": (-1,)}, RhythmReason.BAD_WEEK),
        ({"weeks": (53,)}, None),
        ({"weeks": (53,), "ends_on": date(2026, 12, 27)}, RhythmReason.NEVER_HAPPENS),
        ({"weeks": (40,), "weekdays": (0, 1)}, RhythmReason.NO_WEEKDAY),
        ({"weeks": (40,), "weekdays": (-1,)}, RhythmReason.NO_WEEKDAY),
    ],
)
def test_a_rhythm_of_iso_weeks_is_refused_for_one_reason(fields, reason):
    assert refusal(a_rhythm(Shape.ISO_WEEKS, **fields)) == reason


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"starts_on": date(2028, 2, 29), "length_days": 31}, None),
        ({"starts_on": date(2028, 2, 29), "ends_on": date(2028, 2, 29)}, None),
        ({"interval": 4}, RhythmReason.BAD_INTERVAL),
    ],
)
def test_a_yearly_rhythm_is_refused_for_one_reason(fields, reason):
    assert refusal(a_rhythm(Shape.YEARLY, **fields)) == reason


@settings(deadline=None)
@given(rhythms())
def test_what_is_not_refused_happens_and_never_meets_itself(some):
    reason = refusal(some)
    windows = [window(some, day) for day in days(some, oracle.FIRST, oracle.LAST)]
    assert all(starts_at < ends_at for starts_at, ends_at in windows)
    if reason is None:
        assert first_day(some) is not None
        assert all(before[1] <= after[0] for before, after in pairwise(windows))


@settings(deadline=None)
@given(rhythms())
def test_a_rhythm_refused_for_its_days_is_refused_by_the_calendar_too(some):
    some = replace(some, starts_on=max(some.starts_on, oracle.FIRST))
    assume(some.ends_on is None or some.ends_on >= some.starts_on)
    length = timedelta(days=some.length_days, minutes=some.length_minutes)
    assume(length <= timedelta(days=31))
    found = oracle.days_of(some, some.starts_on, some.starts_on + 2 * LOOK_AHEAD)
    if refusal(some) == RhythmReason.NEVER_HAPPENS:
        assert oracle.days_of(some, some.starts_on, some.starts_on + LOOK_AHEAD) == []
    else:
        meets_itself = any(after - before < length for before, after in pairwise(found))
        assert refusal(some) == (RhythmReason.OVERLAPS_ITSELF if meets_itself else None)


def test_no_value_at_all_makes_a_refusal_slow_or_crash():
    chance = random.Random(1)
    odd = (-(10**12), -1, 0, 1, 2, 53, 54, 10**12)
    for _ in range(300):
        some = a_rhythm(
            chance.choice(list(Shape)),
            starts_on=chance.choice((date.min, date(1900, 1, 1), TODAY, date.max)),
            ends_on=chance.choice((None, date.min, TODAY, date.max)),
            length_days=chance.choice(odd),
            length_minutes=chance.choice(odd),
            weekdays=tuple(chance.sample(odd, chance.randrange(3))),
            nth=chance.choice((None, *odd)),
            months=tuple(chance.sample(odd, chance.randrange(3))),
            weeks=tuple(chance.sample(odd, chance.randrange(3))),
            interval=chance.choice(odd),
        )
        began = process_time()
        assert refusal(some) is None or refusal(some) in RhythmReason
        assert process_time() - began < 0.5
