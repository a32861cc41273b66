"""Whoever has protected personal data is a role wherever Wagtail shows who did something."""

import pytest
import time_machine
from django.urls import reverse

from campaign_site.accounts.roles import Role
from schedules.models import AuditEntry, BookingContact
from schedules.queries.desk import shown_name
from tests.factories.pages import make_standard_page
from tests.factories.schedules import (
    NOW,
    make_campaign,
    make_facilitator,
    make_membership,
    make_team,
    make_user,
    make_visit,
)
from tests.visits.counter import ask, browser_of, open_counter

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW):
        yield


@pytest.fixture
def protected():
    """A facilitator who also writes pages."""
    writer = make_user(role=Role.COMMUNICATOR, name="Kim Exempel")
    return make_facilitator(user=writer, team=make_team(name="Nexus"), protected=True)


def body_of(viewer, address: str) -> str:
    response = browser_of(viewer).get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_a_protected_user_goes_by_the_role(protected):
    user = protected.user
    assert {str(user), user.get_full_name(), user.get_short_name()} == {protected.role}
    assert "Kim" not in repr(user)


def test_the_name_stays_for_who_may_see_it(protected):
    admin = make_user(is_staff=True, is_superuser=True)
    coordinator = make_user(role=Role.VISIT_COORDINATOR)
    shown = [shown_name(protected, viewer) for viewer in (admin, coordinator)]
    assert shown == ["Kim Exempel", protected.role]


def test_without_the_mark_the_name_is_shown(protected):
    protected.protected = False
    assert str(protected.user) == "Kim Exempel"


def test_the_histories_of_wagtail_tell_the_role(protected):
    page = make_standard_page(owner=protected.user)
    page.save_revision(user=protected.user, log_action="wagtail.edit")
    pages = [
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
        reverse("wagtailadmin_pages:history", args=[page.pk]),
        reverse("wagtailadmin_reports:site_history"),
    ]
    told = [body_of(make_user(role=Role.COMMUNICATOR), address) for address in pages]
    assert ["Kim" in text for text in told] == [False, False, False]
    assert protected.role in told[1]


def test_whoever_plans_a_campaign_chooses_its_owner_among_roles(protected):
    campaign = make_campaign(owner=protected.user)
    communicator = make_user(role=Role.COMMUNICATOR)
    names = ("campaigns:edit", "campaigns:inspect")
    told = [body_of(communicator, reverse(name, args=[campaign.pk])) for name in names]
    assert ["Kim" in text for text in told] == [False, False]


@pytest.fixture
def visit():
    return make_visit(contact=make_user(name="Lärare 1", email="larare@skola.example"))


def press(viewer, visit):
    return browser_of(viewer).post(reverse("visit_desk:protect", args=[visit.pk]))


def names_seen(viewer, visit) -> bool:
    return "Lärare 1" in body_of(viewer, reverse("visit_desk:inspect", args=[visit.pk]))


def test_a_coordinator_hides_a_contact_and_cannot_undo_it(visit):
    coordinator = make_user(role=Role.VISIT_COORDINATOR)
    assert names_seen(coordinator, visit)
    assert press(coordinator, visit).status_code == 302
    assert not names_seen(coordinator, visit)
    press(coordinator, visit)
    assert BookingContact.objects.get().protected


def test_who_may_see_protected_people_undoes_it(visit):
    admin = make_user(is_staff=True, is_superuser=True)
    press(admin, visit)
    assert names_seen(admin, visit)
    press(admin, visit)
    assert not BookingContact.objects.get().protected
    assert [entry.action for entry in AuditEntry.objects.exclude(action="contact_seen")] == [
        "contact_unprotected",
        "contact_protected",
    ]


def test_the_mark_follows_the_person_to_other_visits_and_to_the_membership(visit):
    person = visit.contact.user
    other = make_visit(contact=person)
    membership = make_membership(person, other.host)
    coordinator = make_user(role=Role.VISIT_COORDINATOR)
    press(coordinator, visit)
    assert not names_seen(coordinator, other)
    page = body_of(coordinator, reverse("membership_desk:inspect", args=[membership.pk]))
    assert ("larare@skola.example" in page, "Lärare 1" in page) == (False, False)


def test_the_next_visit_that_the_person_asks_for_is_protected_from_the_start():
    counter = open_counter()
    make_visit(contact=counter.teacher)
    BookingContact.objects.update(protected=True)
    assert ask(counter).status_code == 302
    assert list(BookingContact.objects.values_list("protected", flat=True)) == [True, True]


def test_who_may_not_answer_requests_may_not_mark_anybody(visit):
    for role in (Role.FACILITATOR, Role.COMMUNICATOR, Role.REVIEWER):
        press(make_user(role=role), visit)
    assert not BookingContact.objects.get().protected
