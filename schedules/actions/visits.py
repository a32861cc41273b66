"""A visit's life: asked for, confirmed, cancelled. Each step is one transaction."""

from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from schedules.actions.audit import record
from schedules.actions.locks import lock_facilitators, retried
from schedules.actions.notices import tell_about_visit
from schedules.errors import Refused
from schedules.models import (
    Assignment,
    BookingContact,
    Claim,
    Facilitator,
    Host,
    Visit,
    VisitOffer,
)
from schedules.queries.desk import is_protected
from schedules.queries.facts import asks_too_much, facts_of, is_paused
from schedules.queries.free_times import Shape, free_starts
from schedules.queries.people import needs_of, people_for
from schedules.queries.spans import edition_of
from schedules.rules.details import VisitDetails
from schedules.rules.intervals import local_day
from schedules.rules.quarters import day_span
from schedules.rules.slots import Need, choose
from schedules.rules.ticks import instant_of, tick_of
from schedules.rules.visits import VisitReason, VisitStatus, may_become, refusal


@retried
def request_visit(
    offer: VisitOffer, host: Host, details: VisitDetails, *, by, at: datetime
) -> Visit:
    """Ask for a time and claim it at once; refused with a reason when it cannot be had."""
    known = Visit.objects.filter(form_key=details.form_key, contact__user=by).first()
    if known is not None:
        return known
    try:
        with transaction.atomic():
            return claim_visit(offer, host, details, by=by, at=at)
    except IntegrityError as lost:
        raise Refused(VisitReason.TAKEN) from lost


def claim_visit(offer: VisitOffer, host: Host, details: VisitDetails, *, by, at: datetime) -> Visit:
    needs = needs_of(offer)
    lock_team_members(needs)
    reason = refusal(facts_of(offer, host, details, by=by, at=at))
    if reason is not None:
        raise Refused(reason)
    if asks_too_much(host, at=at):
        raise Refused(VisitReason.TOO_MANY)
    chosen = choose_people(offer, needs, details.starts_at)
    visit = write_visit(offer, host, details, at=at)
    write_claims(visit, offer, chosen)
    BookingContact.objects.create(
        visit=visit,
        user=by,
        name=details.contact_name,
        phone=details.contact_phone,
        protected=is_protected(by),
    )
    record(visit, "requested", by=by, at=at)
    tell_about_visit(visit, at=at)
    return visit


def lock_team_members(needs: tuple[Need, ...]) -> None:
    teams = [need.team for need in needs]
    members = Facilitator.objects.filter(team__in=teams, is_active=True)
    lock_facilitators(members.values_list("pk", flat=True))


def choose_people(offer: VisitOffer, needs: tuple[Need, ...], starts_at: datetime) -> list[int]:
    """Who comes, found anew inside the lock; refused when the time is not, or no longer, free."""
    day = local_day(starts_at)
    span = day_span(day)
    people = people_for(needs, first_tick=span.start, last_tick=span.stop)
    start, shape = tick_of(starts_at), Shape.of(offer)
    is_on_the_quarter = instant_of(start) == starts_at
    if not is_on_the_quarter or start not in free_starts(people, needs, [day], offer)[day]:
        raise Refused(VisitReason.TAKEN)
    chosen = choose(people, needs, start, before=shape.before, core=shape.core, after=shape.after)
    if chosen is None:
        raise Refused(VisitReason.TAKEN)
    return chosen


def write_visit(offer: VisitOffer, host: Host, details: VisitDetails, *, at: datetime) -> Visit:
    return Visit.objects.create(
        offer=offer,
        host=host,
        edition=edition_of(offer, details.starts_at),
        starts_at=details.starts_at,
        ends_at=details.starts_at + timedelta(minutes=offer.minutes),
        status=VisitStatus.REQUESTED,
        form_key=details.form_key,
        year_group=details.year_group,
        group_size=details.group_size,
        meeting_place=details.meeting_place,
        needs_interpreter=details.needs_interpreter,
        is_step_free=details.is_step_free,
        requested_at=at,
    )


def write_claims(visit: Visit, offer: VisitOffer, chosen: list[int]) -> None:
    """Assignments and their quarter-hours, sorted, in one statement each."""
    shape, start = Shape.of(offer), tick_of(visit.starts_at)
    first, last = start - shape.before, start + shape.core + shape.after
    assignments = Assignment.objects.bulk_create(
        Assignment(visit=visit, facilitator_id=pk, first_tick=first, last_tick=last)
        for pk in sorted(chosen)
    )
    Claim.objects.bulk_create(
        Claim(facilitator_id=assignment.facilitator_id, tick=tick, assignment=assignment)
        for assignment in assignments
        for tick in range(first, last)
    )


@retried
def confirm_visit(visit: Visit, *, by, at: datetime) -> Visit:
    """Say yes: host and facilitators are told, each with a calendar file of their own."""
    if is_paused(visit.host):
        raise Refused(VisitReason.PAUSED)
    with transaction.atomic():
        step(visit, VisitStatus.CONFIRMED, confirmed_at=at)
        record(visit, "confirmed", by=by, at=at)
        tell_about_visit(visit, at=at)
        return visit


@retried
def cancel_visit(visit: Visit, *, by, at: datetime) -> Visit:
    """Say no, or call it off: the time is free again and everyone concerned is told."""
    was = VisitStatus(visit.status)
    with transaction.atomic():
        step(visit, VisitStatus.CANCELLED, cancelled_at=at)
        Claim.objects.filter(assignment__visit=visit).delete()
        record(visit, "cancelled", by=by, at=at)
        tell_about_visit(visit, was=was, at=at)
        return visit


def step(visit: Visit, to: VisitStatus, **columns) -> None:
    """Compare and swap: only from the status and sequence that this person saw."""
    if not may_become(VisitStatus(visit.status), to):
        raise Refused(VisitReason.WRONG_STATUS)
    seen = Visit.objects.filter(pk=visit.pk, status=visit.status, sequence=visit.sequence)
    columns |= {"status": to.value, "sequence": visit.sequence + 1}
    if not seen.update(**columns):
        raise Refused(VisitReason.WRONG_STATUS)
    for column, value in columns.items():
        setattr(visit, column, value)
