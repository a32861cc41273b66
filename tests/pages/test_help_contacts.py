"""The register of help contacts: checked, kept in date, and gone at once when wrong."""

from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils.translation import gettext

from campaign_site.accounts.roles import Role
from pages.helping import Track, help_on
from pages.models import HelpContact
from schedules.models import AuditEntry
from schedules.rules.intervals import local_day
from tests.campaigns.desk import browser_of, communicator, errors, generation
from tests.factories.contacts import make_contact
from tests.factories.schedules import NOW, make_municipality, make_user

pytestmark = pytest.mark.django_db
TODAY = local_day(NOW)


@pytest.fixture(autouse=True)
def _october():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def browser():
    return communicator()


def answers(**changed) -> dict:
    typed = {
        "name": "Jouren",
        "role": "Lyssnar.",
        "track": "exploited",
        "grade": "today",
        "municipalities": [],
        "age_from": "0",
        "age_to": "",
        "phone": "",
        "hours": "Vardagar 8–17",
        "source": "Jourens egen sida",
        "checked_on": "2026-10-06",
        "checked_how": "Ringde, någon svarade.",
        "review_by": "2027-04-06",
        "is_wrong": "",
        "sort_order": "0",
    }
    return typed | changed


def names_shown() -> list[str]:
    return [c["name"] for grade in help_on(Track.EXPLOITED).values() for c in grade]


def test_a_new_contact_is_shown_to_readers_at_once(browser):
    place = make_municipality()
    assert names_shown() == []
    browser.post(reverse("helpcontacts:add"), answers(municipalities=[place.pk]))
    contact = HelpContact.objects.get()
    assert (contact.name, list(contact.municipalities.all())) == ("Jouren", [place])
    assert (contact.checked_on, contact.review_by) == (TODAY, date(2027, 4, 6))
    assert names_shown() == ["Jouren"]
    assert [(e.subject_type, e.action) for e in AuditEntry.objects.all()] == [
        ("helpcontact", "saved")
    ]


def test_a_check_without_a_day_to_check_again_is_refused_and_nothing_is_lost(browser):
    response = browser.post(reverse("helpcontacts:add"), answers(review_by=""))
    assert errors(response) == {
        "__all__": [gettext("A checked contact needs a day to check it again.")]
    }
    assert response.context["form"]["role"].value() == "Lyssnar."
    assert HelpContact.objects.count() == 0


def test_a_change_renews_what_processes_remember(browser):
    contact = make_contact(name="Jouren")
    assert names_shown() == ["Jouren"]
    before = generation()
    browser.post(reverse("helpcontacts:edit", args=[contact.pk]), answers(name="Nya jouren"))
    assert (names_shown(), generation()) == (["Nya jouren"], before + 1)


def test_one_marked_wrong_is_gone_at_once_and_the_next_takes_its_place(browser):
    wrong, right = make_contact(name="Fel", sort_order=1), make_contact(name="Rätt", sort_order=2)
    assert names_shown() == ["Fel", "Rätt"]
    url = reverse("desk:contact_wrong", args=[wrong.pk])
    assert browser.get(url).status_code == 405
    assert browser.post(url).url == reverse("helpcontacts:edit", args=[wrong.pk])
    assert names_shown() == [right.name]
    # The page of the contact itself says so, and has no button any more.
    page = browser.get(reverse("helpcontacts:edit", args=[wrong.pk])).content.decode()
    assert 'form="contact-wrong"' not in page


def test_the_list_says_what_to_know_about_each(browser):
    make_contact(sort_order=1)
    make_contact(sort_order=2, review_by=TODAY - timedelta(days=1))
    make_contact(sort_order=3, checked_on=None, review_by=None)
    make_contact(sort_order=4, is_wrong=True)
    response = browser.get(reverse("helpcontacts:index") + "?ordering=")
    view = response.context["view"]
    mark = next(column for column in view.columns if column.name == "mark")
    found = sorted(response.context["object_list"], key=lambda contact: contact.sort_order)
    assert [mark.get_value(contact) for contact in found] == [
        gettext("Checked"),
        gettext("Past its review"),
        gettext("Unverified"),
        gettext("Marked wrong, hidden"),
    ]


def test_one_past_its_review_is_still_shown():
    make_contact(name="Jouren", review_by=TODAY - timedelta(days=1))
    assert names_shown() == ["Jouren"]


def test_the_list_is_narrowed_to_a_track(browser):
    make_contact()
    buyers = make_contact(track=HelpContact.Track.BUYERS)
    response = browser.get(reverse("helpcontacts:index") + "?track=buyers")
    assert list(response.context["object_list"]) == [buyers]


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.VISIT_COORDINATOR, Role.FACILITATOR])
def test_others_of_the_unit_change_no_contact(role):
    browser, contact = browser_of(make_user(role=role)), make_contact()
    home = reverse("wagtailadmin_home")
    for name in ("helpcontacts:edit", "desk:contact_wrong"):
        url = reverse(name, args=[contact.pk])
        assert browser.post(url, answers(is_wrong="on")).url == home
    contact.refresh_from_db()
    assert contact.is_wrong is False
