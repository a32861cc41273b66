"""A person confirms an edition once nothing is missing; then it opens by itself."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils.translation import gettext

from campaign_site.accounts.roles import Role
from pages.models import EditionPage
from pages.visibility import is_visible
from schedules.errors import SENTENCES, EditionReason
from schedules.models import AuditEntry
from tests.campaigns.desk import browser_of, communicator, errors, generation, said
from tests.factories.contacts import make_contact
from tests.factories.pages import make_campaign_page, make_edition_page
from tests.factories.schedules import NOW, make_campaign, make_edition, make_user

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _october():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def browser():
    return communicator()


@pytest.fixture
def edition():
    campaign = make_campaign(between="hide")
    return make_edition(
        campaign=campaign, status="provisional", starts_at=NOW + DAY, ends_at=NOW + 8 * DAY
    )


def press(browser, edition, name="confirm_edition", **typed):
    return browser.post(reverse(f"desk:{name}", args=[edition.pk]), typed)


def levels(response) -> dict[str, str]:
    return {row["finding"].check: row["finding"].level for row in response.context["findings"]}


def status(edition) -> str:
    edition.refresh_from_db()
    return edition.status


def test_with_all_in_order_it_is_confirmed_and_opens_at_its_hour(browser, edition):
    page = make_campaign_page(edition.campaign)
    make_contact()
    before = generation()
    response = press(browser, edition)
    assert (response.status_code, response.url) == (
        302,
        reverse("desk:edition", args=[edition.pk]),
    )
    assert status(edition) == "confirmed"
    assert (edition.confirmed_at, edition.confirmed_by.name) == (NOW, "Kommunikatör 1")
    instants = [edition.starts_at - timedelta(seconds=1), edition.starts_at]
    assert [is_visible(page, at) for at in instants] == [False, True]
    assert generation() == before + 1


def test_what_is_red_refuses_and_the_list_says_why(browser, edition):
    response = press(browser, edition, reason="Det löser sig.")
    assert response.status_code == 200
    assert errors(response) == {"__all__": [str(SENTENCES[EditionReason.RED_FINDINGS])]}
    assert levels(response) == {
        "text_published": "red",
        "help_reachable": "red",
        "review_dates": "green",
    }
    assert status(edition) == "provisional"


def test_what_is_amber_asks_for_a_reason_that_is_kept(browser, edition, settings):
    settings.DEMO = True
    make_campaign_page(edition.campaign)
    make_contact(checked_on=None)
    response = press(browser, edition, reason=" ")
    assert errors(response) == {"reason": [str(SENTENCES[EditionReason.REASON_NEEDED])]}
    assert status(edition) == "provisional"
    press(browser, edition, reason="Vi ringer i kväll.")
    assert (status(edition), edition.confirmed_reason) == ("confirmed", "Vi ringer i kväll.")


def test_a_second_press_changes_nothing_and_says_so(browser, edition):
    make_campaign_page(edition.campaign)
    make_contact()
    press(browser, edition)
    response = press(browser, edition)
    assert errors(response) == {"__all__": [str(SENTENCES[EditionReason.WRONG_STATUS])]}
    assert AuditEntry.objects.filter(action="confirmed").count() == 1


def test_one_that_is_over_is_not_confirmed_any_more(browser):
    late = make_edition(status="provisional", starts_at=NOW - 9 * DAY, ends_at=NOW - DAY)
    make_campaign_page(late.campaign)
    make_contact()
    response = press(browser, late)
    assert errors(response) == {"__all__": [str(SENTENCES[EditionReason.OVER])]}


def test_looking_changes_nothing(browser, edition):
    url = reverse("desk:edition", args=[edition.pk])
    assert browser.get(url).status_code == 200
    assert browser.get(reverse("desk:confirm_edition", args=[edition.pk])).status_code == 405
    assert (status(edition), AuditEntry.objects.count()) == ("provisional", 0)


def test_writing_for_an_edition_makes_a_draft_and_pins_it(browser, edition):
    parent = make_campaign_page(edition.campaign)
    response = press(browser, edition, "write_edition")
    page = EditionPage.objects.get()
    assert response.url == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert (page.edition, page.live, page.get_parent().pk) == (edition, False, parent.pk)
    edition.refresh_from_db()
    assert edition.touched_at == NOW
    assert browser.get(response.url).status_code == 200


def test_writing_again_opens_the_same_text(browser, edition):
    make_campaign_page(edition.campaign)
    first = press(browser, edition, "write_edition").url
    assert press(browser, edition, "write_edition").url == first
    assert EditionPage.objects.count() == 1


def test_without_a_campaign_page_there_is_nothing_to_write_below(browser, edition):
    response = browser.post(reverse("desk:write_edition", args=[edition.pk]), follow=True)
    assert said(response) == [gettext("Write the campaign's own page first.")]
    assert EditionPage.objects.count() == 0


def test_a_text_that_waits_for_approval_is_told(browser, edition):
    parent = make_campaign_page(edition.campaign)
    make_contact()
    make_edition_page(edition, parent=parent, live=False)
    response = browser.get(reverse("desk:edition", args=[edition.pk]))
    assert levels(response)["text_published"] == "amber"


STEPS = [
    "edition",
    "confirm_edition",
    "write_edition",
    "move_edition",
    "cancel_edition",
    "pause_edition",
]


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.VISIT_COORDINATOR, Role.FACILITATOR])
@pytest.mark.parametrize("step", STEPS)
def test_others_of_the_unit_decide_nothing(role, step, edition):
    browser = browser_of(make_user(role=role))
    url = reverse(f"desk:{step}", args=[edition.pk])
    home = reverse("wagtailadmin_home")
    assert [browser.get(url).url, browser.post(url).url] == [home, home]


@pytest.mark.parametrize("step", STEPS)
def test_an_edition_that_does_not_exist_is_not_found(browser, step):
    assert browser.post(reverse(f"desk:{step}", args=[99])).status_code in (404, 405)
