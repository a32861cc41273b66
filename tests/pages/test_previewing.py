"""Editors see a campaign's page before, during and after its edition, through Wagtail's preview."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from tests.campaigns.desk import communicator
from tests.factories.pages import make_campaign_page, make_edition_page
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


def draft_of(page, **changed) -> dict:
    """The editor's form, with a text that is not saved anywhere."""
    chapter = {"heading": "Vad det är", "text": rich_text("<p>Kapitlets text.</p>")}
    typed = {
        "title": page.title,
        "slug": page.slug,
        "campaign": page.campaign_id,
        "intro": "Ett utkast.",
        "seo_title": "",
        "search_description": "",
        "body": streamfield([("chapter", chapter)]),
    }
    return nested_form_data(typed | changed)


def preview(browser, page, mode, **changed) -> str:
    url = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    sent = browser.post(url, draft_of(page, **changed))
    assert sent.json() == {"is_valid": True, "is_available": True}
    shown = browser.get(url, {"mode": mode})
    assert shown.status_code == 200
    return shown.content.decode()


@pytest.fixture
def page():
    """Teased between editions; the coming edition has an intro of its own."""
    campaign = make_campaign(between="tease")
    found = make_campaign_page(campaign)
    coming = make_edition(campaign=campaign, starts_at=NOW + 5 * DAY, ends_at=NOW + 12 * DAY)
    make_edition_page(coming, parent=found, intro="Nytt den här gången.")
    return found


# The mode, and whether the draft's intro, the edition's intro and the chapter are to be read.
SHOWN = [
    ("", (True, False, False)),
    ("before", (True, False, False)),
    ("during", (False, True, True)),
    ("after", (True, False, False)),
]


@pytest.mark.parametrize(("mode", "expected"), SHOWN)
def test_each_mode_shows_what_readers_will_see_then(browser, page, mode, expected):
    text = preview(browser, page, mode)
    words = ("Ett utkast.", "Nytt den här gången.", "Kapitlets text.")
    assert tuple(word in text for word in words) == expected


def test_after_an_edition_that_stays_its_text_is_still_shown(browser, page):
    page.campaign.between = "stay"
    page.campaign.save()
    text = preview(browser, page, "after")
    assert "Nytt den här gången." in text
    assert "Kapitlets text." in text


def test_a_campaign_without_editions_previews_as_it_is_now(browser):
    page = make_campaign_page(make_campaign())
    texts = {mode: preview(browser, page, mode) for mode in ("", "before", "during", "after")}
    assert all("Ett utkast." in text for text in texts.values())


def test_previewing_publishes_nothing(browser, page, client):
    preview(browser, page, "during")
    page.refresh_from_db()
    assert page.intro == ""
    assert "Ett utkast." not in client.get(page.url).content.decode()
