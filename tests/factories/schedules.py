"""Rows for tests: plain functions, every argument optional, every default valid and unique.

The clock stands at `NOW`, a Tuesday in October; a visit is two weeks later at ten in the morning.
"""

from datetime import date, datetime, time, timedelta
from itertools import count

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from campaign_site.accounts.people import confirm_address
from campaign_site.accounts.roles import Role, sync_roles
from schedules.models import (
    Assignment,
    AvailabilityWindow,
    BookingContact,
    Campaign,
    Claim,
    Edition,
    Facilitator,
    Host,
    Membership,
    Municipality,
    Team,
    Theme,
    Visit,
    VisitNeed,
    VisitOffer,
)
from schedules.models.visits import CLAIMING
from schedules.rules.intervals import local_day, local_instant
from schedules.rules.ticks import tick_span

NOW = local_instant(date(2026, 10, 6), time(9, 0))
VISIT_AT = local_instant(date(2026, 10, 20), time(10, 0))

numbers = count(1)


def make_user(*, role: Role | None = None, **columns):
    """Someone of a host; with a role, someone who works at the unit."""
    number = next(numbers)
    columns.setdefault("email", f"person{number}@skola.example")
    columns.setdefault("name", f"Person {number}")
    columns.setdefault("is_staff", role is not None)
    user = get_user_model().objects.create_user(**columns)
    if role is None:
        confirm_address(user)
        return user
    if not Group.objects.filter(name=role.value, permissions__isnull=False).exists():
        sync_roles()
    user.groups.add(Group.objects.get(name=role.value))
    return user


def make_municipality(**columns) -> Municipality:
    number = next(numbers)
    columns.setdefault("code", f"{number:04d}")
    columns.setdefault("name", f"Kommun {number}")
    return Municipality.objects.create(**columns)


def make_host(*, municipality: Municipality | None = None, **columns) -> Host:
    """A school that is open and approved."""
    number = next(numbers)
    columns.setdefault("name", f"Skola {number}")
    columns.setdefault("approved_at", NOW)
    if columns.setdefault("kind", Host.Kind.SCHOOL) == Host.Kind.SCHOOL:
        columns.setdefault("school_unit_code", f"{number:08d}")
    return Host.objects.create(municipality=municipality or make_municipality(), **columns)


def make_membership(user, host: Host, **columns) -> Membership:
    columns.setdefault("status", Membership.Status.APPROVED)
    columns.setdefault("asked_at", NOW)
    if columns["status"] == Membership.Status.APPROVED:
        columns.setdefault("until", local_day(NOW) + timedelta(days=250))
    return Membership.objects.create(user=user, host=host, **columns)


def make_member(host: Host, **columns):
    """Someone who may book for the host."""
    user = make_user(**columns)
    make_membership(user, host)
    return user


def make_team(*, municipalities=(), **columns) -> Team:
    columns.setdefault("name", f"Team {next(numbers)}")
    team = Team.objects.create(**columns)
    team.municipalities.set(municipalities)
    return team


def make_facilitator(*, team: Team | None = None, user=None, **columns) -> Facilitator:
    return Facilitator.objects.create(
        team=team or make_team(), user=user or make_user(role=Role.FACILITATOR), **columns
    )


def make_hours(
    facilitator: Facilitator, day: date, *, first: time = time(8), last: time = time(17)
) -> AvailabilityWindow:
    """Hours on one day, outside every series."""
    ticks = tick_span(local_instant(day, first), local_instant(day, last))
    return AvailabilityWindow.objects.create(
        facilitator=facilitator, key=day, day=day, first_tick=ticks.start, last_tick=ticks.stop
    )


def make_campaign(*, theme: Theme | None = None, **columns) -> Campaign:
    number = next(numbers)
    columns.setdefault("name", f"Kampanj {number}")
    theme = theme or Theme.objects.create(name=f"Tema {number}")
    return Campaign.objects.create(theme=theme, **columns)


def make_edition(*, campaign: Campaign | None = None, **columns) -> Edition:
    """Confirmed, for the four weeks around the usual visit."""
    columns.setdefault("starts_at", local_instant(date(2026, 10, 12), time(0)))
    columns.setdefault("ends_at", local_instant(date(2026, 11, 9), time(0)))
    columns.setdefault("key", local_day(columns["starts_at"]))
    columns.setdefault("status", Edition.Status.CONFIRMED)
    return Edition.objects.create(campaign=campaign or make_campaign(), **columns)


def make_offer(*, team: Team | None = None, people: int = 1, campaigns=(), **columns) -> VisitOffer:
    """Bookable on every school day unless it is given campaigns; `people` come from `team`."""
    columns.setdefault("name", f"Besöksupplägg {next(numbers)}")
    offer = VisitOffer.objects.create(**columns)
    offer.campaigns.set(campaigns)
    VisitNeed.objects.create(offer=offer, team=team or make_team(), count=people)
    return offer


def make_visit(
    *,
    offer: VisitOffer | None = None,
    host: Host | None = None,
    contact=None,
    facilitators: list[Facilitator] | None = None,
    starts_at: datetime = VISIT_AT,
    **columns,
) -> Visit:
    """Confirmed, with a contact and one facilitator; what is claimed is the visit's own hour."""
    offer, host = offer or make_offer(), host or make_host()
    columns.setdefault("ends_at", starts_at + timedelta(minutes=offer.minutes))
    columns.setdefault("status", "confirmed")
    columns.setdefault("requested_at", NOW)
    columns.setdefault("year_group", "Åk 1")
    columns.setdefault("group_size", 20)
    columns.setdefault("meeting_place", "Aulan")
    visit = Visit.objects.create(offer=offer, host=host, starts_at=starts_at, **columns)
    contact = contact or make_member(host)
    BookingContact.objects.create(visit=visit, user=contact, name=contact.name)
    if facilitators is None:
        facilitators = [make_facilitator(team=offer.needs.get().team)]
    for facilitator in facilitators:
        assign(visit, facilitator)
    return visit


def assign(visit: Visit, facilitator: Facilitator) -> Assignment:
    """An assignment with its claims, where the visit's status still claims anything."""
    ticks = tick_span(visit.starts_at, visit.ends_at)
    assignment = Assignment.objects.create(
        visit=visit, facilitator=facilitator, first_tick=ticks.start, last_tick=ticks.stop
    )
    if visit.status in CLAIMING:
        Claim.objects.bulk_create(
            Claim(facilitator=facilitator, tick=tick, assignment=assignment) for tick in ticks
        )
    return assignment
