"""The first page of the administration tells those who confirm what waits for them."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from campaign_site.accounts.roles import Role
from tests.campaigns.desk import browser_of, communicator
from tests.factories.schedules import NOW, make_edition, make_user

pytestmark = pytest.mark.django_db
WAITING = 'href="/admin/editions/?status=provisional"'
HEADING = 'id="desk-editions-heading"'


@pytest.fixture(autouse=True)
def _october():
    with time_machine.travel(NOW, tick=False):
        yield


def first_page(browser) -> str:
    return " ".join(browser.get(reverse("wagtailadmin_home")).content.decode().split())


def coming(days: int, **columns):
    begins = NOW + timedelta(days=days)
    return make_edition(starts_at=begins, ends_at=begins + timedelta(days=7), **columns)


def test_the_communicator_sees_that_an_edition_waits():
    coming(7, status="provisional")
    coming(14, status="confirmed")
    coming(60, status="provisional")
    assert WAITING in first_page(communicator())


def test_the_communicator_sees_that_nothing_waits():
    coming(14, status="confirmed")
    coming(60, status="provisional")
    shown = first_page(communicator())
    assert (HEADING in shown, WAITING in shown) == (True, False)


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.VISIT_COORDINATOR, Role.FACILITATOR])
def test_others_are_not_told(role):
    coming(7, status="provisional")
    assert HEADING not in first_page(browser_of(make_user(role=role)))
