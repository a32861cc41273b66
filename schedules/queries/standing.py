"""What has come in the way of a visit since it was asked for; a person decides what to do."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from schedules.models import Assignment, Edition, Visit
from schedules.queries.calendars import calendars_for
from schedules.queries.facts import is_paused
from schedules.queries.spans import span_of
from schedules.rules.intervals import local_day
from schedules.rules.school_days import is_school_day
from schedules.rules.visits import VisitStatus


class Kind(StrEnum):
    AWAY = "away"
    NO_LONGER_GIVES_VISITS = "no_longer_gives_visits"
    EDITION_CANCELLED = "edition_cancelled"
    EDITION_MOVED = "edition_moved"
    NOT_SCHOOL_DAY = "not_school_day"
    PAUSED = "paused"
    HOST_CLOSED = "host_closed"


@dataclass(frozen=True)
class Conflict:
    kind: Kind
    assignment: Assignment | None = None


@dataclass(frozen=True)
class Standing:
    """How a visit stands: what is in its way, and whether its school year is a guess."""

    conflicts: tuple[Conflict, ...]
    is_preliminary: bool


def standing_of(visit: Visit, *, at: datetime) -> Standing:
    """Nothing is in the way of what is over or called off."""
    day, calendars = local_day(visit.starts_at), calendars_for(visit.host)
    preliminary = calendars.calendar_for(day).preliminary
    over = visit.status in (VisitStatus.CANCELLED, VisitStatus.DONE) or visit.ends_at <= at
    if over:
        return Standing((), preliminary)
    found = [*of_people(visit), *of_edition(visit), *of_host(visit)]
    if not is_school_day(day, calendars):
        found.append(Conflict(Kind.NOT_SCHOOL_DAY))
    return Standing(tuple(found), preliminary)


def of_people(visit: Visit) -> Iterator[Conflict]:
    for assignment in visit.assignments.all():
        if assignment.is_away:
            yield Conflict(Kind.AWAY, assignment)
        if not assignment.facilitator.is_active:
            yield Conflict(Kind.NO_LONGER_GIVES_VISITS, assignment)


def of_edition(visit: Visit) -> Iterator[Conflict]:
    if visit.edition is None:
        return
    if visit.edition.status == Edition.Status.CANCELLED:
        yield Conflict(Kind.EDITION_CANCELLED)
        return
    opens, closes = span_of(visit.edition, visit.offer)
    if not opens <= visit.starts_at < closes:
        yield Conflict(Kind.EDITION_MOVED)


def of_host(visit: Visit) -> Iterator[Conflict]:
    if visit.host.closed_on is not None:
        yield Conflict(Kind.HOST_CLOSED)
    if is_paused(visit.host):
        yield Conflict(Kind.PAUSED)
