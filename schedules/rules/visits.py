"""What a visit may become, and whether a school may ask for one at a given time."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from schedules.rules.intervals import local_day
from schedules.rules.school_days import Calendars, add_school_days, is_school_day


class VisitStatus(StrEnum):
    HELD = "held"
    REQUESTED = "requested"
    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    DONE = "done"
    CANCELLED = "cancelled"


class VisitReason(StrEnum):
    """Why a visit is refused; those below the gap are found by actions, never by `refusal`."""

    NOT_MEMBER = "not_member"
    HOST_CLOSED = "host_closed"
    OTHER_MUNICIPALITY = "other_municipality"
    PAUSED = "paused"
    NOBODY_SERVES = "nobody_serves"
    GROUP_TOO_SMALL = "group_too_small"
    GROUP_TOO_LARGE = "group_too_large"
    TOO_SOON = "too_soon"
    BEYOND_HORIZON = "beyond_horizon"
    OUTSIDE_EDITION = "outside_edition"
    NOT_SCHOOL_DAY = "not_school_day"

    TAKEN = "taken"
    TOO_MANY = "too_many_asked"
    WRONG_STATUS = "wrong_status"


NEXT = {
    VisitStatus.HELD: {VisitStatus.REQUESTED, VisitStatus.CANCELLED},
    VisitStatus.REQUESTED: {VisitStatus.PROPOSED, VisitStatus.CONFIRMED, VisitStatus.CANCELLED},
    # A declined proposal leads back to where it came from, with the old time still claimed.
    VisitStatus.PROPOSED: {VisitStatus.REQUESTED, VisitStatus.CONFIRMED, VisitStatus.CANCELLED},
    VisitStatus.CONFIRMED: {VisitStatus.PROPOSED, VisitStatus.DONE, VisitStatus.CANCELLED},
    VisitStatus.DONE: set(),
    VisitStatus.CANCELLED: set(),
}

Span = tuple[datetime, datetime]


MOST_WAITING = 10
"""Requests of one host without an answer; more would keep times from every other host."""

MOST_IN_A_DAY = 20
"""Requests of one host in a day, called off or not: each is a mail to every visit coordinator."""


@dataclass(frozen=True, kw_only=True)
class VisitFacts:
    """All that is known when somebody asks; nothing has a default, so nothing passes unasked.

    `bookable_spans` are half-open and hold the whole local days around the offer's editions; None
    when the offer belongs to no campaign. `people_enough`: the teams could send as many as needed,
    were they all free. `horizon_days` are ordinary days, `notice_days` the host's school days.
    """

    starts_at: datetime
    at: datetime
    group_size: int
    group_min: int
    group_max: int
    notice_days: int
    horizon_days: int
    calendars: Calendars
    bookable_spans: tuple[Span, ...] | None
    member: bool
    host_closed: bool
    municipality_served: bool
    people_enough: bool
    paused: bool


def may_become(old: VisitStatus, new: VisitStatus) -> bool:
    return new in NEXT[old]


def refusal(request: VisitFacts) -> VisitReason | None:
    """The first reason against it, in the order of `RULES`; None when it may go on to find people."""
    return next((reason for reason, holds in RULES if holds(request)), None)


def is_too_soon(request: VisitFacts) -> bool:
    """The day of notice itself is in time: one school day's notice on a Monday gives Tuesday."""
    earliest = add_school_days(local_day(request.at), request.notice_days, request.calendars)
    return request.starts_at <= request.at or local_day(request.starts_at) < earliest


def is_beyond_horizon(request: VisitFacts) -> bool:
    last = local_day(request.at) + timedelta(days=request.horizon_days)
    return local_day(request.starts_at) > last


def is_outside_edition(request: VisitFacts) -> bool:
    spans = request.bookable_spans
    return spans is not None and not any(
        opens <= request.starts_at < closes for opens, closes in spans
    )


# Who is asking comes first, so that a stranger learns nothing about a host or about times.
RULES: tuple[tuple[VisitReason, Callable[[VisitFacts], bool]], ...] = (
    (VisitReason.NOT_MEMBER, lambda request: not request.member),
    (VisitReason.HOST_CLOSED, lambda request: request.host_closed),
    (VisitReason.OTHER_MUNICIPALITY, lambda request: not request.municipality_served),
    (VisitReason.PAUSED, lambda request: request.paused),
    (VisitReason.NOBODY_SERVES, lambda request: not request.people_enough),
    (VisitReason.GROUP_TOO_SMALL, lambda request: request.group_size < request.group_min),
    (VisitReason.GROUP_TOO_LARGE, lambda request: request.group_size > request.group_max),
    (VisitReason.TOO_SOON, is_too_soon),
    (VisitReason.BEYOND_HORIZON, is_beyond_horizon),
    (VisitReason.OUTSIDE_EDITION, is_outside_edition),
    (
        VisitReason.NOT_SCHOOL_DAY,
        lambda request: not is_school_day(local_day(request.starts_at), request.calendars),
    ),
)
