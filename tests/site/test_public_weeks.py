"""What everybody may know of free time says nothing of one person (domain rule 8)."""

from datetime import date, time, timedelta

import pytest
import time_machine
from django.test import Client

from schedules.actions.people import add_absence
from schedules.actions.week_rooms import write_week_rooms
from schedules.rules.intervals import local_instant
from schedules.rules.school_days import FORMULA, school_days
from tests.factories.pages import make_offer_page
from tests.factories.schedules import (
    NOW,
    VISIT_AT,
    make_campaign,
    make_edition,
    make_facilitator,
    make_hours,
    make_municipality,
    make_offer,
    make_team,
    make_visit,
)

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]

MONDAY = date(2026, 10, 19)
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False):
        yield


def open_offer(*, at_work: int = 6, idle: int = 0, **columns):
    """A visit by one of a team, of whom some have hours on every school day for six weeks."""
    team = make_team(municipalities=[make_municipality()])
    for _n in range(at_work):
        facilitator = make_facilitator(team=team)
        for day in school_days(NOW.date(), NOW.date() + 42 * DAY, FORMULA):
            make_hours(facilitator, day)
    for _n in range(idle):
        make_facilitator(team=team)
    return make_offer(team=team, **columns)


def people_of(offer):
    return list(offer.needs.get().team.facilitators.order_by("pk"))


def away(facilitator, first: date, days: int) -> None:
    add_absence(
        facilitator,
        starts_at=local_instant(first, time(0)),
        ends_at=local_instant(first + days * DAY, time(0)),
        by=facilitator.user,
        at=NOW,
    )


def room_of(offer, monday: date = MONDAY) -> str:
    write_week_rooms(at=NOW)
    return offer.week_rooms.get(monday=monday).room


def seen_by_everybody(page) -> list[tuple]:
    addresses = ("/", page.get_url(), page.get_parent().get_url(), "/sitemap.xml", "/health")
    return [
        (answer.status_code, answer.content, sorted(answer.headers.items()))
        for answer in map(Client().get, addresses)
    ]


def test_within_a_day_nothing_that_anybody_sees_tells_of_one_person():
    offer = open_offer()
    page = make_offer_page(offer)
    write_week_rooms(at=NOW)
    before = seen_by_everybody(page)
    one, other, *_rest = people_of(offer)
    away(one, MONDAY, 5)
    visit = make_visit(offer=offer, facilitators=[other])
    make_visit(offer=offer, facilitators=[other], starts_at=VISIT_AT + DAY, status="requested")
    assert seen_by_everybody(page) == before
    visit.delete()
    assert seen_by_everybody(page) == before


def test_not_even_a_whole_team_away_shows_before_the_next_morning():
    offer = open_offer()
    page = make_offer_page(offer)
    write_week_rooms(at=NOW)
    before = seen_by_everybody(page)
    for facilitator in people_of(offer):
        away(facilitator, MONDAY, 5)
    assert seen_by_everybody(page) == before
    assert room_of(offer) == "full"


def test_one_of_many_away_shows_never():
    offer = open_offer()
    before = room_of(offer)
    away(people_of(offer)[0], MONDAY, 5)
    assert (before, room_of(offer)) == ("bookable", "bookable")


@pytest.mark.parametrize(("at_work", "answer"), [(4, "ask"), (5, "bookable")])
def test_colleagues_without_hours_that_week_hide_nobody(at_work, answer):
    assert room_of(open_offer(at_work=at_work, idle=3)) == answer


def test_a_week_that_an_edition_cuts_is_answered_as_a_whole():
    """Else "full" would be about the one Friday."""
    friday = local_instant(MONDAY + 4 * DAY, time(0))
    campaign = make_campaign()
    make_edition(campaign=campaign, starts_at=friday, ends_at=friday + 14 * DAY)
    offer = open_offer(campaigns=[campaign], days_before=0)
    for facilitator in people_of(offer):
        away(facilitator, MONDAY + 4 * DAY, 1)
    assert room_of(offer) == "bookable"


def test_notice_does_not_cut_a_week_shorter_day_by_day():
    offer = open_offer(notice_school_days=9)
    for facilitator in people_of(offer):
        away(facilitator, MONDAY + 2 * DAY, 3)
    assert room_of(offer) == "bookable"
