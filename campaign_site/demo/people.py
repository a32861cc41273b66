"""The people of the demo: roles, never names. All of them sign in to show their part."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password

from campaign_site.accounts.people import confirm_address
from campaign_site.accounts.roles import Role, give_role, sync_roles
from campaign_site.demo.times import first_year
from schedules.actions.filling import fill_series
from schedules.actions.people import set_hours
from schedules.models import AvailabilityWindow, Facilitator, Municipality, Series, Team
from schedules.rules.intervals import local_day
from schedules.rules.rhythm import Rhythm, Shape

PASSWORD = "glantar-pa-dorren"  # noqa: S105 - printed on the screen; opens a demo and nothing else
# Hours begin some months back, so that visits of the past could be asked for then.
HOURS_BEFORE = timedelta(days=160)
UPPSALA = "0380"


@dataclass(frozen=True)
class Demo:
    """Someone who signs in; without a role, someone who works at a school."""

    email: str
    name: str
    role: Role | None
    tries: str
    is_superuser: bool = False

    @property
    def is_staff(self) -> bool:
        return self.role is not None or self.is_superuser


@dataclass(frozen=True)
class DemoTeam:
    key: str
    name: str
    size: int
    member: str
    address: str
    serves: tuple[str, ...]
    may_be_called_away: bool
    # Which of them has protected personal data; 0 for nobody.
    protected: int = 0


ADMIN = Demo("admin@kommun.example", "Administratör", None, "Everything", is_superuser=True)
COMMUNICATOR = Demo(
    "kommunikator@kommun.example",
    "Kommunikatör",
    Role.COMMUNICATOR,
    "Plan a campaign, confirm the next edition, write its text",
)
REVIEWER = Demo(
    "granskare@kommun.example",
    "Sakkunnig granskare",
    Role.REVIEWER,
    "Read and approve what was submitted",
)
COORDINATOR = Demo(
    "samordnare@kommun.example",
    "Besökssamordnare",
    Role.VISIT_COORDINATOR,
    "Confirm the visit that waits for an answer",
)
TEACHER = Demo(
    "larare@gymnasium.uppsala.example",
    "Lärare 1",
    None,
    "Find a time and ask for a visit (a code comes by mail)",
)
COUNSELLOR = Demo(
    "kurator@gymnasium.uppsala.example",
    "Kurator 1",
    None,
    "Ask to book for a school (a code comes by mail)",
)

TEAMS = (
    DemoTeam("nexus", "Nexus", 6, "Besöksledare", "besoksledare", (UPPSALA,), False, protected=6),
    DemoTeam(
        "region", "Regionkoordinatorer", 2, "Regionkoordinator", "regionkoordinator", (), True
    ),
)


def load_people(*, at: datetime) -> None:
    sync_roles()
    for demo in (ADMIN, COMMUNICATOR, REVIEWER, COORDINATOR, TEACHER, COUNSELLOR):
        load_person(demo)
    give_role(user_of(COORDINATOR), Role.PROTECTED_DATA)
    for team in TEAMS:
        load_team(team, at=at)
    fill_hours(at=at)


def load_person(demo: Demo):
    """Found or made; whoever is there already keeps the password and the name they chose."""
    people = get_user_model().objects
    person = people.filter(email=demo.email).first()
    if person is not None:
        return person
    person = people.create(
        email=demo.email,
        name=demo.name,
        is_staff=demo.is_staff,
        is_superuser=demo.is_superuser,
        password=demo_password() if demo.is_staff else make_password(None),
    )
    if demo.role:
        give_role(person, demo.role)
    if not demo.is_staff:
        confirm_address(person)
    return person


@cache
def demo_password() -> str:
    """Hashed once: slow by intention, and the same for everyone."""
    return make_password(PASSWORD)


def user_of(demo: Demo):
    return get_user_model().objects.get(email=demo.email)


def load_team(demo: DemoTeam, *, at: datetime) -> None:
    team, is_new = Team.objects.get_or_create(name=demo.name)
    if is_new:
        served = Municipality.objects.all()
        team.municipalities.set(served.filter(code__in=demo.serves) if demo.serves else served)
    for number in range(1, demo.size + 1):
        load_facilitator(team, demo, number, at=at)


def load_facilitator(team: Team, demo: DemoTeam, number: int, *, at: datetime) -> None:
    user = load_person(member_of(demo, number))
    if Facilitator.objects.filter(user=user).exists():
        return
    facilitator = Facilitator.objects.create(
        user=user,
        team=team,
        workplace=demo.name,
        protected=number == demo.protected,
        may_be_called_away=demo.may_be_called_away,
    )
    for rhythm in hours_of(number, at):
        set_hours(facilitator, rhythm, by=user, at=at - HOURS_BEFORE)


def member_of(demo: DemoTeam, number: int) -> Demo:
    return Demo(
        f"{demo.address}{number}@kommun.example",
        f"{demo.member} {number}",
        Role.FACILITATOR,
        "See your own calendar",
    )


def fill_hours(*, at: datetime) -> None:
    """When another time is shown than last time, hours are laid out from there."""
    first = local_day(at - HOURS_BEFORE)
    known = AvailabilityWindow.objects.filter(day__range=(first, first + timedelta(days=14)))
    if not known.exists():
        for series in Series.objects.exclude(facilitator=None).select_related("event__rule"):
            fill_series(series, at=at - HOURS_BEFORE)


def hours_of(number: int, at: datetime) -> list[Rhythm]:
    """Office hours, some four days a week, and two evenings for parents."""
    year = first_year(at)
    office = (0, 1, 2, 3) if number % 3 == 0 else (0, 1, 2, 3, 4)
    return [
        weekly(year, office, time(8), minutes=9 * 60),
        weekly(year, (1, 3), time(17), minutes=3 * 60 + 30),
    ]


def weekly(year: int, weekdays: tuple[int, ...], start: time, *, minutes: int) -> Rhythm:
    return Rhythm(
        shape=Shape.WEEKLY,
        starts_on=date(year, 1, 1),
        ends_on=None,
        start_time=start,
        length_minutes=minutes,
        weekdays=weekdays,
    )


def everyone() -> list[Demo]:
    """Those worth signing in as: one facilitator stands for the others."""
    facilitators = [member_of(team, 1) for team in TEAMS]
    return [ADMIN, COMMUNICATOR, REVIEWER, COORDINATOR, *facilitators, TEACHER, COUNSELLOR]
