from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schedules.rules.intervals import TZ, add_wall, local_day, local_instant, overlaps, wall_span
from schedules.rules.ticks import TICK, instant_of, tick_of, tick_span
from tests.campaigns import oracle

YEARS = range(2025, 2046)
FORWARD, BACK = date(2026, 3, 29), date(2026, 10, 25)
MICROSECOND = timedelta(microseconds=1)

change_days = st.sampled_from(
    [oracle.last_sunday(year, month) for year in YEARS for month in (3, 10)]
)
days_near_changes = st.builds(
    lambda day, n: day + timedelta(days=n), change_days, st.integers(-9, 9)
)
any_days = days_near_changes | st.dates(oracle.FIRST, oracle.LAST)
night_times = st.times(time(0), time(5)).map(lambda t: t.replace(fold=0))
any_times = night_times | st.times().map(lambda t: t.replace(fold=0))
instants = st.builds(
    lambda day, minutes: datetime.combine(day, time(), UTC) + timedelta(minutes=minutes),
    any_days,
    st.integers(-180, 1440),
)


def utc(day, hour, minute=0):
    return datetime.combine(day, time(hour, minute), UTC)


def stockholm(day, hour, minute=0, fold=0):
    return datetime.combine(day, time(hour, minute, fold=fold), TZ)


# Instants


@given(any_days, any_times)
def test_a_local_time_is_the_instant_that_the_european_rule_gives(day, shown):
    expected = oracle.moved_forward(datetime.combine(day, shown))
    assert local_instant(day, shown).astimezone(UTC) == expected


@pytest.mark.parametrize(
    ("day", "shown", "expected"),
    [
        (date(2026, 1, 15), time(10), utc(date(2026, 1, 15), 9)),
        (date(2026, 7, 15), time(10), utc(date(2026, 7, 15), 8)),
        (date(2044, 7, 15), time(10), utc(date(2044, 7, 15), 8)),
        (FORWARD, time(1, 59), utc(FORWARD, 0, 59)),
        (FORWARD, time(2, 30), utc(FORWARD, 1, 30)),
        (FORWARD, time(3), utc(FORWARD, 1)),
        (BACK, time(2, 30), utc(BACK, 0, 30)),
        (BACK, time(2, 30, fold=1), utc(BACK, 0, 30)),
        (BACK, time(3), utc(BACK, 2)),
    ],
)
def test_a_lost_hour_moves_forward_and_a_doubled_one_is_the_first(day, shown, expected):
    assert local_instant(day, shown).astimezone(UTC) == expected


def test_a_time_in_the_lost_hour_is_written_as_the_clock_will_show_it():
    assert local_instant(FORWARD, time(2, 30)).isoformat() == "2026-03-29T03:30:00+02:00"


@pytest.mark.parametrize(
    ("at", "day"),
    [
        (datetime(2026, 1, 1, 22, 59, 59, tzinfo=UTC), date(2026, 1, 1)),
        (datetime(2026, 1, 1, 23, 0, tzinfo=UTC), date(2026, 1, 2)),
        (datetime(2026, 7, 1, 21, 59, 59, tzinfo=UTC), date(2026, 7, 1)),
        (datetime(2026, 7, 1, 22, 0, tzinfo=UTC), date(2026, 7, 2)),
        (datetime(2026, 7, 1, 20, 0, tzinfo=ZoneInfo("America/New_York")), date(2026, 7, 2)),
    ],
)
def test_a_day_begins_at_midnight_in_stockholm(at, day):
    assert local_day(at) == day


def test_a_time_without_a_zone_is_refused():
    naive = datetime(2026, 1, 1, 12)  # noqa: DTZ001 (that it has no zone is what is tested)
    with pytest.raises(ValueError, match="without a zone"):
        local_day(naive)
    with pytest.raises(ValueError, match="without a zone"):
        add_wall(naive, days=1)


# Lengths


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize(("month", "hours"), [(3, -1), (10, 1)])
def test_seven_days_are_seven_local_days_across_every_clock_change(year, month, hours):
    change = oracle.last_sunday(year, month)
    for days_before in range(7):
        start = local_instant(change - timedelta(days=days_before), time(0))
        end = add_wall(start, days=7)
        assert end == local_instant(change + timedelta(days=7 - days_before), time(0))
        elapsed = end.astimezone(UTC) - start.astimezone(UTC)
        assert elapsed == timedelta(days=7, hours=hours)


@given(instants, st.integers(0, 31), st.integers(0, 2000))
def test_a_length_ends_when_the_clock_gets_so_far(start, days, minutes):
    local = start.astimezone(TZ)
    reading = local.replace(tzinfo=None) + timedelta(days=days, minutes=minutes)
    same_pass = local.fold and reading.date() == local.date()
    shown = oracle.instants_showing(reading)
    expected = shown[-1] if shown and same_pass else oracle.reached(reading)
    assert add_wall(start, days, minutes).astimezone(UTC) == expected


@given(instants, st.integers(0, 1500))
def test_a_longer_length_never_ends_earlier(start, minutes):
    start_again, shorter, longer = (
        add_wall(start, minutes=m).astimezone(UTC) for m in (0, minutes, minutes + 1)
    )
    assert start_again == start
    assert shorter <= longer
    assert longer > start


