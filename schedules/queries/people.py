"""Facilitators as the slot arithmetic sees them: three queries, however many people and visits."""

from collections.abc import Iterable

from django.db.models import Count, Q, QuerySet, Value

from schedules.models import Absence, Assignment, AvailabilityWindow, Facilitator, VisitOffer
from schedules.models.visits import CLAIMING
from schedules.queries.packing import Spans, packed, unpacked
from schedules.rules.slots import Need, Person
from schedules.rules.ticks import TICK

# Fair load counts the visits of the last and next half year.
LOAD_TICKS = 183 * 24 * 3600 // TICK


def needs_of(offer: VisitOffer) -> tuple[Need, ...]:
    return tuple(Need(team=need.team_id, count=need.count) for need in offer.needs.all())


def people_for(
    needs: Iterable[Need], *, first_tick: int, last_tick: int, loads: bool = True
) -> list[Person]:
    """Everyone in the needed teams, with hours and taken spans within the ticks [first, last).

    Without `loads` nobody can be chosen fairly, but who is free is known sooner.
    """
    teams = [need.team for need in needs]
    members = Facilitator.objects.filter(team__in=teams, is_active=True)
    people = list(with_load(members, first_tick) if loads else without_load(members))
    who = [pk for pk, _, _ in people]
    windows = hours_by_person(who, first_tick, last_tick)
    taken = taken_by_person(who, first_tick, last_tick)
    return [
        Person(
            id=pk,
            team=team,
            windows=tuple(windows.get(pk, ())),
            taken_spans=tuple(taken.get(pk, ())),
            load=load,
        )
        for pk, team, load in people
    ]


def with_load(facilitators: QuerySet[Facilitator], around: int) -> QuerySet:
    """Pairs of key and team with the number of visits near the tick `around`."""
    near = Q(
        assignments__visit__status__in=CLAIMING,
        assignments__first_tick__gt=around - LOAD_TICKS,
        assignments__first_tick__lt=around + LOAD_TICKS,
    )
    counted = facilitators.annotate(load=Count("assignments", filter=near)).order_by("pk")
    return counted.values_list("pk", "team_id", "load")


def without_load(facilitators: QuerySet[Facilitator]) -> QuerySet:
    none = facilitators.annotate(load=Value(0)).order_by("pk")
    return none.values_list("pk", "team_id", "load")


def hours_by_person(who: list[int], first_tick: int, last_tick: int) -> Spans:
    hours = AvailabilityWindow.objects.filter(withdrawn_at=None)
    return unpacked(packed(within(hours, who, first_tick, last_tick)))


def taken_by_person(who: list[int], first_tick: int, last_tick: int) -> Spans:
    """Visits and absences in one query."""
    visits = Assignment.objects.filter(visit__status__in=CLAIMING)
    visits = within(visits, who, first_tick, last_tick)
    absences = within(Absence.objects.all(), who, first_tick, last_tick)
    return unpacked(packed(visits).union(packed(absences), all=True))


def within(rows: QuerySet, who: list[int], first_tick: int, last_tick: int) -> QuerySet:
    return rows.filter(facilitator__in=who, last_tick__gt=first_tick, first_tick__lt=last_tick)
