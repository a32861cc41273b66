"""What a person sees of a host's visits and of the own memberships: always by who is asking."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet

from schedules.models import Host, Membership, Visit
from schedules.models.visits import VisitQuerySet
from schedules.rules.intervals import local_day

EARLIER_SHOWN = 20
HITS_SHOWN = 20


@dataclass(frozen=True)
class HostVisits:
    """The next visit, those after it, and the latest that are over or cancelled."""

    next: Visit | None
    coming: list[Visit]
    earlier: list[Visit]


def visits_for(user: Any, *, at: datetime) -> VisitQuerySet:
    """Visits belong to the host: all of them, whoever asked; how many come, never who."""
    approved = Membership.objects.approved(local_day(at)).filter(user=user)
    return (
        Visit.objects.filter(host__in=approved.values("host"))
        .select_related("offer", "host", "contact")
        .annotate(people=Count("assignments"))
    )


def host_visits(user: Any, *, at: datetime) -> HostVisits:
    """Two queries, however many visits."""
    visits = visits_for(user, at=at)
    coming = list(visits.upcoming(at))
    earlier = visits.exclude(pk__in=[visit.pk for visit in coming]).order_by("-starts_at")
    return HostVisits(next(iter(coming), None), coming[1:], list(earlier[:EARLIER_SHOWN]))


def visit_for(user: Any, uuid: UUID, *, at: datetime) -> Visit:
    """Raises Visit.DoesNotExist alike for what belongs to others and for what there is not."""
    return visits_for(user, at=at).get(uuid=uuid)


def memberships_of(user: Any) -> QuerySet[Membership]:
    rows = Membership.objects.filter(user=user).order_by("-asked_at")
    return rows.select_related("host__municipality", "wished_offer")


def hosts_matching(words: str) -> tuple[list[Host], bool]:
    """The first open hosts that hold the words, and whether there are more; two queries at most."""
    if not words:
        return [], False
    found = Host.objects.open().matching(words).select_related("municipality")
    hits = list(found.order_by("name", "pk")[: HITS_SHOWN + 1])
    return hits[:HITS_SHOWN], len(hits) > HITS_SHOWN


def is_known_but_closed(words: str) -> bool:
    return Host.objects.exclude(closed_on=None).matching(words).exists()
