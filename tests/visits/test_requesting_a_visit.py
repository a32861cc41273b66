"""A teacher asks for a visit: once, at a time that is free, with nothing that was typed lost."""

from datetime import timedelta

import pytest

from schedules.models import AvailabilityWindow, BookingContact, Claim, Membership, Notice, Visit
from tests.factories.schedules import VISIT_AT, make_host, make_membership
from tests.visits.counter import (
    START,
    answers,
    ask,
    browser_of,
    errors,
    open_counter,
    other_times,
    page,
    text_of,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("october")]
UNREAD = "We could not read which time you chose. Choose again."
GONE = "That time can no longer be had. Choose another."


def details_page(counter, **query):
    return counter.browser.get(page("request", counter.offer.pk, **{"start": START} | query))


def test_the_details_page_says_the_time_and_that_it_is_not_booked(counter):
    text = text_of(details_page(counter))
    assert "Tuesday 20 October, 10:00–11:00 The time is not booked yet." in text
    assert "From 5 to 32." in text


def test_the_name_is_filled_in_and_the_form_has_a_key_of_its_own(counter):
    first, second = details_page(counter), details_page(counter)
    assert first.context["form"]["contact_name"].value() == "Lärare 1"
    keys = {str(shown.context["form"]["form_key"].value()) for shown in (first, second)}
    assert len(keys) == 2


def test_looking_at_the_form_books_nothing(counter):
    details_page(counter)
    assert (Visit.objects.count(), Claim.objects.count()) == (0, 0)


def test_asking_makes_a_visit_and_shows_it(counter):
    answer = ask(counter, needs=["interpreter"], contact_phone="018-727 00 00")
    visit = Visit.objects.get()
    assert (answer.status_code, answer.url) == (302, page("visit", visit.uuid))
    assert (visit.status, visit.host, visit.starts_at) == ("requested", counter.host, VISIT_AT)
    assert (visit.year_group, visit.group_size) == ("Gymnasiet, år 2", 28)
    assert (visit.needs_interpreter, visit.is_step_free) == (True, True)
    contact = BookingContact.objects.get()
    assert (contact.user, contact.name, contact.phone) == (
        counter.teacher,
        "Lärare 1",
        "018-727 00 00",
    )


def test_the_one_who_asked_gets_a_mail_about_it(counter):
    ask(counter)
    kinds = Notice.objects.filter(recipient=counter.teacher).values_list("kind", flat=True)
    assert list(kinds) == [Notice.Kind.VISIT_REQUESTED]


def test_stairs_are_passed_on(counter):
    ask(counter, needs=["stairs"])
    visit = Visit.objects.get()
    assert (visit.needs_interpreter, visit.is_step_free) == (False, False)


@pytest.mark.parametrize(
    ("start", "sentence"),
    [
        ("", UNREAD),
        ("rubbish", UNREAD),
        ("0001-01-01T10:00", UNREAD),
        ("9999-12-31T23:59", UNREAD),
        ("2027-03-28T02:30", UNREAD),
        ("2026-10-20T10:07", GONE),
        ("2026-10-20T03:00", GONE),
        ("2026-10-25T10:00", GONE),
        ("2025-10-20T10:00", GONE),
        ("2999-10-20T10:00", GONE),
    ],
)
def test_a_start_that_cannot_be_leads_back_to_the_times(counter, start, sentence):
    url = page("request", counter.offer.pk) + f"?start={start}"
    answer = counter.browser.get(url, follow=True)
    assert answer.redirect_chain[0][0].startswith(page("times", counter.offer.pk))
    assert [str(message) for message in answer.context["messages"]] == [sentence]


def test_no_start_at_all_leads_to_the_times(counter):
    answer = counter.browser.get(page("request", counter.offer.pk), follow=True)
    assert [str(message) for message in answer.context["messages"]] == ["Choose a time first."]


