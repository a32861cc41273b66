"""The times that a host's approved staff may choose between."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from schedules.models import Host, VisitOffer
from schedules.queries.calendars import calendars_for
from schedules.queries.people import needs_of, people_for
from schedules.queries.spans import bookable_spans
from schedules.rules.intervals import TZ, local_day
from schedules.rules.quarters import day_span
from schedules.rules.school_days import Calendars, add_school_days, is_school_day
from schedules.rules.slots import Need, Person, free_starts_by_day, nearest
from schedules.rules.ticks import TICK, tick_of

MINUTES = TICK // 60


@dataclass(frozen=True)
class Day:
    day: date
    starts: tuple[datetime, ...]


@dataclass(frozen=True)
class Shape:
    """An offer's lengths in ticks: what is claimed before, during with quiet time, and after."""

    before: int
    core: int
    after: int
    step: int

    @classmethod
    def of(cls, offer: VisitOffer) -> "Shape":
        return cls(
            before=quarters(offer.buffer_before_minutes),
            core=quarters(offer.minutes + offer.quiet_minutes),
            after=quarters(offer.buffer_after_minutes),
            step=max(quarters(offer.step_minutes), 1),
        )


def quarters(minutes: int) -> int:
    """Minutes as whole quarter-hours, rounded up."""
    return -(-minutes // MINUTES)


def free_times(
    offer: VisitOffer, host: Host, *, first: date, last: date, at: datetime
) -> list[Day]:
    """Each bookable day from `first` to `last` with its free starts, days without any included."""
    days = bookable_days(offer, calendars_for(host), first=first, last=last, at=at)
    if not days:
        return []
    needs = needs_of(offer)
    people = people_on(needs, days)
    return days_of(free_starts(people, needs, days, offer), at)


def nearest_times(
    offer: VisitOffer, host: Host, wanted: datetime, *, at: datetime, count: int = 3
) -> list[datetime]:
    """The free starts closest to one that is gone, within three weeks each way."""
    reach = timedelta(weeks=3)
    days = free_times(
        offer,
        host,
        first=local_day(wanted - reach),
        last=local_day(wanted + reach),
        at=at,
    )
    starts = [tick_of(start) for day in days for start in day.starts]
    return [local(tick) for tick in nearest(starts, tick_of(wanted), count)]


def bookable_days(
    offer: VisitOffer, calendars: Calendars, *, first: date, last: date, at: datetime
) -> list[date]:
    today = local_day(at)
    earliest = add_school_days(today, offer.notice_school_days, calendars)
    first = max(first, earliest)
    last = min(last, today + timedelta(days=offer.horizon_days))
    spans = bookable_spans(offer)
    every = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    return [day for day in every if is_school_day(day, calendars) and is_within(day, spans)]


def is_within(day: date, spans: Iterable[tuple[datetime, datetime]] | None) -> bool:
    return spans is None or any(
        local_day(opens) <= day < local_day(closes) for opens, closes in spans
    )


def people_on(needs: tuple[Need, ...], days: list[date]) -> list[Person]:
    first, last = day_span(days[0]).start, day_span(days[-1]).stop
    return people_for(needs, first_tick=first, last_tick=last, loads=False)


def free_starts(
    people: list[Person], needs: tuple[Need, ...], days: list[date], offer: VisitOffer
) -> dict[date, list[int]]:
    shape = Shape.of(offer)
    starts = free_starts_by_day(
        people,
        needs,
        days=days,
        before=shape.before,
        core=shape.core,
        after=shape.after,
        step=shape.step,
    )
    earliest = offer.earliest_start
    if earliest is None:
        return starts
    return {day: [t for t in ticks if local(t).time() >= earliest] for day, ticks in starts.items()}


def days_of(starts: dict[date, list[int]], at: datetime) -> list[Day]:
    now = tick_of(at)
    return [
        Day(day, tuple(local(tick) for tick in ticks if tick > now))
        for day, ticks in sorted(starts.items())
    ]


def local(tick: int) -> datetime:
    """The instant as Stockholm's clocks show it; in one step, since lists hold thousands."""
    return datetime.fromtimestamp(tick * TICK, TZ)
