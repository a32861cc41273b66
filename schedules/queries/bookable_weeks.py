"""The weeks in which a host can choose a time, and what stands in the way when there are none."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby

from schedules.models import Host, VisitOffer
from schedules.queries.calendars import calendars_for
from schedules.queries.facts import has_enough_people, is_paused, is_served
from schedules.queries.free_times import Day, free_times
from schedules.rules.intervals import local_day
from schedules.rules.texts import WeekKey, week_of
from schedules.rules.visits import VisitReason


@dataclass(frozen=True)
class BookableWeek:
    """A week with at least one day on which the visit could be had, free or not."""

    week: WeekKey
    days: tuple[Day, ...]
    is_preliminary: bool

    @property
    def has_room(self) -> bool:
        return any(day.starts for day in self.days)


def bookable_weeks(offer: VisitOffer, host: Host, *, at: datetime) -> list[BookableWeek]:
    """Every such week from today to the horizon, in order."""
    today = local_day(at)
    last = today + timedelta(days=offer.horizon_days)
    days = free_times(offer, host, first=today, last=last, at=at)
    calendars = calendars_for(host)
    weeks = []
    for week, found in groupby(days, key=lambda day: week_of(day.day)):
        its_days = tuple(found)
        guessed = any(calendars.calendar_for(day.day).preliminary for day in its_days)
        weeks.append(BookableWeek(week, its_days, guessed))
    return weeks


def is_free(offer: VisitOffer, host: Host, start: datetime, *, at: datetime) -> bool:
    """Whether this very time can be asked for; only the asking itself can promise it."""
    day = local_day(start)
    days = free_times(offer, host, first=day, last=day, at=at)
    return any(start in found.starts for found in days)


def obstacle(offer: VisitOffer, host: Host) -> VisitReason | None:
    """What refuses every time of this visit to this host, in the order of the rules."""
    if host.closed_on is not None or host.approved_at is None:
        return VisitReason.HOST_CLOSED
    if not is_served(offer, host):
        return VisitReason.OTHER_MUNICIPALITY
    if is_paused(host):
        return VisitReason.PAUSED
    if not (offer.is_active and has_enough_people(offer)):
        return VisitReason.NOBODY_SERVES
    return None