def test_a_form_posted_twice_is_one_visit(counter):
    first, second = ask(counter), ask(counter)
    assert second.url == first.url
    assert Visit.objects.count() == 1


def test_two_tabs_that_ask_for_the_same_time_are_two_visits_while_people_last(counter):
    ask(counter)
    ask(counter, form_key="00000000-0000-4000-8000-000000000002")
    assert Visit.objects.count() == 2


@pytest.fixture
def crowded():
    """One facilitator only, and somebody was quicker."""
    counter = open_counter(people=1)
    ask(counter, form_key="00000000-0000-4000-8000-000000000001")
    return counter


def test_a_time_that_went_keeps_all_that_was_typed_and_offers_the_nearest(crowded):
    typed = answers(contact_phone="018-727 00 00", needs=["stairs"], group_size="12")
    answer = ask(crowded, **typed)
    form = answer.context["form"]
    kept = {name: form[name].value() for name in typed if name != "start"}
    assert (answer.status_code, kept) == (
        200,
        {name: value for name, value in typed.items() if name != "start"},
    )
    assert errors(answer) == {"start": ["That time was just taken. What you wrote is still here."]}
    assert other_times(answer) == ["2026-10-20T12:00", "2026-10-20T13:00", "2026-10-20T14:00"]
    assert form["wanted"].value() == START
    assert Visit.objects.count() == 1


def test_one_of_the_nearest_times_can_be_chosen_in_the_same_form(crowded):
    shown = ask(crowded)
    answer = ask(crowded, start=other_times(shown)[0])
    visit = Visit.objects.latest("pk")
    assert answer.url == page("visit", visit.uuid)
    assert visit.starts_at == VISIT_AT + timedelta(hours=2)


def test_sending_again_without_choosing_asks_for_the_choice_and_keeps_the_rest(crowded):
    answer = ask(crowded, start="", wanted=START)
    assert errors(answer) == {"start": ["Choose a time."]}
    assert other_times(answer)[0] == "2026-10-20T12:00"
    assert answer.context["form"]["meeting_place"].value() == "Huvudingången, sal 214"


def test_when_no_time_is_left_nearby_the_page_says_so(crowded):
    AvailabilityWindow.objects.all().delete()
    answer = ask(crowded)
    assert other_times(answer) == []
    assert "No other time is free within three weeks of it." in text_of(answer)


@pytest.mark.parametrize("start", ["rubbish", "9999-12-31T23:59", "0001-01-01T00:00"])
def test_a_start_spoilt_on_the_way_is_asked_for_again(counter, start):
    answer = ask(counter, start=start)
    assert errors(answer) == {"start": [UNREAD]}
    assert other_times(answer) == ["2026-10-20T09:00", "2026-10-20T10:00", "2026-10-20T11:00"]


def test_the_visit_belongs_to_the_place_of_work_that_was_chosen(counter):
    other = make_host(municipality=counter.municipality)
    make_membership(counter.teacher, other)
    counter.browser.post(page("request", counter.offer.pk, host=other.pk), answers())
    assert Visit.objects.get().host == other


def test_nobody_asks_for_a_place_where_they_do_not_work(counter):
    other = make_host(municipality=counter.municipality)
    colleague = browser_of(counter.teacher)
    colleague.post(page("request", counter.offer.pk, host=other.pk), answers())
    assert Visit.objects.get().host == counter.host


def test_whoever_has_lost_the_right_meanwhile_is_led_to_ask_for_it(counter):
    Membership.objects.update(status=Membership.Status.WITHDRAWN, until=None)
    answer = ask(counter)
    assert (answer.status_code, answer.url) == (302, page("times", counter.offer.pk))
    assert Visit.objects.count() == 0


def test_the_stored_group_is_the_same_whatever_the_language(counter):
    ask(counter)
    assert Visit.objects.get().year_group == "Gymnasiet, år 2"
    html = counter.browser.get(page("visit", Visit.objects.get().uuid)).content.decode()
    assert "Upper secondary school, year 2, about 28" in html
