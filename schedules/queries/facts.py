"""Everything a rule wants to know about one request, gathered in a few queries."""

from datetime import datetime, timedelta

from django.db.models import Q

from schedules.models import Facilitator, Host, Membership, Pause, Visit, VisitOffer
from schedules.queries.calendars import calendars_for
from schedules.queries.spans import bookable_spans
from schedules.rules.details import VisitDetails
from schedules.rules.intervals import local_day
from schedules.rules.visits import MOST_IN_A_DAY, MOST_WAITING, VisitFacts, VisitStatus


def facts_of(
    offer: VisitOffer, host: Host, details: VisitDetails, *, by, at: datetime
) -> VisitFacts:
    return VisitFacts(
        starts_at=details.starts_at,
        at=at,
        group_size=details.group_size,
        group_min=offer.group_min,
        group_max=offer.group_max,
        notice_days=offer.notice_school_days,
        horizon_days=offer.horizon_days,
        calendars=calendars_for(host),
        bookable_spans=bookable_spans(offer),
        member=is_member(by, host, at=at),
        host_closed=host.closed_on is not None or host.approved_at is None,
        municipality_served=is_served(offer, host),
        people_enough=offer.is_active and has_enough_people(offer),
        paused=is_paused(host),
    )


def is_member(user, host: Host, *, at: datetime) -> bool:
    approved = Membership.objects.approved(local_day(at))
    return approved.filter(user=user, host=host).exists()


def hosts_of(user, *, at: datetime) -> list[Host]:
    """The hosts that a person may book for on this day."""
    approved = Membership.objects.approved(local_day(at)).filter(user=user)
    return list(Host.objects.filter(pk__in=approved.values("host")).select_related("municipality"))


def asks_too_much(host: Host, *, at: datetime) -> bool:
    """Whether the host's requests would crowd out everyone else's, or never stop."""
    visits = Visit.objects.filter(host=host)
    waiting = visits.filter(status=VisitStatus.REQUESTED.value, ends_at__gt=at).count()
    lately = visits.filter(requested_at__gt=at - timedelta(days=1)).count()
    return waiting >= MOST_WAITING or lately >= MOST_IN_A_DAY


def is_served(offer: VisitOffer, host: Host) -> bool:
    """Whether every team that must send somebody serves the host's municipality."""
    return all(
        any(place.pk == host.municipality_id for place in need.team.municipalities.all())
        for need in offer.needs.all()
    )


def has_enough_people(offer: VisitOffer) -> bool:
    active = Facilitator.objects.filter(is_active=True)
    needs = offer.needs.all()
    return bool(needs) and all(
        active.filter(team=need.team_id).count() >= need.count for need in needs
    )


def is_paused(host: Host) -> bool:
    target = Q(host=host) | Q(municipality=host.municipality_id)
    return Pause.objects.current().filter(target).exists()
