"""Messages that no person's action causes: an edition has opened, or waits for confirmation."""

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, QuerySet

from schedules.actions.notices import Kind, Subject, queue
from schedules.models import Edition, Notice
from schedules.queries.campaigns import paused_editions, paused_themes
from schedules.rules.reminders import EARLIEST, Reminder, reminder_due

# What opened longer ago than this is no news.
LATEST = timedelta(days=1)


def queue_reminders(*, at: datetime) -> int:
    """What owners are to be told of their editions by now; gives how many messages."""
    return tell_of_open(at) + tell_of_unconfirmed(at)


def tell_of_open(at: datetime) -> int:
    told = Notice.objects.filter(
        kind=Kind.EDITION_OPEN, subject_type=Subject.EDITION, subject_id=OuterRef("pk")
    )
    opened = (
        owned()
        .open(at)
        .filter(~Exists(told), starts_at__gt=at - LATEST)
        .exclude(pk__in=paused_editions())
        .exclude(campaign__theme__in=paused_themes())
    )
    for edition in (found := list(opened)):
        queue_for_owner(
            edition,
            Kind.EDITION_OPEN,
            occasion=str(edition.key),
            due_at=edition.starts_at,
            not_after=edition.starts_at + LATEST,
        )
    return len(found)


def tell_of_unconfirmed(at: datetime) -> int:
    """Two queries when any edition of the coming weeks is unconfirmed, else one."""
    waiting = owned().filter(
        status=Edition.Status.PROVISIONAL, starts_at__lte=at + EARLIEST, ends_at__gt=at
    )
    due = [
        (edition, reminder)
        for edition in waiting
        if (reminder := reminder_due(edition.starts_at, edition.ends_at, at))
    ]
    fresh = without_told(due)
    for edition, reminder in fresh:
        queue_for_owner(
            edition,
            Kind.EDITION_UNCONFIRMED,
            occasion=reminder.occasion,
            due_at=reminder.due_at,
            not_after=reminder.not_after,
        )
    return len(fresh)


def owned() -> QuerySet[Edition]:
    return Edition.objects.filter(campaign__owner__isnull=False).select_related("campaign")


def without_told(due: list[tuple[Edition, Reminder]]) -> list[tuple[Edition, Reminder]]:
    told = Notice.objects.filter(
        kind=Kind.EDITION_UNCONFIRMED,
        subject_type=Subject.EDITION,
        subject_id__in=[edition.pk for edition, _ in due],
    )
    known = set(told.values_list("subject_id", "occasion"))
    return [(edition, one) for edition, one in due if (edition.pk, one.occasion) not in known]


def queue_for_owner(
    edition: Edition, kind: str, *, occasion: str, due_at: datetime, not_after: datetime
) -> None:
    queue(
        kind,
        Subject.EDITION,
        edition.pk,
        [edition.campaign.owner_id],
        occasion=occasion,
        due_at=due_at,
        not_after=not_after,
    )
