"""Whether a message still concerns the person it is for: asked when it is about to go."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db.models import Model, Q

from schedules.models import Edition, Membership, Notice, Visit
from schedules.queries.campaigns import paused_editions, paused_themes

Kind, Status = Notice.Kind, Membership.Status
INVITING = (Kind.VISIT_CONFIRMED, Kind.VISIT_ASSIGNED)


def is_wanted(notice: Notice, subject: Model | None, *, at: datetime) -> bool:
    """False when the person has left, or what it tells of has changed since it was queued."""
    if subject is None or not notice.recipient.is_active:
        return False
    return CHECKS[notice.kind](notice, subject, at)


def step_of(visit: Visit) -> str:
    """The occasion of what is told about one step of a visit; the next step makes it old news."""
    return f"sequence-{visit.sequence}"


def for_contact(notice: Notice, visit: Visit, at: datetime) -> bool:
    contact = getattr(visit, "contact", None)
    withdrawn = Membership.objects.filter(
        user=notice.recipient_id, host=visit.host_id, status=Status.WITHDRAWN
    )
    return (
        notice.occasion == step_of(visit)
        and contact is not None
        and contact.user_id == notice.recipient_id
        and not withdrawn.exists()
    )


def for_facilitator(notice: Notice, visit: Visit, at: datetime) -> bool:
    comes = visit.assignments.filter(facilitator__user=notice.recipient_id)
    return notice.occasion == step_of(visit) and comes.exists()


def for_former_facilitator(notice: Notice, visit: Visit, at: datetime) -> bool:
    return was_invited(notice)


def for_coordinator(notice: Notice, visit: Visit, at: datetime) -> bool:
    may_answer = notice.recipient.has_perm("schedules.confirm_visit")
    return notice.occasion == step_of(visit) and may_answer


def for_approver(notice: Notice, membership: Membership, at: datetime) -> bool:
    may_answer = notice.recipient.has_perm("schedules.approve_membership")
    return membership.status == Status.PENDING and may_answer


def for_member(notice: Notice, membership: Membership, at: datetime) -> bool:
    told = Status.APPROVED if notice.kind == Kind.MEMBERSHIP_APPROVED else Status.REFUSED
    return membership.status == told


def for_owner_of_open(notice: Notice, edition: Edition, at: datetime) -> bool:
    shown = Edition.objects.open(at).exclude(pk__in=paused_editions())
    shown = shown.exclude(campaign__theme__in=paused_themes())
    owned = edition.campaign.owner_id == notice.recipient_id
    return owned and shown.filter(pk=edition.pk).exists()


def for_owner_of_unconfirmed(notice: Notice, edition: Edition, at: datetime) -> bool:
    waits = edition.status == Edition.Status.PROVISIONAL and edition.ends_at > at
    return waits and edition.campaign.owner_id == notice.recipient_id


def was_invited(notice: Notice) -> bool:
    """Whether a calendar file for this visit may have reached the person.

    Not when every invitation was dropped at its first try; when their rows are erased by now,
    they had gone out long ago.
    """
    invitations = Notice.objects.filter(
        kind__in=INVITING,
        subject_type=notice.subject_type,
        subject_id=notice.subject_id,
        recipient=notice.recipient_id,
    )
    unsent = Q(dropped_at__isnull=False, attempts__lte=1)
    return invitations.exclude(unsent).exists() or not invitations.exists()


CHECKS: dict[str, Callable[[Notice, Any, datetime], bool]] = {
    Kind.VISIT_REQUESTED: for_contact,
    Kind.VISIT_TO_ANSWER: for_coordinator,
    Kind.VISIT_CONFIRMED: for_contact,
    Kind.VISIT_ASSIGNED: for_facilitator,
    Kind.VISIT_CANCELLED: for_contact,
    Kind.VISIT_UNASSIGNED: for_former_facilitator,
    Kind.MEMBERSHIP_TO_ANSWER: for_approver,
    Kind.MEMBERSHIP_APPROVED: for_member,
    Kind.MEMBERSHIP_REFUSED: for_member,
    Kind.EDITION_OPEN: for_owner_of_open,
    Kind.EDITION_UNCONFIRMED: for_owner_of_unconfirmed,
}
