"""A visit coordinator opens a request and answers it."""

from datetime import timedelta

import pytest
from django.urls import reverse

from campaign_site.accounts.roles import Role
from schedules.actions.pauses import start_pause
from schedules.actions.people import add_absence
from schedules.models import AuditEntry, Claim, Edition, Notice, Visit
from tests.factories.schedules import (
    NOW,
    VISIT_AT,
    make_campaign,
    make_edition,
    make_facilitator,
    make_host,
    make_offer,
    make_user,
    make_visit,
)
from tests.visits.desk import browser_of, coordinator, press, read, said, trail

Kind = Notice.Kind
PAGE, CONFIRM, CANCEL = "visit_desk:inspect", "visit_desk:confirm", "visit_desk:cancel"


@pytest.fixture
def request_(db, october):
    """Asked for, with a phone number; somebody named comes."""
    facilitator = make_facilitator(user=make_user(role=Role.FACILITATOR, name="Besöksledare 1"))
    visit = make_visit(status="requested", facilitators=[facilitator], meeting_place="Receptionen")
    visit.contact.name, visit.contact.phone = "Lärare 1", "070-000 00 00"
    visit.contact.save()
    return visit


@pytest.fixture
def desk(db, october):
    return browser_of(coordinator(name="Besökssamordnare 1"))


def test_the_page_tells_all_that_an_answer_needs(desk, request_):
    shown = read(desk, PAGE, request_.pk)
    for words in (
        "Tue 20 Oct 2026, 10:00–11:00",
        request_.host.name,
        request_.host.municipality.name,
        request_.offer.name,
        "Åk 1, about 20",
        "Receptionen",
        "Besöksledare 1",
        "Lärare 1",
        "070-000 00 00",
        request_.contact.user.email,
    ):
        assert words in shown


def test_confirming_tells_the_host_and_those_who_come(desk, request_):
    response = press(desk, CONFIRM, request_.pk, sequence=0)
    assert said(desk, response) == ["The visit is confirmed. Those concerned get a message."]
    request_.refresh_from_db()
    assert (request_.status, request_.confirmed_at) == ("confirmed", NOW)
    assert set(Notice.objects.values_list("kind", "recipient")) == {
        (Kind.VISIT_CONFIRMED, request_.contact.user_id),
        (Kind.VISIT_ASSIGNED, request_.assignments.get().facilitator.user_id),
    }
    assert "confirmed" in trail(request_)


def test_the_second_of_two_coordinators_is_told(desk, request_):
    other = browser_of(coordinator())
    press(desk, CONFIRM, request_.pk, sequence=0)
    response = press(other, CANCEL, request_.pk, sequence=0)
    assert said(other, response) == ["Someone has already answered this request."]
    assert Visit.objects.get().status == "confirmed"


def test_a_button_pressed_twice_confirms_once(desk, request_):
    press(desk, CONFIRM, request_.pk, sequence=0)
    response = press(desk, CONFIRM, request_.pk, sequence=0)
    assert said(desk, response)[-1] == "Someone has already answered this request."
    assert Notice.objects.filter(kind=Kind.VISIT_CONFIRMED).count() == 1


@pytest.mark.parametrize("sequence", ["", "x", "-1", "7"])
def test_a_form_that_was_spoilt_on_the_way_changes_nothing(desk, request_, sequence):
    press(desk, CONFIRM, request_.pk, sequence=sequence)
    assert Visit.objects.get().status == "requested"


def test_a_paused_host_is_not_confirmed(desk, request_):
    start_pause(reason="Vi ser över det.", host=request_.host, by=coordinator(), at=NOW)
    assert "Visits to this host are paused" in read(desk, PAGE, request_.pk)
    response = press(desk, CONFIRM, request_.pk, sequence=0)
    assert said(desk, response) == ["Visits are paused just now. We write when they go on."]
    assert Visit.objects.get().status == "requested"


def test_cancelling_asks_once_more_and_frees_the_time(desk, request_):
    assert "This cannot be undone" in read(desk, CANCEL, request_.pk)
    assert Visit.objects.get().status == "requested"
    press(desk, CANCEL, request_.pk, sequence=0)
    assert (Visit.objects.get().status, Claim.objects.count()) == ("cancelled", 0)


def test_looking_never_answers(desk, request_):
    assert desk.get(reverse(CONFIRM, args=[request_.pk])).status_code == 405
    desk.get(reverse(CANCEL, args=[request_.pk]))
    assert Visit.objects.get().status == "requested"


def test_what_is_over_cannot_be_answered(desk, request_):
    visit = make_visit(status="cancelled", host=request_.host)
    shown = desk.get(reverse(PAGE, args=[visit.pk])).context
    assert (shown["can_confirm"], shown["can_cancel"]) == (False, False)


