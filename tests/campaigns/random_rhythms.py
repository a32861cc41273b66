"""Rhythms of every shape, by name or by chance, dense where calendars are difficult."""

from datetime import date, time, timedelta

from hypothesis import strategies as st

from schedules.rules.rhythm import Rhythm, Shape
from tests.campaigns.oracle import FIRST, LAST

HARD_DAYS = (
    date(2024, 12, 30),  # Monday of week 1 of 2025
    date(2026, 3, 29),  # the clock goes forward
    date(2026, 10, 25),  # the clock goes back
    date(2027, 1, 3),  # Sunday of week 53 of 2026
    date(2028, 2, 29),
    date(2038, 1, 19),  # the last day of 32-bit time
    date(2039, 1, 1),  # Saturday of week 52 that dateutil takes for week 53
)
HARD_TIMES = (time(0), time(2), time(2, 30), time(3), time(3, 30), time(10), time(23, 45))
HARD_WEEKS = (1, 43, 44, 52, 53)

start_days = st.sampled_from(HARD_DAYS) | st.dates(FIRST - timedelta(days=400), LAST)
start_times = st.sampled_from(HARD_TIMES) | st.times().map(lambda t: t.replace(fold=0))
weekdays = st.integers(0, 6)
month_sets = st.lists(st.integers(1, 12), unique=True).map(tuple)
week_numbers = st.sampled_from(HARD_WEEKS) | st.integers(1, 53)

fields_of_shape = {
    Shape.WEEKLY: {
        "weekdays": st.lists(weekdays, min_size=1, unique=True).map(tuple),
        "interval": st.integers(1, 5) | st.integers(1, 52),
    },
    Shape.MONTHLY: {
        "weekdays": st.tuples(weekdays),
        "nth": st.sampled_from((1, 2, 3, 4, -1)),
        "months": month_sets,
    },
    Shape.ISO_WEEKS: {
        "weeks": st.lists(week_numbers, min_size=1, max_size=6, unique=True).map(tuple),
        "weekdays": st.just(()) | st.tuples(weekdays),
    },
    Shape.YEARLY: {},
}


@st.composite
def lengths(draw):
    days = draw(st.integers(0, 8) | st.integers(0, 31))
    minutes = draw(st.sampled_from((0, 15, 30, 60, 90, 1410)) | st.integers(0, 1439))
    return {"length_days": days, "length_minutes": minutes if days else minutes or 45}


@st.composite
def rhythms(draw, shapes=tuple(Shape)):
    """Rhythms with sound fields; they may still overlap themselves or never happen."""
    shape = draw(st.sampled_from(shapes))
    starts_on = draw(start_days)
    runs_for = draw(st.none() | st.integers(0, 400) | st.integers(0, 7700))
    return Rhythm(
        shape=shape,
        starts_on=starts_on,
        ends_on=None if runs_for is None else starts_on + timedelta(days=runs_for),
        start_time=draw(start_times),
        **draw(lengths()),
        **{name: draw(values) for name, values in fields_of_shape[shape].items()},
    )


def a_rhythm(shape=Shape.WEEKLY, **fields):
    weekly = {"weekdays": (0,)} if shape == Shape.WEEKLY else {}
    common = {"starts_on": date(2025, 1, 1), "ends_on": None, "start_time": time(8)}
    return Rhythm(shape=shape, **{**common, "length_days": 1, **weekly, **fields})
