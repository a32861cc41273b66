"""Facilitators as the slot arithmetic sees them: three queries, however many people and visits."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Count, Q

from schedules.models import Absence, Assignment, AvailabilityWindow, Facilitator, VisitOffer
from schedules.models.visits import CLAIMING
from schedules.rules.slots import Need, Person
from schedules.rules.ticks import TICK

# Fair load counts the visits of the last and next half year.
LOAD_TICKS = 183 * 24 * 3600 // TICK

Spans = dict[int, list[tuple[int, int]]]


def needs_of(offer: VisitOffer) -> tuple[Need, ...]:
    return tuple(Need(team=need.team_id, count=need.count) for need in offer.needs.all())


def people_for(needs: Iterable[Need], *, first_tick: int, last_tick: int) -> list[Person]:
    """Everyone in the needed teams, with hours and taken spans within the ticks [first, last)."""
    teams = [need.team for need in needs]
    people = with_load(Facilitator.objects.filter(team__in=teams, is_active=True), first_tick)
    windows = spans_by_person(
        AvailabilityWindow.objects.filter(facilitator__team__in=teams, withdrawn_at=None),
        first_tick,
        last_tick,
    )
    taken = taken_by_person(teams, first_tick, last_tick)
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


def with_load(facilitators, around):
    """Pairs of key and team with the number of visits near the tick `around`."""
    near = Q(
        assignments__visit__status__in=CLAIMING,
        assignments__first_tick__gt=around - LOAD_TICKS,
        assignments__first_tick__lt=around + LOAD_TICKS,
    )
    counted = facilitators.annotate(load=Count("assignments", filter=near)).order_by("pk")
    return counted.values_list("pk", "team_id", "load")


def spans_by_person(rows, first_tick, last_tick) -> Spans:
    within = rows.filter(last_tick__gt=first_tick, first_tick__lt=last_tick).order_by()
    found: Spans = defaultdict(list)
    for pk, start, end in within.values_list("facilitator_id", "first_tick", "last_tick"):
        found[pk].append((start, end))
    return found


def taken_by_person(teams, first_tick, last_tick) -> Spans:
    """Visits and absences in one query."""
    visits = Assignment.objects.filter(
        facilitator__team__in=teams,
        visit__status__in=CLAIMING,
        last_tick__gt=first_tick,
        first_tick__lt=last_tick,
    )
    absences = Absence.objects.filter(
        facilitator__team__in=teams, last_tick__gt=first_tick, first_tick__lt=last_tick
    )
    columns = ("facilitator_id", "first_tick", "last_tick")
    rows = visits.order_by().values_list(*columns).union(
        absences.order_by().values_list(*columns), all=True
    )
    found: Spans = defaultdict(list)
    for pk, start, end in rows:
        found[pk].append((start, end))
    return found
