"""The public answer about free time: never finer than a week and a pool of five people."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum

from schedules.rules.school_days import FORMULA, Calendars, school_days
from schedules.rules.slots import Need, Person

SMALLEST_POOL = 5
"""With fewer people than this, "full" would tell where a certain person is."""

BOOKABLE_FROM = 1
"""So many free starts in a week make it bookable; a finer scale would tell more than is allowed."""

WEEK = timedelta(days=7)


class Room(StrEnum):
    BOOKABLE = "bookable"
    FULL = "full"
    BREAK = "break"
    ASK = "ask"


def room(free_count: int, pool_size: int, *, is_break: bool = False) -> Room:
    """The one word for a week; `free_count` is not even looked at when the pool is small."""
    if is_break:
        return Room.BREAK
    if pool_size < SMALLEST_POOL:
        return Room.ASK
    return Room.BOOKABLE if free_count >= BOOKABLE_FROM else Room.FULL


def smallest_pool(persons: Iterable[Person], needs: Iterable[Need]) -> int:
    """The size of the smallest team that must send somebody: its calendars decide the answer."""
    teams = [person.team for person in persons]
    return min((teams.count(need.team) for need in needs), default=0)


def whole_weeks(first: date, last: date) -> list[date]:
    """The Mondays of the weeks that lie in the days `first` to `last` from Monday to Sunday.

    A week cut by today or by the horizon would give the answer of single days away.
    """
    monday = first + timedelta(days=-first.weekday() % 7)
    count = max((last - monday).days + 1, 0) // WEEK.days
    return [monday + n * WEEK for n in range(count)]


def room_by_week(
    mondays: Iterable[date],
    starts_by_day: Mapping[date, Sequence[int]],
    pool_size: int,
    calendars: Calendars = FORMULA,
) -> dict[date, Room]:
    """By Monday; a day that `starts_by_day` does not name has no free start."""
    answers = {}
    for monday in mondays:
        days = [monday + timedelta(days=n) for n in range(WEEK.days)]
        free = sum(len(starts_by_day.get(day, ())) for day in days)
        no_school = not school_days(days[0], days[-1], calendars)
        answers[monday] = room(free, pool_size, is_break=no_school)
    return answers
