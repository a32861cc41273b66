"""Three visits, each asked for and answered as people do it: one behind, one agreed, one waiting."""

import uuid
from datetime import date, datetime, time, timedelta

from campaign_site.demo.people import COORDINATOR, HOURS_BEFORE, TEACHER, user_of
from schedules.actions.memberships import approve_membership, ask_membership
from schedules.actions.outcomes import record_outcome
from schedules.actions.visits import confirm_visit, request_visit
from schedules.models import Host, Membership, Visit, VisitOffer
from schedules.queries.facts import is_member
from schedules.queries.free_times import free_times
from schedules.rules.details import VisitDetails
from schedules.rules.intervals import local_day, local_instant
from schedules.rules.school_days import add_school_days
from schedules.rules.visits import VisitStatus

SCHOOL = "26957025"
ASKED_AHEAD = 3  # school days more than the notice asks for
LIKED = (time(10), time(13), time(9))


def load_visits(offers: dict[str, VisitOffer], *, at: datetime) -> None:
    """Each is made only where none like it is left, so that a run repeated adds nothing."""
    school = Host.objects.get(school_unit_code=SCHOOL)
    teacher, coordinator = user_of(TEACHER), user_of(COORDINATOR)
    visits = Visit.objects.for_host(school)
    if not visits.filter(status=VisitStatus.DONE, ends_at__lte=at).exists():
        load_past(offers, school, teacher, coordinator, at=at)
    ensure_membership(school, by=teacher, approved_by=coordinator, at=at - timedelta(days=3))
    ensure_membership(school, by=teacher, approved_by=coordinator, at=at)
    if not visits.upcoming(at).filter(status=VisitStatus.CONFIRMED).exists():
        visit = ask(offers, school, by=teacher, first=local_day(at), at=at - timedelta(days=2))
        if visit is not None:
            confirm_visit(visit, by=coordinator, at=at - timedelta(days=1))
    if not visits.upcoming(at).filter(status=VisitStatus.REQUESTED).exists():
        ask(
            offers,
            school,
            by=teacher,
            first=local_day(at) + timedelta(days=14),
            at=at - timedelta(hours=2),
        )


def load_past(offers, school: Host, teacher, coordinator, *, at: datetime) -> None:
    """The latest school day that lies a week back and had a time free."""
    earliest = at - HOURS_BEFORE
    found = [
        (start, offer)
        for offer in liked(offers)
        if (start := last_free(offer, school, before=local_day(at), at=earliest))
    ]
    if not found:
        return
    start, offer = max(found, key=lambda pair: pair[0])
    asked_at = local_instant(
        add_school_days(local_day(start), -offer.notice_school_days - ASKED_AHEAD), time(14, 20)
    )
    ensure_membership(school, by=teacher, approved_by=coordinator, at=asked_at)
    details = details_of(start, offer)
    visit = request_visit(offer, school, details, by=teacher, at=asked_at)
    confirm_visit(visit, by=coordinator, at=asked_at + timedelta(days=1))
    record_outcome(visit, outcome=Visit.Outcome.HELD, by=coordinator, at=at)


def last_free(offer: VisitOffer, school: Host, *, before: date, at: datetime) -> datetime | None:
    days = free_times(offer, school, first=local_day(at), last=before - timedelta(days=7), at=at)
    return next((liked_start(day.starts) for day in reversed(days) if day.starts), None)


def ask(offers, school: Host, *, by, first: date, at: datetime) -> Visit | None:
    """The first free time of the first offer that has one, on a day without a visit."""
    booked = {local_day(visit.starts_at) for visit in Visit.objects.for_host(school).claiming()}
    for offer in liked(offers):
        last = first + timedelta(days=offer.horizon_days)
        for day in free_times(offer, school, first=first, last=last, at=at):
            if day.starts and day.day not in booked:
                details = details_of(liked_start(day.starts), offer)
                return request_visit(offer, school, details, by=by, at=at)
    return None


def liked(offers: dict[str, VisitOffer]) -> list[VisitOffer]:
    return [offers["class_visit"], offers["student_health"]]


def liked_start(starts: tuple[datetime, ...]) -> datetime:
    """In the middle of a school day where that is free."""
    return next((s for wanted in LIKED for s in starts if s.time() == wanted), starts[0])


def ensure_membership(school: Host, *, by, approved_by, at: datetime) -> None:
    """Approved for the school year of `at`, as the visit coordinator does it."""
    if is_member(by, school, at=at):
        return
    membership = ask_membership(school, by=by, at=at)
    if membership.status == Membership.Status.PENDING:
        approve_membership(membership, by=approved_by, at=at)


def details_of(starts_at: datetime, offer: VisitOffer) -> VisitDetails:
    return VisitDetails(
        starts_at=starts_at,
        year_group="Årskurs 2",
        group_size=min(max(offer.group_min, 24), offer.group_max),
        meeting_place="Receptionen vid huvudentrén",
        contact_name=TEACHER.name,
        contact_phone="",
        needs_interpreter=False,
        is_step_free=True,
        form_key=uuid.uuid4(),
    )
