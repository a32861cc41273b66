"""What a letter lists: terms and values, never a person's name (domain rule 7)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schedules.models import Edition, Membership, Notice, Visit
from schedules.rules.intervals import TZ, local_day
from schedules.rules.texts import one_line

Kind = Notice.Kind


@dataclass(frozen=True)
class Fact:
    term: str
    value: str


def facts_of(notice: Notice, subject: Any) -> list[Fact]:
    """Those with a value, each on one line."""
    pairs = FACTS[notice.kind](subject)
    return [Fact(term, one_line(value)) for term, value in pairs if one_line(value)]


def host_facts(visit: Visit) -> Iterable[tuple[str, str]]:
    """What the host's own staff see: how many come, never who."""
    yield from short_facts(visit)
    yield _("Visit"), visit.offer.name
    yield _("Who"), who_comes(visit.people)


def facilitator_facts(visit: Visit) -> Iterable[tuple[str, str]]:
    yield from short_facts(visit)
    yield _("Visit"), visit.offer.name
    yield (
        _("Group"),
        _("%(group)s, about %(size)s")
        % {
            "group": visit.year_group,
            "size": visit.group_size,
        },
    )
    yield _("Needed"), _("An interpreter, also of sign language") if visit.needs_interpreter else ""
    yield _("Stairs"), "" if visit.is_step_free else _("There are stairs and no lift to the room")


def short_facts(visit: Visit) -> Iterable[tuple[str, str]]:
    yield _("When"), day_and_hours(visit.starts_at, visit.ends_at)
    yield _("At"), visit.host.name
    yield _("Place"), visit.meeting_place


def place_and_time(visit: Visit) -> Iterable[tuple[str, str]]:
    yield _("When"), day_and_hours(visit.starts_at, visit.ends_at)
    yield _("At"), visit.host.name


def membership_facts(membership: Membership) -> Iterable[tuple[str, str]]:
    yield _("At"), membership.host.name


def edition_facts(edition: Edition) -> Iterable[tuple[str, str]]:
    yield _("Campaign"), edition.campaign.name
    yield _("Opens"), day_and_time(edition.starts_at)
    yield _("Closes"), day_and_time(edition.ends_at)


def day_and_time(at: datetime) -> str:
    return f"{day_title(at)}, {at.astimezone(TZ):%H:%M}"


def day_and_hours(starts_at: datetime, ends_at: datetime) -> str:
    return f"{day_and_time(starts_at)}–{ends_at.astimezone(TZ):%H:%M}"


def day_title(at: datetime) -> str:
    return capfirst(date_format(local_day(at), "l j E Y"))


def who_comes(people: int) -> str:
    words = {1: _("One from the unit"), 2: _("Two from the unit"), 3: _("Three from the unit")}
    return words.get(people) or ngettext(
        "%(people)s from the unit", "%(people)s from the unit", people
    ) % {"people": people}


FACTS: dict[str, Callable[[Any], Iterable[tuple[str, str]]]] = {
    Kind.VISIT_REQUESTED: host_facts,
    Kind.VISIT_TO_ANSWER: place_and_time,
    Kind.VISIT_CONFIRMED: host_facts,
    Kind.VISIT_ASSIGNED: facilitator_facts,
    Kind.VISIT_CANCELLED: place_and_time,
    Kind.VISIT_UNASSIGNED: place_and_time,
    Kind.MEMBERSHIP_TO_ANSWER: membership_facts,
    Kind.MEMBERSHIP_APPROVED: membership_facts,
    Kind.MEMBERSHIP_REFUSED: membership_facts,
    Kind.EDITION_OPEN: edition_facts,
    Kind.EDITION_UNCONFIRMED: edition_facts,
}
