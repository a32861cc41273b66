"""What a host sees of its visits: all of them, never who comes, and how to call one off."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from icalendar import Calendar

from schedules.models import Membership
from tests.factories.schedules import (
    VISIT_AT,
    make_facilitator,
    make_host,
    make_membership,
    make_offer,
    make_user,
    make_visit,
)
from tests.visits.counter import browser_of, page, text_of, url_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("october")]
WEEK = timedelta(days=7)


def listed(counter) -> dict:
    shown = counter.browser.get(page("list")).context
    return {
        "next": shown["next"] and shown["next"]["url"],
        "coming": [row["url"] for row in shown["coming"]],
        "earlier": [row["url"] for row in shown["earlier"]],
    }


def test_the_next_visit_stands_first_then_the_coming_then_the_earlier(counter, visit):
    later = make_visit(
        offer=counter.offer, host=counter.host, starts_at=VISIT_AT + WEEK, status="requested"
    )
    gone = make_visit(
        offer=counter.offer, host=counter.host, starts_at=VISIT_AT - 4 * WEEK, status="done"
    )
    off = make_visit(
        offer=counter.offer, host=counter.host, starts_at=VISIT_AT + 2 * WEEK, status="cancelled"
    )
    assert listed(counter) == {
        "next": url_of(visit),
        "coming": [url_of(later)],
        "earlier": [url_of(off), url_of(gone)],
    }


def test_a_visit_under_way_is_still_the_next(counter, visit):
    with time_machine.travel(VISIT_AT + timedelta(minutes=30), tick=False):
        counter.browser.force_login(counter.teacher)
        assert listed(counter)["next"] == url_of(visit)


def test_a_confirmed_visit_whose_hour_is_over_is_an_earlier_one(counter, visit):
    with time_machine.travel(visit.ends_at, tick=False):
        counter.browser.force_login(counter.teacher)
        assert listed(counter) == {"next": None, "coming": [], "earlier": [url_of(visit)]}


def test_the_next_visit_tells_time_group_place_and_how_many_come(counter, visit):
    text = text_of(counter.browser.get(page("list")))
    assert (
        "Visit confirmed Tuesday 20 October At Exempelgymnasiet Time 10:00–11:00 "
        "Group Upper secondary school, year 2, about 20 Place Huvudingången, sal 214 "
        "Who Two from the unit" in text
    )


def test_nothing_booked_is_told_with_a_way_on(counter):
    answer = counter.browser.get(page("list"))
    assert "No visit is booked." in text_of(answer)
    assert [way["url"] for way in answer.context["ways_on"]] == [page("times", counter.offer.pk)]


def test_a_question_that_waits_is_shown(counter):
    asked = make_membership(
        counter.teacher, make_host(name="Andra gymnasiet"), status=Membership.Status.PENDING
    )
    answer = counter.browser.get(page("list"))
    assert "You have asked to book for Andra gymnasiet" in text_of(answer)
    assert page("pending", asked.pk) in answer.content.decode()


def test_visits_belong_to_the_host_also_when_a_colleague_booked(counter, visit):
    text = text_of(counter.browser.get(url_of(visit)))
    assert "Meets us Kollega 1" in text


def test_a_protected_contact_is_a_role_to_colleagues_too(counter, visit):
    visit.contact.protected = True
    visit.contact.save()
    text = text_of(counter.browser.get(url_of(visit)))
    assert "Kollega 1" not in text
    assert "Meets us The person who booked" in text


def test_who_comes_is_never_told(counter, visit):
    pages = ["list"], ["visit", visit.uuid], ["cancel", visit.uuid]
    shown = "".join(counter.browser.get(page(*where)).content.decode() for where in pages)
    names = [f.user.name for f in counter.team.facilitators.all()] + [counter.team.name]
    assert [name for name in names if name in shown] == []


@pytest.mark.parametrize(("people", "words"), [(1, "One"), (2, "Two"), (3, "Three"), (4, "4")])
def test_how_many_come_is_told_in_words(counter, people, words):
    team = counter.team
    visit = make_visit(
        offer=counter.offer,
        host=counter.host,
        facilitators=[make_facilitator(team=team) for _n in range(people)],
    )
    assert f"Who {words} from the unit" in text_of(counter.browser.get(url_of(visit)))


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        ("requested", "The visit coordinator answers here and by e-mail."),
        ("confirmed", "We come as agreed."),
        ("cancelled", "The time is free for others again"),
    ],
)
def test_the_page_says_what_happens_next(counter, status, sentence):
    visit = make_visit(offer=counter.offer, host=counter.host, status=status)
    assert sentence in text_of(counter.browser.get(url_of(visit)))


def test_what_is_needed_is_told(counter):
    visit = make_visit(
        offer=counter.offer, host=counter.host, needs_interpreter=True, is_step_free=False
    )
    text = text_of(counter.browser.get(url_of(visit)))
    assert "Needed An interpreter, also of sign language. There are stairs and no lift" in text


@pytest.mark.parametrize("name", ["visit", "cancel", "calendar_file"])
def test_a_foreign_visit_cannot_be_told_from_none(counter, visit, name):
    foreign = make_visit()
    strange = browser_of(make_user())
    answers = [
        counter.browser.get(page(name, foreign.uuid)),
        counter.browser.get(page(name, uuid4())),
        strange.get(page(name, visit.uuid)),
    ]
    assert [answer.status_code for answer in answers] == [404, 404, 404]
    assert text_of(answers[0]) == text_of(answers[1])


@pytest.mark.parametrize("name", ["list", "visit", "cancel", "calendar_file"])
def test_every_page_is_behind_sign_in(counter, visit, name):
    url = page(name) if name == "list" else page(name, visit.uuid)
    answer = Client().get(url)
    assert (answer.status_code, answer.url) == (302, f"/en/konto/?next={url}")


def test_after_the_membership_is_withdrawn_nothing_is_seen(counter, visit):
    Membership.objects.filter(user=counter.teacher).update(status="withdrawn", until=None)
    assert listed(counter) == {"next": None, "coming": [], "earlier": []}
    assert counter.browser.get(url_of(visit)).status_code == 404


def test_more_visits_cost_no_more_questions(counter, visit):
    counter.browser.get(page("list"))  # the menu is filled
    before = count_queries(counter)
    for n in range(1, 4):
        make_visit(offer=make_offer(), host=counter.host, starts_at=VISIT_AT + n * WEEK)
    assert count_queries(counter) == before


def count_queries(counter) -> int:
    """Of what the page itself asks; the menu is read anew now and then."""
    with CaptureQueriesContext(connection) as queries:
        counter.browser.get(page("list"))
    return len([query for query in queries if '"schedules_' in query["sql"]])


def test_the_calendar_file_holds_the_visit_and_nobodys_name(counter, visit):
    answer = counter.browser.get(page("calendar_file", visit.uuid))
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert "no-store" in answer["Cache-Control"]
    [event] = Calendar.from_ical(answer.content).walk("VEVENT")
    assert event["uid"].startswith(str(visit.uuid))
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (visit.starts_at, visit.ends_at)
    assert event["sequence"] == visit.sequence
    assert "attendee" not in event


@pytest.mark.parametrize("status", ["requested", "proposed", "cancelled", "done"])
def test_only_a_confirmed_visit_has_a_calendar_file(counter, status):
    visit = make_visit(offer=counter.offer, host=counter.host, status=status)
    assert counter.browser.get(page("calendar_file", visit.uuid)).status_code == 404
    assert "kalender.ics" not in counter.browser.get(url_of(visit)).content.decode()
