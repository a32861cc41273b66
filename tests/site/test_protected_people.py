"""Whoever has protected personal data is a role wherever Wagtail shows who did something."""

import pytest
import time_machine
from django.urls import reverse

from campaign_site.accounts.roles import Role
from schedules.queries.desk import shown_name
from tests.factories.pages import make_standard_page
from tests.factories.schedules import NOW, make_campaign, make_facilitator, make_team, make_user
from tests.visits.counter import browser_of

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
