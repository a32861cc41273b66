"""Messages become rows in the same transaction as what they tell of; sending is another trip."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.contrib.auth import get_user_model

from schedules.models import Membership, Notice, Visit
from schedules.queries.recipients import step_of
from schedules.rules.visits import VisitStatus

Kind, Subject = Notice.Kind, Notice.Subject
# A question that has waited for days is answered at the desk, not by a late mail.
STILL_NEWS = timedelta(days=7)


def tell_about_visit(visit: Visit, *, was: VisitStatus | None = None, at: datetime) -> None:
    """Queue what this step means for each person; `was` is the status before a cancellation."""
    occasion = step_of(visit)
    for kind, recipients in messages_of(visit, was):
        queue(
            kind,
            Subject.VISIT,
            visit.pk,
            recipients,
            occasion=occasion,
            due_at=at,
            not_after=max(visit.ends_at, at + STILL_NEWS),
        )


def messages_of(visit: Visit, was: VisitStatus | None) -> list[tuple[str, list[int]]]:
    contact = contact_of(visit)
    match VisitStatus(visit.status):
        case VisitStatus.REQUESTED:
            return [
                (Kind.VISIT_REQUESTED, contact),
                (Kind.VISIT_TO_ANSWER, allowed("confirm_visit")),
            ]
        case VisitStatus.CONFIRMED:
            return [(Kind.VISIT_CONFIRMED, contact), (Kind.VISIT_ASSIGNED, facilitators_of(visit))]
        case VisitStatus.CANCELLED:
            invited = facilitators_of(visit) if was == VisitStatus.CONFIRMED else []
            return [(Kind.VISIT_CANCELLED, contact), (Kind.VISIT_UNASSIGNED, invited)]
    return []


def tell_about_membership(membership: Membership, *, at: datetime) -> None:
    kind, recipients = {
        Membership.Status.PENDING: (Kind.MEMBERSHIP_TO_ANSWER, allowed("approve_membership")),
        Membership.Status.APPROVED: (Kind.MEMBERSHIP_APPROVED, [membership.user_id]),
        Membership.Status.REFUSED: (Kind.MEMBERSHIP_REFUSED, [membership.user_id]),
    }[Membership.Status(membership.status)]
    queue(
        kind,
        Subject.MEMBERSHIP,
        membership.pk,
        recipients,
        occasion=f"asked-{membership.asked_at:%Y-%m-%dT%H:%M}",
        due_at=at,
        not_after=at + STILL_NEWS,
    )


def queue(
    kind: str,
    subject_type: str,
    subject_id: int,
    recipients: Iterable[int],
    *,
    occasion: str,
    due_at: datetime,
    not_after: datetime | None,
) -> None:
    """Once for each recipient and occasion, however often it is called."""
    Notice.objects.bulk_create(
        [
            Notice(
                kind=kind,
                subject_type=subject_type,
                subject_id=subject_id,
                recipient_id=recipient,
                occasion=occasion,
                due_at=due_at,
                not_after=not_after,
            )
            for recipient in recipients
        ],
        ignore_conflicts=True,
    )


def contact_of(visit: Visit) -> list[int]:
    return [visit.contact.user_id] if visit.contact.user_id else []


def facilitators_of(visit: Visit) -> list[int]:
    return list(visit.assignments.order_by("pk").values_list("facilitator__user_id", flat=True))


def allowed(codename: str) -> list[int]:
    """Everyone whose role may do this; they share the desk."""
    users = get_user_model().objects.filter(
        is_active=True,
        groups__permissions__codename=codename,
        groups__permissions__content_type__app_label="schedules",
    )
    return list(users.order_by("pk").values_list("pk", flat=True).distinct())
