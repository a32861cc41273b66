"""Who asks to book for which host, and whether the mail address fits the host."""

from enum import StrEnum
from typing import Any

from django.db.models import Case, IntegerField, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import StrIndex, Substr

from schedules.models import Membership, OrganizerDomain


class Fit(StrEnum):
    """A domain only ever permits asking; this is what the one who decides goes by."""

    STAFF_ONLY = "staff_only"
    PUPILS_TOO = "pupils_too"
    OTHERS = "others"
    NO_ORGANIZER = "no_organizer"
    UNKNOWN = "unknown"


def listed_memberships() -> QuerySet[Membership]:
    """Those that wait first, the longest waiting at the top; then the latest decided."""
    waits = When(status=Membership.Status.PENDING, then=Value(0))
    return with_domain(Membership.objects.all()).order_by(
        Case(waits, default=Value(1), output_field=IntegerField()), "-decided_at", "asked_at"
    )


def with_domain(memberships: QuerySet[Membership]) -> QuerySet[Membership]:
    """Each with its person's mail domain and whose domain that is, in the same query."""
    known = OrganizerDomain.objects.filter(domain=OuterRef("mail_domain"))
    at_sign = StrIndex("user__email", Value("@"))
    return (
        memberships.select_related("user", "host__municipality", "host__organizer", "wished_offer")
        .annotate(mail_domain=Substr("user__email", at_sign + 1))
        .annotate(
            domain_organizer=Subquery(known.values("organizer")[:1]),
            domain_organizer_name=Subquery(known.values("organizer__name")[:1]),
            domain_is_staff_only=Subquery(known.values("staff_only")[:1]),
        )
    )


def fit_of(membership: Any) -> Fit:
    if membership.domain_organizer is None:
        return Fit.UNKNOWN
    if membership.host.organizer_id is None:
        return Fit.NO_ORGANIZER
    if membership.domain_organizer != membership.host.organizer_id:
        return Fit.OTHERS
    return Fit.STAFF_ONLY if membership.domain_is_staff_only else Fit.PUPILS_TOO


def other_memberships(membership: Membership) -> list[Membership]:
    others = Membership.objects.filter(user=membership.user_id).exclude(pk=membership.pk)
    return list(others.select_related("host").order_by("-asked_at"))
