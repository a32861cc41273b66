"""What the first page of the desk says: what waits, what is coming, what is not well."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet

from schedules.models import Edition, Membership, Notice, Visit
from schedules.queries.desk import CONFIRM_VISIT, waiting_visits
from schedules.queries.desk_people import coming_visits, own_facilitator
from schedules.queries.health import health_of
from schedules.rules.reminders import EARLIEST

CONFIRM_EDITION = "schedules.confirm_edition"
APPROVE_MEMBERSHIP = "schedules.approve_membership"
TICK_LATE = timedelta(minutes=5)
NEXT_SHOWN = 3


@dataclass(frozen=True)
class Home:
    """None stands for what this person has nothing to do with."""

    requests: int | None
    memberships: int | None
    editions: int | None
    failed_notices: int | None
    tick_is_late: bool
    own_visits: list[Visit] | None


def home_of(user, *, at: datetime) -> Home:
    answers, approves = user.has_perm(CONFIRM_VISIT), user.has_perm(APPROVE_MEMBERSHIP)
    confirms = user.has_perm(CONFIRM_EDITION)
    own = own_facilitator(user)
    return Home(
        requests=waiting_visits(user, at=at).count() if answers else None,
        memberships=Membership.objects.pending().count() if approves else None,
        editions=waiting_editions(at).count() if confirms else None,
        failed_notices=failing_notices(at).count() if answers else None,
        tick_is_late=answers and is_tick_late(at),
        own_visits=coming_visits(own, at=at)[:NEXT_SHOWN] if own else None,
    )


def waiting_editions(at: datetime) -> QuerySet[Edition]:
    """Unconfirmed, and so near that their owners are told."""
    soon = Edition.objects.filter(status=Edition.Status.PROVISIONAL, starts_at__lt=at + EARLIEST)
    return soon.filter(ends_at__gt=at)


def failing_notices(at: datetime) -> QuerySet[Notice]:
    """Tried, not sent, and to be tried again."""
    return Notice.objects.unsent().filter(due_at__lte=at).exclude(error="")


def is_tick_late(at: datetime) -> bool:
    age = health_of(at=at).tick_age
    return age is None or age > TICK_LATE
