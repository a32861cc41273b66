"""The visits of the desk, always by who is asking; the same few queries however many there are."""

from datetime import datetime

from django.db.models import (
    Case,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Prefetch,
    QuerySet,
    Value,
    When,
)

from schedules.models import (
    Absence,
    Assignment,
    AuditEntry,
    BookingContact,
    Facilitator,
    Notice,
    Visit,
)
from schedules.rules.visits import VisitStatus

CONFIRM_VISIT = "schedules.confirm_visit"
SEE_PROTECTED = "schedules.see_protected_people"

WAITING = [VisitStatus.HELD.value, VisitStatus.REQUESTED.value, VisitStatus.PROPOSED.value]
HISTORY_SHOWN = 10
CONTACT_SEEN = "contact_seen"


def visits_for(user) -> QuerySet[Visit]:
    """The one place that says which visits a member of staff may see."""
    if user.has_perm(CONFIRM_VISIT):
        return Visit.objects.all()
    return Visit.objects.filter(assignments__facilitator__user=user.pk)


def listed_visits(user, *, at: datetime) -> QuerySet[Visit]:
    """Those that wait for an answer first, then the coming ones, then the latest of the rest."""
    waits = When(status__in=WAITING, ends_at__gt=at, then=Value(0))
    comes = When(status=VisitStatus.CONFIRMED.value, ends_at__gt=at, then=Value(1))
    return (
        with_all(visits_for(user))
        .annotate(rank=Case(waits, comes, default=Value(2), output_field=IntegerField()))
        .order_by("rank", Case(When(rank__lt=2, then=F("starts_at"))), "-starts_at")
    )


def with_all(visits: QuerySet[Visit]) -> QuerySet[Visit]:
    return visits.select_related(
        "offer", "host__municipality", "host__organizer", "edition__campaign", "contact__user"
    ).prefetch_related(Prefetch("assignments", who_comes()))


def who_comes() -> QuerySet[Assignment]:
    """Each told whether the person is away then."""
    away = Absence.objects.filter(
        facilitator=OuterRef("facilitator"),
        first_tick__lt=OuterRef("last_tick"),
        last_tick__gt=OuterRef("first_tick"),
    )
    people = Assignment.objects.select_related("facilitator__user", "facilitator__team")
    return people.annotate(is_away=Exists(away)).order_by("pk")


def waiting_visits(user, *, at: datetime) -> QuerySet[Visit]:
    return visits_for(user).filter(status=VisitStatus.REQUESTED.value, ends_at__gt=at)


def other_visits(visit: Visit, user) -> list[Visit]:
    """The host's latest and coming ones, this one left out."""
    others = visits_for(user).filter(host=visit.host_id).exclude(pk=visit.pk)
    return list(others.select_related("offer").order_by("-starts_at")[:HISTORY_SHOWN])


def notices_about(visit: Visit) -> list[Notice]:
    found = Notice.objects.filter(subject_type=Notice.Subject.VISIT, subject_id=visit.pk)
    return list(found.select_related("recipient__facilitator__team").order_by("-pk"))


def trail_of(subject) -> list[AuditEntry]:
    """What was done to it, latest first; `entry.by` may be a protected facilitator."""
    found = AuditEntry.objects.filter(subject_type=subject._meta.model_name, subject_id=subject.pk)
    return list(found.select_related("by__facilitator__team"))


def shown_name(facilitator: Facilitator, viewer) -> str:
    """Protected people are their role to all but two (domain rule 7)."""
    if facilitator.protected and not viewer.has_perm(SEE_PROTECTED):
        return facilitator.role
    return facilitator.user.name or facilitator.user.get_full_name()


def is_protected(user) -> bool:
    """Whether somebody of a host has been marked so, in any visit that is still remembered."""
    return BookingContact.objects.filter(user=user, protected=True).exists()


def shown_user(user, viewer) -> str:
    """A member of staff by name, or by role; somebody of a host is never named here."""
    if user is None or not user.is_staff:
        return ""
    facilitator = getattr(user, "facilitator", None)
    return shown_name(facilitator, viewer) if facilitator else user.get_full_name()
