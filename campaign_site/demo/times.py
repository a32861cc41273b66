"""When the demo's rounds lie, seen from any instant: values in, values out.

Only what is here makes sure that something is open, something comes and two rounds are behind,
whatever the day.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from schedules.rules.intervals import add_wall, local_day, local_instant
from schedules.rules.rhythm import Rhythm, Shape, days, window
from schedules.rules.school_days import is_school_day

# Far back, so that rounds keep their days however late the demo is loaded anew.
FIRST_YEAR, YEARS_BEHIND = 2020, 3
LOOK_BACK, LOOK_AHEAD = timedelta(days=3 * 366), timedelta(days=2 * 366)
PLANNED_BEFORE, CONFIRMED_BEFORE = timedelta(days=60), timedelta(days=28)
PAST_ROUNDS = 2

OPENS = time(8)
SEASON_BEGUN_DAYS, SEASON_DAYS = 3, 14

Span = tuple[datetime, datetime]


@dataclass(frozen=True)
class Rounds:
    """Days of one rhythm around an instant; `past` newest first."""

    past: tuple[date, ...]
    open: date | None
    coming: date

    @property
    def confirmed(self) -> tuple[date, ...]:
        now = (self.open,) if self.open else ()
        return (*reversed(self.past), *now, self.coming)


def rhythm_of(spec: dict[str, Any], at: datetime) -> Rhythm:
    """A rhythm as the content files write it, begun some years before `at`."""
    shape = Shape(spec["shape"])
    return Rhythm(
        shape=shape,
        starts_on=first_possible_day(shape, spec, at),
        ends_on=None,
        start_time=spec["start_time"],
        length_days=spec["length_days"],
        length_minutes=spec["length_minutes"],
        weekdays=tuple(spec.get("weekdays", ())),
        nth=spec.get("nth"),
        months=tuple(spec.get("months", ())),
        weeks=tuple(spec.get("weeks", ())),
        interval=spec.get("interval", 1),
    )


def first_year(at: datetime) -> int:
    return min(FIRST_YEAR, local_day(at).year - YEARS_BEHIND)


def first_possible_day(shape: Shape, spec: dict[str, Any], at: datetime) -> date:
    year = first_year(at)
    if shape == Shape.YEARLY:
        return date(year, spec["month"], spec["day"])
    # A Monday, so that "every other week" is counted from the same week each time.
    return date.fromisocalendar(year, 2, 1)


def rounds(rhythm: Rhythm, at: datetime, *, in_term: bool = False) -> Rounds:
    """The rounds that the demo holds; `in_term` passes over those on days without school."""
    today = local_day(at)
    near = days(rhythm, today - LOOK_BACK, today + LOOK_AHEAD)
    spans = ((day, *window(rhythm, day)) for day in near if not in_term or is_school_day(day))
    past: list[date] = []
    now = None
    for day, starts_at, ends_at in spans:
        if ends_at <= at:
            past.append(day)
        elif starts_at <= at:
            now = day
        else:
            return Rounds(tuple(past[: -PAST_ROUNDS - 1 : -1]), now, day)
    raise ValueError(f"Nothing comes after {at}: {rhythm}")


def planned_at(rhythm: Rhythm, around: Rounds) -> datetime:
    """When the demo's communicator sat down to plan: well before the oldest round that is shown."""
    return window(rhythm, around.past[-1])[0] - PLANNED_BEFORE


def confirmed_at(starts_at: datetime, at: datetime) -> datetime:
    return min(at, starts_at - CONFIRMED_BEFORE)


def season(taken: Iterable[Span], at: datetime) -> Span | None:
    """A window that is open at `at` between the spans that are taken; None if one of them is on."""
    day = local_day(at)
    starts_at = local_instant(day - timedelta(days=SEASON_BEGUN_DAYS), OPENS)
    ends_at = add_wall(starts_at, days=SEASON_DAYS)
    for other_start, other_end in taken:
        if other_start <= at < other_end:
            return None
        if other_end <= at:
            starts_at = max(starts_at, other_end)
        else:
            ends_at = min(ends_at, other_start)
    return starts_at, ends_at
