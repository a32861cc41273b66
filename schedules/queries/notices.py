"""Which messages may go out now, and what each of them is about."""

from datetime import datetime

from django.db.models import Count, Exists, Model, OuterRef, Q, QuerySet

from schedules.models import Campaign, Edition, Host, Membership, Notice, Pause, Visit
from schedules.queries.campaigns import paused_editions, paused_themes

Subject = Notice.Subject


def sendable(at: datetime) -> QuerySet[Notice]:
    """Due, nobody's at this moment, not held by a pause, and none before it still waits.

    Those of one person about one thing go in order, so that nothing overtakes what it answers.
    """
    earlier = Notice.objects.unsent().filter(
        due_at__lte=at,
        pk__lt=OuterRef("pk"),
        subject_type=OuterRef("subject_type"),
        subject_id=OuterRef("subject_id"),
        recipient=OuterRef("recipient"),
    )
    return Notice.objects.due(at).filter(~Exists(earlier)).exclude(held()).order_by("pk")


def held() -> Q:
    """Those about what is paused (domain rule 6); they wait until a person lifts the pause."""
    visits = Visit.objects.filter(host__in=paused_hosts())
    memberships = Membership.objects.filter(host__in=paused_hosts())
    editions = Edition.objects.filter(
        Q(pk__in=paused_editions())
        | Q(campaign__in=Campaign.objects.filter(theme__in=paused_themes()))
    )
    return (
        Q(subject_type=Subject.VISIT, subject_id__in=visits.values("pk"))
        | Q(subject_type=Subject.MEMBERSHIP, subject_id__in=memberships.values("pk"))
        | Q(subject_type=Subject.EDITION, subject_id__in=editions.values("pk"))
    )


def paused_hosts() -> QuerySet[Host]:
    paused = Pause.objects.current()
    return Host.objects.filter(
        Q(pk__in=paused.filter(host__isnull=False).values("host"))
        | Q(municipality__in=paused.filter(municipality__isnull=False).values("municipality"))
    )


def subject_of(notice: Notice) -> Model | None:
    """The row that the message tells of, with all that a letter needs; None when it is gone."""
    rows: dict[str, QuerySet] = {
        Subject.VISIT: Visit.objects.select_related("offer", "host", "contact").annotate(
            people=Count("assignments")
        ),
        Subject.MEMBERSHIP: Membership.objects.select_related("host", "wished_offer"),
        Subject.EDITION: Edition.objects.select_related("campaign"),
    }
    return rows[notice.subject_type].filter(pk=notice.subject_id).first()
