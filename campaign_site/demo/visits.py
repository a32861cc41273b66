"""Three visits, each asked for and answered as people do it: one behind, one agreed, one waiting."""

import uuid
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import transaction

from campaign_site.demo.people import COORDINATOR, HOURS_BEFORE, TEACHER, user_of
from schedules.actions.memberships import approve_membership, ask_membership
from schedules.actions.outcomes import record_outcome
from schedules.actions.visits import confirm_visit, request_visit
from schedules.errors import Refused
from schedules.models import Host, Membership, Visit, VisitOffer
from schedules.models.visits import VisitQuerySet
from schedules.queries.facts import is_member
from schedules.queries.free_times import free_times
from schedules.rules.details import VisitDetails
from schedules.rules.intervals import local_day, local_instant
from schedules.rules.school_days import add_school_days
from schedules.rules.visits import VisitStatus

SCHOOL = "26957025"
OFFERS = ("class_visit", "student_health")
ASKED_AHEAD = 3  # school days more than the notice asks for
LIKED = (time(10), time(13), time(9))


@dataclass(frozen=True)
class Booking:
    """Who books what for whom, and when the demo is shown."""

    offers: list[VisitOffer]
    school: Host
    teacher: Any
    coordinator: Any
    at: datetime

    @property
    def visits(self) -> VisitQuerySet:
        return Visit.objects.for_host(self.school)


def load_visits(offers: dict[str, VisitOffer], *, at: datetime) -> None:
    """Each is made only where none like it is left, so that a run repeated adds nothing."""
    school = Host.objects.open().filter(school_unit_code=SCHOOL).first()
    if school is None:
        return
    liked = [offers[key] for key in OFFERS]
    booking = Booking(liked, school, user_of(TEACHER), user_of(COORDINATOR), at)
    for load in (load_past, load_agreed, load_waiting):
        # People may have paused the school or emptied the calendars; then there is no such visit.
        with suppress(Refused), transaction.atomic():
            load(booking)


def load_past(booking: Booking) -> None:
    """On the latest school day that lies a week back and had a time free."""
    school, at = booking.school, booking.at
    if booking.visits.filter(status=VisitStatus.DONE, ends_at__lte=at).exists():
        return
    found = [
        (start, offer)
        for offer in booking.offers
        if (start := last_free(offer, school, before=local_day(at), at=at - HOURS_BEFORE))
    ]
    if not found:
        return
    start, offer = max(found, key=lambda pair: pair[0])
    asked_on = add_school_days(local_day(start), -offer.notice_school_days - ASKED_AHEAD)
    asked_at = local_instant(asked_on, time(14, 20))
    ensure_membership(booking, at=asked_at)
    visit = request_visit(offer, school, details_of(start, offer), by=booking.teacher, at=asked_at)
    confirm_visit(visit, by=booking.coordinator, at=asked_at + timedelta(days=1))
    record_outcome(visit, outcome=Visit.Outcome.HELD, by=booking.coordinator, at=at)


def load_agreed(booking: Booking) -> None:
    ensure_membership(booking, at=booking.at - timedelta(days=3))
    if booking.visits.upcoming(booking.at).filter(status=VisitStatus.CONFIRMED).exists():
        return
    asked_at = booking.at - timedelta(days=2)
    visit = ask(booking, first=local_day(booking.at), at=asked_at)
    if visit is not None:
        confirm_visit(visit, by=booking.coordinator, at=asked_at + timedelta(days=1))


def load_waiting(booking: Booking) -> None:
    ensure_membership(booking, at=booking.at)
    if not booking.visits.upcoming(booking.at).filter(status=VisitStatus.REQUESTED).exists():
        first = local_day(booking.at) + timedelta(days=14)
        ask(booking, first=first, at=booking.at - timedelta(hours=2))


def last_free(offer: VisitOffer, school: Host, *, before: date, at: datetime) -> datetime | None:
    days = free_times(offer, school, first=local_day(at), last=before - timedelta(days=7), at=at)
    return next((liked_start(day.starts) for day in reversed(days) if day.starts), None)


def ask(booking: Booking, *, first: date, at: datetime) -> Visit | None:
    """The first free time of the first offer that has one, on a day without a visit."""
    school, teacher = booking.school, booking.teacher
    booked = {local_day(visit.starts_at) for visit in booking.visits.claiming()}
    for offer in booking.offers:
        last = first + timedelta(days=offer.horizon_days)
        for day in free_times(offer, school, first=first, last=last, at=at):
            if day.starts and day.day not in booked:
                details = details_of(liked_start(day.starts), offer)
                return request_visit(offer, school, details, by=teacher, at=at)
    return None


def liked_start(starts: tuple[datetime, ...]) -> datetime:
    """In the middle of a school day where that is free."""
    return next((s for wanted in LIKED for s in starts if s.time() == wanted), starts[0])


def ensure_membership(booking: Booking, *, at: datetime) -> None:
    """Approved for the school year of `at`, as the visit coordinator does it."""
    if is_member(booking.teacher, booking.school, at=at):
        return
    membership = ask_membership(booking.school, by=booking.teacher, at=at)
    if membership.status == Membership.Status.PENDING:
        approve_membership(membership, by=booking.coordinator, at=at)


def details_of(starts_at: datetime, offer: VisitOffer) -> VisitDetails:
    return VisitDetails(
        starts_at=starts_at,
        year_group="Gymnasiet, år 2",
        group_size=min(max(offer.group_min, 24), offer.group_max),
        meeting_place="Receptionen vid huvudentrén",
        contact_name=TEACHER.name,
        contact_phone="",
        needs_interpreter=False,
        is_step_free=True,
        form_key=uuid.uuid4(),
    )
