"""All campaigns' editions in one list, soonest first."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.campaigns.desk import communicator
from tests.factories.schedules import NOW, make_campaign, make_edition

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _october():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def browser():
    return communicator()


def edition(first, last, **columns):
    return make_edition(starts_at=NOW + first * DAY, ends_at=NOW + last * DAY, **columns)


def listed(browser, **query):
    return list(browser.get(reverse("editions:index"), query).context["object_list"])


def test_what_is_on_and_comes_stands_there_soonest_first(browser):
    far, current, near = edition(30, 37), edition(-2, 5), edition(3, 4, status="provisional")
    edition(-20, -10)
    assert listed(browser) == [current, near, far]


def test_what_is_over_stands_there_latest_first(browser):
    early, late = edition(-40, -30), edition(-20, -10)
    edition(3, 4)
    assert listed(browser, when="past") == [late, early]


def test_the_list_is_narrowed_to_one_campaign_and_one_status(browser):
    campaign = make_campaign()
    kept = edition(3, 4, campaign=campaign, status="provisional")
    edition(5, 6, campaign=campaign)
    edition(7, 8, status="provisional")
    assert listed(browser, campaign=campaign.pk, status="provisional") == [kept]


def test_it_asks_as_often_for_three_editions_as_for_one(browser):
    def asked() -> int:
        listed(browser)
        with CaptureQueriesContext(connection) as queries:
            listed(browser)
        return len(queries)

    edition(3, 4)
    for_one = asked()
    edition(5, 6)
    edition(7, 8)
    assert asked() == for_one
