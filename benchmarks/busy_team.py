"""A team of twenty with half a year of hours and 5,000 visits, in our tables and the peer's."""

from datetime import date, datetime, time, timedelta
from itertools import product
from random import Random

from schedule.models import Calendar, Event, Rule

from schedules.actions.filling import refresh_series
from schedules.actions.series import create_series
from schedules.models import Assignment, Claim, Facilitator, Host, Visit, VisitOffer
from schedules.rules.intervals import local_instant
from schedules.rules.rhythm import Rhythm, Shape
from schedules.rules.school_days import school_days
from schedules.rules.ticks import tick_span
from tests.factories import schedules as factories

PEOPLE, DAYS, VISITS = 20, 180, 5000
# A Monday in August, so that 180 days hold the most school days.
FIRST = date(2026, 8, 24)
AT = local_instant(FIRST, time(9))
LAST = local_instant(FIRST + timedelta(days=DAYS), time(0))
HOUR = timedelta(hours=1)
VISIT_TIMES = [time(8, 30), time(10, 30), time(12, 30), time(14, 30)]
HOURS = Rhythm(
    shape=Shape.WEEKLY,
    starts_on=FIRST,
    ends_on=FIRST + timedelta(days=DAYS),
    start_time=time(8),
    length_minutes=9 * 60,
    weekdays=(0, 1, 2, 3, 4),
)


def build_team() -> tuple[VisitOffer, Host]:
    """What a teacher asks with, once the team has its hours and its visits."""
    place = factories.make_municipality()
    team = factories.make_team(municipalities=[place])
    offer = factories.make_offer(team=team, people=2, quiet_minutes=0, horizon_days=DAYS)
    host = factories.make_host(municipality=place)
    people = [factories.make_facilitator(team=team) for _ in range(PEOPLE)]
    for facilitator in people:
        create_series(HOURS, facilitator=facilitator, by=None, at=AT)
    refresh_series(at=AT)
    book_visits(offer, host, people)
    return VisitOffer.objects.with_needs().get(pk=offer.pk), host


def book_visits(offer: VisitOffer, host: Host, people: list[Facilitator]) -> None:
    """One facilitator each, two hours apart with their buffers, spread over all school days."""
    slots = visit_slots(people)
    visits = Visit.objects.bulk_create(visit_of(offer, host, start) for start, _ in slots)
    spans = [claimed(start) for start, _ in slots]
    assignments = Assignment.objects.bulk_create(
        Assignment(visit=visit, facilitator=person, first_tick=span.start, last_tick=span.stop)
        for visit, span, (_, person) in zip(visits, spans, slots, strict=True)
    )
    Claim.objects.bulk_create(
        Claim(facilitator_id=assignment.facilitator_id, tick=tick, assignment=assignment)
        for assignment, span in zip(assignments, spans, strict=True)
        for tick in span
    )


def visit_slots(people: list[Facilitator]) -> list[tuple[datetime, Facilitator]]:
    """VISITS of all that could be, the same ones each time."""
    days = school_days(FIRST, FIRST + timedelta(days=DAYS - 1))
    every = product(days, VISIT_TIMES, people)
    found = [(local_instant(day, start), person) for day, start, person in every]
    return Random(2).sample(found, VISITS)


def visit_of(offer: VisitOffer, host: Host, starts_at: datetime) -> Visit:
    return Visit(
        offer=offer,
        host=host,
        starts_at=starts_at,
        ends_at=starts_at + HOUR,
        status="confirmed",
        year_group="Gymnasiet år 2",
        group_size=25,
        meeting_place="Huvudingången",
        requested_at=AT,
        confirmed_at=AT,
    )


def claimed(starts_at: datetime) -> range:
    return tick_span(starts_at - HOUR / 2, starts_at + 3 * HOUR / 2)


def build_peer() -> Calendar:
    """The same hours and visits as events of django-scheduler, one calendar for the team."""
    calendar = Calendar.objects.create(name="team", slug="team")
    rule = Rule.objects.create(name="hours", frequency="WEEKLY", params="byweekday:MO,TU,WE,TH,FR")
    opens = local_instant(FIRST, time(8))
    hours = [
        Event(start=opens, end=opens + 9 * HOUR, rule=rule, end_recurring_period=LAST)
        for _ in range(PEOPLE)
    ]
    visits = [
        Event(start=start, end=end)
        for start, end in Visit.objects.values_list("starts_at", "ends_at")
    ]
    for event in hours + visits:
        event.calendar, event.title = calendar, "-"
    Event.objects.bulk_create(hours + visits)
    return calendar