def test_each_opening_of_contact_details_is_traced(desk, request_):
    before = list(Visit.objects.values())
    read(desk, PAGE, request_.pk)
    shown = read(desk, PAGE, request_.pk)
    assert trail(request_) == ["contact_seen", "contact_seen"]
    assert "Opened once before" in shown
    assert AuditEntry.objects.first().by.name == "Besökssamordnare 1"
    assert list(Visit.objects.values()) == before


def test_erased_contact_details_are_gone_and_leave_no_trace(desk, request_):
    request_.contact.delete()
    assert "The contact details have been erased." in read(desk, PAGE, request_.pk)
    assert trail(request_) == []


def test_protected_people_are_roles_to_all_but_two(desk, request_):
    facilitator = request_.assignments.get().facilitator
    facilitator.protected = request_.contact.protected = True
    facilitator.save()
    request_.contact.save()
    shown = read(desk, PAGE, request_.pk)
    for secret in ("Besöksledare 1", "Lärare 1", "070-000 00 00", request_.contact.user.email):
        assert secret not in shown
    assert f"A facilitator from {facilitator.team.name}" in shown
    assert trail(request_) == []

    trusted = browser_of(coordinator(Role.PROTECTED_DATA))
    shown = read(trusted, PAGE, request_.pk)
    assert "Besöksledare 1" in shown
    assert "070-000 00 00" in shown
    assert trail(request_) == ["contact_seen"]


def test_what_a_protected_facilitator_did_stands_under_the_role(desk, request_):
    facilitator = request_.assignments.get().facilitator
    facilitator.protected = True
    facilitator.save()
    AuditEntry.objects.create(
        subject_type="visit", subject_id=request_.pk, action="done", by=facilitator.user, at=NOW
    )
    assert "Besöksledare 1" not in read(desk, PAGE, request_.pk)


def test_an_absence_over_the_visit_is_told(desk, request_):
    facilitator = request_.assignments.get().facilitator
    add_absence(
        facilitator,
        starts_at=VISIT_AT - timedelta(hours=2),
        ends_at=VISIT_AT + timedelta(minutes=15),
        by=facilitator.user,
        at=NOW,
    )
    assert "Clashes with an absence: Besöksledare 1 is away then." in read(desk, PAGE, request_.pk)


def test_an_absence_that_ends_before_the_visit_is_no_clash(desk, request_):
    facilitator = request_.assignments.get().facilitator
    add_absence(
        facilitator,
        starts_at=VISIT_AT - timedelta(hours=2),
        ends_at=VISIT_AT,
        by=facilitator.user,
        at=NOW,
    )
    assert "Clashes" not in read(desk, PAGE, request_.pk)


def test_an_edition_that_moved_or_was_cancelled_is_told(desk, request_):
    edition = make_edition(campaign=make_campaign())
    Visit.objects.update(edition=edition)
    assert "has moved to other days" not in read(desk, PAGE, request_.pk)
    Edition.objects.update(starts_at=VISIT_AT + timedelta(days=5))
    assert "has moved to other days" in read(desk, PAGE, request_.pk)
    Edition.objects.update(status="cancelled")
    assert "belongs to is cancelled" in read(desk, PAGE, request_.pk)


def test_a_visit_outside_school_days_and_a_closed_host_are_told(desk, october):
    saturday = VISIT_AT + timedelta(days=4)
    visit = make_visit(status="requested", starts_at=saturday, host=make_host(closed_on=NOW))
    shown = read(desk, PAGE, visit.pk)
    assert "it is no school day" in shown
    assert "closed in the register" in shown


def test_a_guessed_school_year_is_marked(desk, request_):
    assert "The school year is preliminary" in read(desk, PAGE, request_.pk)


def test_the_hosts_other_visits_and_the_messages_are_listed(desk, request_):
    make_visit(host=request_.host, offer=make_offer(name="Föräldrakväll"), status="done")
    press(desk, CONFIRM, request_.pk, sequence=0)
    Notice.objects.filter(kind=Kind.VISIT_CONFIRMED).update(
        error="SMTPServerDisconnected", attempts=3
    )
    shown = read(desk, PAGE, request_.pk)
    assert "Föräldrakväll" in shown
    assert "Not sent yet: SMTPServerDisconnected. Tries so far: 3" in shown
    assert "Waits to be sent" in shown


def test_an_unknown_visit_is_not_found(desk):
    assert desk.get(reverse(PAGE, args=[4711])).status_code == 404
    assert press(desk, CONFIRM, 4711, sequence=0).status_code == 404