@pytest.mark.parametrize(
    ("start", "length", "end"),
    [
        (utc(FORWARD, 0, 30), {"minutes": 60}, utc(FORWARD, 1)),  # 01:30 to the jump
        (utc(FORWARD, 0, 30), {"minutes": 90}, utc(FORWARD, 1)),  # 01:30 to 03:00
        (utc(BACK, 0, 30), {"minutes": 15}, utc(BACK, 0, 45)),  # in the first 02:00 hour
        (utc(BACK, 1, 30), {"minutes": 15}, utc(BACK, 1, 45)),  # in the second
        (utc(BACK, 0, 30), {"minutes": 30}, utc(BACK, 2)),  # 02:30, first time, to 03:00
        (utc(BACK, 0), {"days": -1}, utc(date(2026, 10, 24), 0)),
    ],
)
def test_a_length_over_a_change_is_read_off_the_clock(start, length, end):
    assert add_wall(start, **length).astimezone(UTC) == end


@pytest.mark.parametrize("year", YEARS)
def test_a_window_starting_in_the_lost_hour_is_never_empty(year):
    sunday = oracle.last_sunday(year, 3)
    assert wall_span(sunday, time(2, 30), minutes=30) == (utc(sunday, 1, 30), utc(sunday, 2))
    assert wall_span(sunday, time(2, 30), minutes=90) == (utc(sunday, 1, 30), utc(sunday, 2))
    assert wall_span(sunday, time(2, 30), days=7) == (
        utc(sunday, 1, 30),
        utc(sunday + timedelta(days=7), 0, 30),
    )


@pytest.mark.parametrize("start_time", [time(2), time(2, 30), time(3), time(3, 30)])
def test_windows_that_meet_each_day_never_overlap_at_a_change(start_time):
    for change in (FORWARD, BACK):
        saturday, sunday, monday = (
            wall_span(change + timedelta(days=n), start_time, days=1) for n in (-1, 0, 1)
        )
        assert saturday[1] <= sunday[0]
        assert sunday[1] == monday[0]


@given(any_days, any_times, st.integers(0, 8), st.integers(1, 1500))
def test_away_from_the_lost_hour_a_window_is_its_start_and_a_wall_length(day, shown, days, minutes):
    reading = datetime.combine(day, shown)
    starts_at, ends_at = wall_span(day, shown, days, minutes)
    assert starts_at == local_instant(day, shown).astimezone(UTC)
    if oracle.instants_showing(reading):
        assert ends_at == add_wall(starts_at, days, minutes).astimezone(UTC)


# Overlaps


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ((8, 10), (10, 12), False),
        ((8, 10), (9, 12), True),
        ((8, 12), (9, 10), True),
        ((8, 10), (8, 10), True),
        ((9, 9), (8, 10), False),
    ],
)
def test_intervals_that_only_touch_do_not_overlap(a, b, expected):
    a0, a1, b0, b1 = (utc(FORWARD, hour) for hour in (*a, *b))
    assert overlaps(a0, a1, b0, b1) is expected
    assert overlaps(b0, b1, a0, a1) is expected


def test_a_microsecond_in_common_is_an_overlap():
    start, middle, end = (utc(FORWARD, hour) for hour in (8, 9, 10))
    assert overlaps(start, middle + MICROSECOND, middle, end)


def test_the_two_passes_of_the_doubled_hour_do_not_overlap():
    first = (stockholm(BACK, 2), stockholm(BACK, 2, 45))
    second = (stockholm(BACK, 2, fold=1), stockholm(BACK, 2, 45, fold=1))
    assert not overlaps(*first, *second)


# Ticks


@given(instants)
def test_an_instant_lies_in_its_tick(at):
    assert instant_of(tick_of(at)) <= at < instant_of(tick_of(at) + 1)
    assert tick_of(at) == int(at.timestamp()) // TICK
    assert tick_of(at.astimezone(TZ)) == tick_of(at)


def test_a_tick_ends_at_the_last_microsecond_of_the_quarter():
    quarter = utc(FORWARD, 8, 15)
    assert tick_of(quarter - MICROSECOND) == tick_of(quarter) - 1
    assert tick_of(quarter + timedelta(minutes=15) - MICROSECOND) == tick_of(quarter)


@pytest.mark.parametrize(
    ("starts", "ends", "touched"),
    [((8, 0), (9, 0), 4), ((8, 1), (9, 0), 4), ((8, 14), (8, 16), 2), ((8, 0), (8, 0), 0)],
)
def test_a_span_takes_every_tick_that_it_touches(starts, ends, touched):
    starts_at, ends_at = utc(FORWARD, *starts), utc(FORWARD, *ends)
    first = tick_of(utc(FORWARD, starts[0]))
    assert tick_span(starts_at, ends_at) == range(first, first + touched)


def test_a_microsecond_past_the_quarter_takes_the_next_tick():
    starts_at, ends_at = utc(FORWARD, 8), utc(FORWARD, 8, 15)
    assert len(tick_span(starts_at, ends_at)) == 1
    assert len(tick_span(starts_at, ends_at + MICROSECOND)) == 2


@pytest.mark.parametrize(("day", "quarters"), [(FORWARD, 92), (BACK, 100), (date(2026, 6, 1), 96)])
def test_a_local_day_has_as_many_quarters_as_the_sun_gives_it(day, quarters):
    midnight = local_instant(day, time(0))
    assert len(tick_span(midnight, add_wall(midnight, days=1))) == quarters
