"""A facilitator's calendar: hours, absences and visits."""

from datetime import datetime

from django.db.models import Count, Q, QuerySet

from schedules.models import Absence, Facilitator, Series, Team, Visit
from schedules.queries.desk import with_all
from schedules.rules.intervals import local_day


def own_facilitator(user) -> Facilitator | None:
    return Facilitator.objects.select_related("user", "team").filter(user=user.pk).first()


def listed_facilitators() -> QuerySet[Facilitator]:
    """Those who give visits first, by team."""
    people = Facilitator.objects.select_related("user", "team")
    return people.order_by("-is_active", "team__name", "user__name", "pk")


def listed_teams() -> QuerySet[Team]:
    active = Count("facilitators", filter=Q(facilitators__is_active=True), distinct=True)
    return Team.objects.prefetch_related("municipalities").annotate(size=active).order_by("name")


def current_hours(facilitator: Facilitator, *, at: datetime) -> list[Series]:
    """Those that have not ended, the coming ones too."""
    going = Q(ends_on=None) | Q(ends_on__gte=local_day(at))
    return list(facilitator.series.filter(going).order_by("starts_on", "start_time", "pk"))


def coming_absences(facilitator: Facilitator, *, at: datetime) -> list[Absence]:
    return list(facilitator.absences.filter(ends_at__gt=at).order_by("starts_at"))


def coming_visits(facilitator: Facilitator, *, at: datetime) -> list[Visit]:
    """Asked for or confirmed, the next one first."""
    own = Visit.objects.upcoming(at).filter(assignments__facilitator=facilitator)
    return list(with_all(own).order_by("starts_at", "pk"))


def visits_during(absence: Absence) -> int:
    """How many of the person's visits the absence falls on."""
    return (
        Visit.objects.claiming()
        .filter(
            assignments__facilitator=absence.facilitator_id,
            assignments__first_tick__lt=absence.last_tick,
            assignments__last_tick__gt=absence.first_tick,
        )
        .count()
    )
