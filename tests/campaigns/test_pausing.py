"""Domain rule 6: one press with a reason stops an edition or a theme; a person lifts it."""

import pytest
import time_machine
from django.urls import reverse

from pages.visibility import is_visible
from schedules.models import Pause
from tests.campaigns.desk import communicator, errors, generation
from tests.factories.pages import make_campaign_page, make_help_page
from tests.factories.schedules import NOW, make_campaign, make_edition, make_host, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _october():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def browser():
    return communicator()


@pytest.fixture
def edition():
    """Open now, of a campaign that is seen only while one is."""
    campaign = make_campaign(between="hide")
    return make_edition(campaign=campaign, starts_at=NOW.replace(hour=0))


def press(browser, name, pk, **typed):
    return browser.post(reverse(f"desk:{name}", args=[pk]), typed)


def test_an_edition_is_hidden_at_once_and_comes_back_when_lifted(browser, edition):
    page = make_campaign_page(edition.campaign)
    before = generation()
    press(browser, "pause_edition", edition.pk, reason="En uppgift stämmer inte.")
    pause = Pause.objects.get()
    assert (pause.edition, pause.reason, pause.started_by.name) == (
        edition,
        "En uppgift stämmer inte.",
        "Kommunikatör 1",
    )
    assert (is_visible(page, NOW), generation()) == (False, before + 1)
    press(browser, "lift_pause", pause.pk)
    assert (is_visible(page, NOW), generation()) == (True, before + 2)
    pause.refresh_from_db()
    assert (pause.lifted_at, pause.lifted_by.name) == (NOW, "Kommunikatör 1")


def test_a_theme_stops_all_its_campaigns_but_never_help(browser, edition):
    page, help_page = make_campaign_page(edition.campaign), make_help_page()
    press(browser, "pause_theme", edition.campaign.theme_id, reason="Polisen ber om det.")
    assert (is_visible(page, NOW), is_visible(help_page, NOW)) == (False, True)
    shown = browser.get(reverse("campaigns:inspect", args=[edition.campaign_id])).context
    assert shown["plan"].theme_paused is True


@pytest.mark.parametrize("name", ["pause_edition", "pause_theme"])
def test_it_needs_a_reason(browser, edition, name):
    pk = edition.pk if name == "pause_edition" else edition.campaign.theme_id
    response = press(browser, name, pk, reason="   ")
    assert list(errors(response)) == ["reason"]
    assert Pause.objects.count() == 0


def test_pressing_twice_pauses_once(browser, edition):
    for _time in range(2):
        press(browser, "pause_edition", edition.pk, reason="En uppgift stämmer inte.")
    assert Pause.objects.count() == 1


def test_looking_lifts_nothing_and_lifting_twice_finds_nothing(browser, edition):
    press(browser, "pause_edition", edition.pk, reason="En uppgift stämmer inte.")
    url = reverse("desk:lift_pause", args=[Pause.objects.get().pk])
    assert browser.get(url).status_code == 405
    assert [browser.post(url).status_code for _time in range(2)] == [302, 404]


def test_a_hosts_pause_is_not_lifted_here(browser):
    pause = Pause.objects.create(
        host=make_host(), reason="Skolan bad om det.", started_at=NOW, started_by=make_user()
    )
    assert press(browser, "lift_pause", pause.pk).status_code == 404


def test_readiness_says_that_it_is_paused(browser, edition):
    make_campaign_page(edition.campaign)
    press(browser, "pause_edition", edition.pk, reason="En uppgift stämmer inte.")
    shown = browser.get(reverse("desk:edition", args=[edition.pk])).context
    levels = {row["finding"].check: row["finding"].level for row in shown["findings"]}
    assert levels["text_published"] == "amber"
