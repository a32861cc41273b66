"""One of everything, seen by everyone: the people and things of the permission table."""

from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID, uuid4

from django.core.files.base import ContentFile

from campaign_site.accounts.roles import Role
from media.models import SiteDocument
from pages.models import HelpContact
from schedules.actions.heartbeats import beat
from schedules.actions.pauses import start_pause
from schedules.actions.people import add_absence, set_hours
from schedules.models import Membership, Organizer, SchoolYear, SeriesConflict
from schedules.rules.intervals import local_day
from schedules.rules.rhythm import Rhythm, Shape
from tests.factories.pages import make_home
from tests.factories.schedules import (
    NOW,
    make_campaign,
    make_edition,
    make_facilitator,
    make_host,
    make_member,
    make_membership,
    make_offer,
    make_user,
    make_visit,
)
from tests.sign_in.places import SECRET

DAY = timedelta(days=1)
ROLES = (
    "stranger",
    "member",
    "other",
    "facilitator",
    "communicator",
    "reviewer",
    "coordinator",
    "admin",
)


@dataclass
class World:
    """`member` belongs to the host whose visit it is, `other` to another host."""

    people: dict[str, object]
    keys: dict[str, int | str | UUID] = field(default_factory=dict)


def build_world() -> World:
    make_home()
    host = make_host()
    people = everyone(host)
    keys = hosts_things(host, people) | plans_things(people) | own_things(host, people)
    beat("tick", at=NOW)
    return World(people, keys | {"host": host.pk, "no_uuid": uuid4()} | papers())


def everyone(host) -> dict:
    staff = {
        "facilitator": Role.FACILITATOR,
        "communicator": Role.COMMUNICATOR,
        "reviewer": Role.REVIEWER,
        "coordinator": Role.VISIT_COORDINATOR,
    }
    return {
        "stranger": None,
        "member": make_member(host),
        "other": make_member(make_host()),
        **{name: make_user(role=role, password=SECRET) for name, role in staff.items()},
        "admin": make_user(is_staff=True, is_superuser=True, password=SECRET),
    }


def hosts_things(host, people) -> dict:
    offer = make_offer()
    colleague = make_facilitator()
    visit = make_visit(
        offer=offer,
        host=host,
        contact=people["member"],
        facilitators=[colleague],
    )
    waiting = make_membership(people["member"], make_host(), status=Membership.Status.PENDING)
    return {
        "offer": offer.pk,
        "visit": visit.pk,
        "uuid": visit.uuid,
        "waiting": waiting.pk,
        "approved": people["member"].memberships.get(host=host).pk,
        "colleague": colleague.pk,
        "team": colleague.team.pk,
        "organizer": Organizer.objects.create(name="Huvudman 1").pk,
        "unapproved": make_host(approved_at=None).pk,
        "school_year": make_school_year(host).pk,
        "colleague_series": hours_of(colleague).pk,
        "colleague_absence": absence_of(colleague).pk,
    }


def plans_things(people) -> dict:
    campaign = make_campaign(owner=people["communicator"])
    edition = make_edition(
        campaign=campaign, starts_at=NOW + 30 * DAY, ends_at=NOW + 37 * DAY, status="provisional"
    )
    by = people["communicator"]
    pause = start_pause(reason="Vi tittar på det.", edition=edition, by=by, at=NOW)
    contact = HelpContact.objects.create(
        name="Kontakt",
        grade="today",
        checked_on=local_day(NOW),
        review_by=local_day(NOW + 90 * DAY),
    )
    return {
        "campaign": campaign.pk,
        "theme": campaign.theme.pk,
        "edition": edition.pk,
        "pause": pause.pk,
        "contact": contact.pk,
        "person": people["reviewer"].pk,
    }


def own_things(host, people) -> dict:
    """What a facilitator has: hours, an absence, a visit to give."""
    facilitator = make_facilitator(user=people["facilitator"])
    series = hours_of(facilitator)
    return {
        "facilitator": facilitator.pk,
        "series": series.pk,
        "absence": absence_of(facilitator).pk,
        "conflict": make_conflict(series).pk,
        "own_visit": make_visit(host=host, contact=people["member"], facilitators=[facilitator]).pk,
    }


def papers() -> dict:
    document = SiteDocument(title="Blad")
    document.file.save("blad.pdf", ContentFile(b"%PDF-1.4\n%%EOF\n"))
    return {"document": document.pk, "file": document.filename, "file_name": "x"}


def hours_of(facilitator):
    rhythm = Rhythm(
        shape=Shape.WEEKLY,
        starts_on=local_day(NOW),
        ends_on=None,
        start_time=NOW.time(),
        length_minutes=60,
        weekdays=(0,),
    )
    return set_hours(facilitator, rhythm, by=facilitator.user, at=NOW)


def absence_of(facilitator):
    return add_absence(
        facilitator, starts_at=NOW + DAY, ends_at=NOW + 2 * DAY, by=facilitator.user, at=NOW
    )


def make_school_year(host):
    day = local_day(NOW)
    return SchoolYear.objects.create(
        host=host,
        municipality=host.municipality,
        starting=day.year,
        autumn_first_on=day.replace(month=8, day=17),
        autumn_last_on=day.replace(month=12, day=18),
        spring_first_on=day.replace(year=day.year + 1, month=1, day=11),
        spring_last_on=day.replace(year=day.year + 1, month=6, day=11),
    )


def make_conflict(series):
    kind = SeriesConflict.Kind.values[0]
    return SeriesConflict.objects.create(series=series, key=local_day(NOW), kind=kind, found_at=NOW)
