"""Who may book for a host: asked for by the person, decided by a visit coordinator."""

from datetime import date, datetime

from django.db import transaction

from schedules.actions.audit import record
from schedules.actions.notices import tell_about_membership
from schedules.errors import MembershipReason, Refused
from schedules.models import Host, Membership, VisitOffer
from schedules.rules.intervals import local_day
from schedules.rules.school_days import school_year_of

Status = Membership.Status
MOST_PENDING = 3


def ask_membership(
    host: Host, *, wished_offer: VisitOffer | None = None, by, at: datetime
) -> Membership:
    """One person asks to book for one host; asking again changes only the wish."""
    if host.closed_on is not None or host.approved_at is None:
        raise Refused(MembershipReason.HOST_CLOSED)
    if asks_too_much(by, host):
        raise Refused(MembershipReason.TOO_MANY)
    with transaction.atomic():
        membership, is_new = Membership.objects.select_for_update().get_or_create(
            user=by, host=host, defaults={"asked_at": at, "wished_offer": wished_offer}
        )
        if is_new or has_lapsed(membership, at):
            membership.status = Status.PENDING
            membership.asked_at = at
            record(membership, "asked", by=by, at=at)
        membership.wished_offer = wished_offer or membership.wished_offer
        membership.save()
        if membership.status == Status.PENDING:
            tell_about_membership(membership, at=at)
        return membership


def asks_too_much(user, host: Host) -> bool:
    """Each question is a mail to every visit coordinator, and anyone with an address may ask."""
    waiting = Membership.objects.pending().filter(user=user).exclude(host=host)
    return waiting.count() >= MOST_PENDING


def approve_membership(membership: Membership, *, by, at: datetime) -> Membership:
    """Yes, until the school year ends; the wish leads back to the times."""
    return decide(membership, Status.APPROVED, until=last_day(at), by=by, at=at)


def refuse_membership(membership: Membership, *, by, at: datetime) -> Membership:
    return decide(membership, Status.REFUSED, until=None, by=by, at=at)


def withdraw_membership(membership: Membership, *, by, at: datetime) -> Membership:
    """No longer; nobody is written to, since the person may have left."""
    with transaction.atomic():
        membership.status, membership.until = Status.WITHDRAWN, None
        membership.decided_by, membership.decided_at = by, at
        membership.save()
        record(membership, "withdrawn", by=by, at=at)
        return membership


def decide(
    membership: Membership, status: str, *, until: date | None, by, at: datetime
) -> Membership:
    columns = {"status": status, "until": until, "decided_by": by, "decided_at": at}
    with transaction.atomic():
        pending = Membership.objects.pending().filter(pk=membership.pk)
        if not pending.update(**columns):
            raise Refused(MembershipReason.DECIDED)
        for column, value in columns.items():
            setattr(membership, column, value)
        record(membership, status, by=by, at=at)
        tell_about_membership(membership, at=at)
        return membership


def has_lapsed(membership: Membership, at: datetime) -> bool:
    return membership.status == Status.APPROVED and membership.until < local_day(at)


def last_day(at: datetime) -> date:
    """The school year's last day; whoever asks in June is approved for the year that comes."""
    day = local_day(at)
    starting = school_year_of(day)
    return date(starting + (2 if day.month == 6 else 1), 6, 30)
