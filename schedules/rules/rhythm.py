"""How a campaign comes back: four shapes of rhythm, and the days and windows they give."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from dateutil import rrule

from schedules.rules.intervals import wall_span

EARLIEST, LATEST = date(1900, 1, 1), date(9998, 12, 31)
LOOK_AHEAD = timedelta(days=3653)  # ten years: longer than from one week 53 to the next
LETTERS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


class Shape(StrEnum):
    WEEKLY = "weekly"
    MONTHLY = "monthly_weekday"
    ISO_WEEKS = "iso_weeks"
    YEARLY = "yearly_date"


@dataclass(frozen=True)
class Rhythm:
    """Weekdays count from Monday = 0; `ends_on` is the last day on which a window may start.

    WEEKLY uses `weekdays` and `interval`, MONTHLY `nth` (-1 = last) of one weekday in `months`
    (none = all), ISO_WEEKS `weeks` and at most one weekday, YEARLY the date of `starts_on`.
    """

    shape: Shape
    starts_on: date
    ends_on: date | None
    start_time: time
    length_days: int = 0
    length_minutes: int = 0
    weekdays: tuple[int, ...] = ()
    nth: int | None = None
    months: tuple[int, ...] = ()
    weeks: tuple[int, ...] = ()
    interval: int = 1


def rule_of(rhythm: Rhythm) -> tuple[str, str]:
    """Frequency and parameters as django-scheduler writes them: ("YEARLY", "byweekno:36,38").

    Its start must be a day of the rhythm, and counts as one whatever the rule says of it.
    """
    frequency, params = _parts(rhythm)
    return frequency, ";".join(f"{name}:{_text(name, values)}" for name, values in params.items())


def days(rhythm: Rhythm, first: date, last: date) -> list[date]:
    """The days of a sound rhythm from `first` to `last`, both included."""
    return list(_walk(rhythm, first, last))


def first_day(rhythm: Rhythm) -> date | None:
    """The first day on or after `starts_on`, looked for during ten years."""
    return next(_walk(rhythm, rhythm.starts_on, later(rhythm.starts_on, LOOK_AHEAD)), None)


def window(rhythm: Rhythm, day: date) -> tuple[datetime, datetime]:
    return wall_span(day, rhythm.start_time, rhythm.length_days, rhythm.length_minutes)


def later(day: date, by: timedelta) -> date:
    """`day + by`, or the last day that the calendar has."""
    return day + min(by, date.max - day)


def _parts(rhythm: Rhythm) -> tuple[str, dict[str, list[int]]]:
    weekdays = sorted(set(rhythm.weekdays))
    match rhythm.shape:
        case Shape.WEEKLY:
            interval = {"interval": [rhythm.interval]} if rhythm.interval > 1 else {}
            return "WEEKLY", {**interval, "byweekday": weekdays}
        case Shape.MONTHLY:
            months = {"bymonth": sorted(set(rhythm.months))} if rhythm.months else {}
            return "MONTHLY", {"byweekday": weekdays, "bysetpos": [rhythm.nth or 1], **months}
        case Shape.ISO_WEEKS:
            return _iso_weeks(sorted(set(rhythm.weeks)), (weekdays or [0])[0])
    day = rhythm.starts_on
    return "YEARLY", {"bymonth": [day.month], "bymonthday": [day.day]}


def _iso_weeks(weeks: list[int], weekday: int) -> tuple[str, dict[str, list[int]]]:
    # dateutil 2.9 numbers 1 and 2 January wrongly in some years (Saturday 2039-01-01 is in
    # week 52, it says 53) unless it comes to them in weekly steps from the Monday before.
    # Else yearly, the only frequency that RFC 5545 allows with week numbers.
    in_january = weekday >= 5 and not {52, 53}.isdisjoint(weeks)
    frequency = "WEEKLY" if in_january else "YEARLY"
    return frequency, {"byweekno": weeks, "byweekday": [weekday]}


def _text(name: str, values: list[int]) -> str:
    return ",".join(LETTERS[v] if name == "byweekday" else str(v) for v in values)


def _walk(rhythm: Rhythm, first: date, last: date) -> Iterator[date]:
    first = max(first, rhythm.starts_on, EARLIEST)
    last = min(last, rhythm.ends_on or last, LATEST)
    if first > last:
        return
    frequency, params = _parts(rhythm)
    instances = rrule.rrule(
        getattr(rrule, frequency),
        dtstart=datetime.combine(_monday_to_start_from(rhythm, first), time()),
        until=datetime.combine(last, time()),
        wkst=rrule.MO,
        **{name: values[0] if len(values) == 1 else values for name, values in params.items()},
    )
    yield from (at.date() for at in instances if at.date() >= first)


def _monday_to_start_from(rhythm: Rhythm, first: date) -> date:
    """The Monday of the last counted week up to `first`, so that years gone by cost nothing."""
    monday = rhythm.starts_on - timedelta(days=rhythm.starts_on.weekday())
    step = timedelta(weeks=rhythm.interval)
    return monday + (first - monday) // step * step
