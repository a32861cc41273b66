"""School days of a host: its own school years where they are known, a formula where they are not."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from itertools import islice

from dateutil.easter import easter
from holidays import country_holidays

HOSTLOV_WEEK = 44
USUAL_SPORTLOV_WEEK = 8
FIRST_WEEK, LAST_WEEK = 34, 23
JULY, SATURDAY = 7, 5
DAY = timedelta(days=1)

Days = tuple[date, date]
"""A first and a last day, both included."""


@dataclass(frozen=True)
class SchoolCalendar:
    """One school year as someone entered it, or as the formula guesses it (`preliminary`)."""

    terms: tuple[Days, ...]
    breaks: tuple[Days, ...] = ()
    days_off: frozenset[date] = frozenset()
    preliminary: bool = False


@dataclass(frozen=True)
class Calendars:
    """The school years that count for one host, by the year they start in; the formula fills gaps.

    Layers are merged before they come here: `{**of_the_municipality, **of_the_host}`.
    """

    known: Mapping[int, SchoolCalendar] = field(default_factory=dict)
    sportlov_week: int = USUAL_SPORTLOV_WEEK

    def calendar_for(self, day: date) -> SchoolCalendar:
        starting = school_year_of(day)
        return self.known.get(starting) or formula_year(starting, self.sportlov_week)


FORMULA = Calendars()


def school_year_of(day: date) -> int:
    """The calendar year in which the school year of `day` starts; school years turn on 1 July."""
    return day.year if day.month >= JULY else day.year - 1


@lru_cache(maxsize=1024)
def formula_year(starting: int, sportlov_week: int = USUAL_SPORTLOV_WEEK) -> SchoolCalendar:
    """The usual Swedish school year; public holidays are taken out by `is_school_day` itself."""
    spring = starting + 1
    easter_day = easter(spring)
    return SchoolCalendar(
        terms=(
            (date.fromisocalendar(starting, FIRST_WEEK, 1), date(starting, 12, 20)),
            (_second_monday_of_january(spring), date.fromisocalendar(spring, LAST_WEEK, 5)),
        ),
        breaks=(
            _school_week(starting, HOSTLOV_WEEK),
            _school_week(spring, sportlov_week),
            (easter_day + DAY, easter_day + 5 * DAY),
        ),
        preliminary=True,
    )


@lru_cache(maxsize=256)
def holidays_of(year: int) -> frozenset[date]:
    """Public holidays, and the three eves on which everybody is off though no law says so."""
    found = country_holidays(
        "SE", years=year, categories=("public", "de_facto"), include_sundays=False
    )
    return frozenset(found)


def is_school_day(day: date, calendars: Calendars = FORMULA) -> bool:
    """A holiday is no school day even where a school forgot to enter it."""
    if day.weekday() >= SATURDAY or day in holidays_of(day.year):
        return False
    calendar = calendars.calendar_for(day)
    return (
        _within(calendar.terms, day)
        and not _within(calendar.breaks, day)
        and day not in calendar.days_off
    )


def school_days(first: date, last: date, calendars: Calendars = FORMULA) -> list[date]:
    """The school days from `first` to `last`, both included."""
    length = (last - first).days + 1
    every = (first + timedelta(days=n) for n in range(length))
    return [day for day in every if is_school_day(day, calendars)]


def add_school_days(day: date, n: int, calendars: Calendars = FORMULA) -> date:
    """The n-th school day after `day` (before it when n is negative); `day` itself when n is 0."""
    if n == 0:
        return day
    passing = _days_from(day, 1 if n > 0 else -1)
    school = (other for other in passing if is_school_day(other, calendars))
    return next(islice(school, abs(n) - 1, None))


def _days_from(day: date, step: int) -> Iterator[date]:
    while True:
        day += step * DAY
        yield day


def _within(spans: tuple[Days, ...], day: date) -> bool:
    return any(first <= day <= last for first, last in spans)


def _school_week(year: int, week: int) -> Days:
    return date.fromisocalendar(year, week, 1), date.fromisocalendar(year, week, 5)


def _second_monday_of_january(year: int) -> date:
    eighth = date(year, 1, 8)
    return eighth + timedelta(days=-eighth.weekday() % 7)
