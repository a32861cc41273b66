"""The visit coordinator's lists and first page, and who gets to see them."""

from datetime import timedelta

import pytest
from django.urls import reverse

from campaign_site.accounts.roles import Role
from schedules.actions.people import add_absence
from schedules.models import Heartbeat, Notice
from tests.factories.schedules import (
    NOW,
    VISIT_AT,
    make_facilitator,
    make_host,
    make_membership,
    make_municipality,
    make_offer,
    make_team,
    make_user,
    make_visit,
)
from tests.visits.desk import browser_of, coordinator, queries_of, read, text_of

LIST = "visit_desk:index"
WEEK = timedelta(weeks=1)


@pytest.fixture
def desk(db, october):
    return browser_of(coordinator())


def listed(browser, **query) -> list:
    return list(browser.get(reverse(LIST), query).context["object_list"])


def test_waiting_requests_come_first_then_the_coming_then_the_latest(desk):
    older = make_visit(status="done", starts_at=NOW - 2 * WEEK)
    latest = make_visit(status="cancelled", starts_at=NOW - WEEK)
    coming = make_visit(status="confirmed", starts_at=NOW + WEEK)
    late = make_visit(status="requested", starts_at=NOW + 3 * WEEK)
    soon = make_visit(status="requested", starts_at=NOW + 2 * WEEK)
    missed = make_visit(status="requested", starts_at=NOW - 3 * WEEK)
    assert listed(desk) == [soon, late, coming, latest, older, missed]


def test_a_row_says_when_where_what_for_whom_and_who(desk):
    municipality = make_municipality(name="Uppsala")
    facilitator = make_facilitator(user=make_user(role=Role.FACILITATOR, name="Besöksledare 1"))
    make_visit(
        host=make_host(name="Exempelgymnasiet", municipality=municipality),
        offer=make_offer(name="Besök i klassen"),
        facilitators=[facilitator],
        status="requested",
    )
    shown = read(desk, LIST)
    for words in (
        "Tue 20 Oct 2026, 10:00–11:00",
        "Exempelgymnasiet",
        "Uppsala",
        "Besök i klassen",
        "Åk 1, about 20",
        "Requested",
        "Besöksledare 1",
    ):
        assert words in shown


def test_a_list_of_three_takes_as_many_queries_as_a_list_of_one(desk):
    make_visit()
    one = queries_of(desk, LIST)
    make_visit()
    make_visit(facilitators=[make_facilitator(), make_facilitator()])
    assert queries_of(desk, LIST) == one


def test_visits_are_found_by_host_whatever_the_case_of_its_letters(desk):
    visit = make_visit(host=make_host(name="Ängsgymnasiet"))
    make_visit()
    assert listed(desk, q="ängs") == [visit]
    assert listed(desk, q="ängs finns inte") == []
    assert listed(desk, q="ängs " * 2000) == [visit]


def test_filters_narrow_the_list(desk):
    team = make_team()
    visit = make_visit(
        status="requested",
        offer=make_offer(team=team),
        facilitators=[make_facilitator(team=team), make_facilitator(team=team)],
    )
    other = make_visit(starts_at=VISIT_AT + WEEK)
    assert listed(desk, status="requested") == [visit]
    assert listed(desk, status=["requested", "confirmed"]) == [visit, other]
    assert listed(desk, municipality=visit.host.municipality_id) == [visit]
    assert listed(desk, team=team.pk) == [visit]
    assert listed(desk, period_from="2026-10-21", period_to="2026-11-01") == [other]


def test_a_clash_shows_in_the_list(desk):
    visit = make_visit()
    facilitator = visit.assignments.get().facilitator
    add_absence(
        facilitator, starts_at=VISIT_AT, ends_at=VISIT_AT + WEEK, by=facilitator.user, at=NOW
    )
    assert b"Clashes with an absence" in desk.get(reverse(LIST)).content


def test_the_list_cannot_be_taken_away_as_a_file(desk):
    make_visit()
    assert b"export=" not in desk.get(reverse(LIST)).content
    visit_host = make_host(name="Exempelgymnasiet")
    make_visit(host=visit_host)
    file = b"".join(desk.get(reverse(LIST), {"export": "csv"}))
    assert b"Exempelgymnasiet" not in file


def test_the_first_page_counts_what_waits(desk):
    make_visit(status="requested")
    make_visit(status="requested", starts_at=NOW - WEEK)
    make_membership(make_user(), make_host(), status="pending")
    make_membership(make_user(), make_host(), status="pending")
    shown = read(desk, "wagtailadmin_home")
    assert "One visit is asked for" in shown
    assert "2 people want to book for a host" in shown


def test_the_first_page_says_when_nothing_waits(desk):
    assert "Nothing waits for an answer." in read(desk, "wagtailadmin_home")


@pytest.mark.parametrize(
    ("age", "is_late"), [(timedelta(minutes=5), False), (timedelta(minutes=5, seconds=1), True)]
)
def test_a_clock_that_stands_still_is_told_after_five_minutes(desk, age, is_late):
    Heartbeat.objects.create(name="tick", beat_at=NOW - age)
    assert ("The clock stands still" in read(desk, "wagtailadmin_home")) == is_late


def test_messages_that_failed_are_counted(desk):
    make_visit(status="requested")
    notice = {"kind": Notice.Kind.VISIT_REQUESTED, "subject_type": "visit", "subject_id": 1}
    for occasion, error in (("a", "SMTPServerDisconnected"), ("b", "")):
        Notice.objects.create(
            **notice, recipient=make_user(), occasion=occasion, due_at=NOW, error=error
        )
    assert "One message could not be sent yet." in read(desk, "wagtailadmin_home")


def test_a_facilitator_sees_the_own_next_visits_and_nothing_of_the_desk(db, october):
    facilitator = make_facilitator()
    own = make_visit(host=make_host(name="Min skola"), facilitators=[facilitator])
    make_visit(host=make_host(name="En annan skola"))
    browser = browser_of(facilitator.user)
    shown = read(browser, "wagtailadmin_home")
    assert "Min skola" in shown
    assert "En annan skola" not in shown
    assert "Needs an answer" not in shown
    assert browser.get(reverse("visit_desk:inspect", args=[own.pk])).status_code == 302


@pytest.mark.parametrize("role", [Role.COMMUNICATOR, Role.REVIEWER])
def test_other_staff_have_nothing_of_the_desk(db, october, role):
    browser = browser_of(make_user(role=role))
    page = browser.get(reverse("wagtailadmin_home"))
    assert "Needs an answer" not in text_of(page)
    for item in ("/admin/visits/", "/admin/memberships/", "/admin/my-calendar/", "/admin/hosts/"):
        assert item.encode() not in page.content
        assert browser.get(item).status_code == 302


def test_the_menu_holds_what_a_coordinator_needs(desk):
    page = desk.get(reverse("wagtailadmin_home")).content
    for item in (
        "visits",
        "memberships",
        "facilitators",
        "teams",
        "hosts",
        "organizers",
        "school-years",
    ):
        assert f"/admin/{item}/".encode() in page
    assert b"/admin/my-calendar/" not in page
