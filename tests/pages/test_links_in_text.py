"""A link in running text leads only where a reader may go at that instant."""

import pytest
from django.utils import translation
from wagtail.models import Locale
from wagtail.rich_text import expand_db_html

from pages.links import VisiblePageLinkHandler
from pages.moment import seen_at
from tests.factories.pages import (
    make_campaign_page,
    make_edition_page,
    make_home,
    make_standard_page,
)
from tests.factories.schedules import NOW, make_campaign, make_edition

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def read_now():
    token = seen_at.set(NOW)
    yield
    seen_at.reset(token)


def link_to(page, words="läs mer") -> str:
    return f'<p>Du kan <a linktype="page" id="{page.pk}">{words}</a> här.</p>'


def chapter(text):
    return [("chapter", {"heading": "Vad det är", "text": text})]


def test_a_link_to_a_page_that_can_be_seen_leads_there():
    page = make_standard_page()
    assert expand_db_html(link_to(page)) == f'<p>Du kan <a href="{page.url}">läs mer</a> här.</p>'


def test_a_link_to_a_page_that_is_not_published_is_plain_words():
    page = make_standard_page()
    page.unpublish()
    assert expand_db_html(link_to(page)) == "<p>Du kan <a>läs mer</a> här.</p>"


def test_a_link_to_a_campaign_that_hides_opens_with_its_round():
    campaign = make_campaign(between="hide")
    page = make_campaign_page(campaign)
    edition = make_edition(campaign=campaign)
    text = link_to(page)
    assert "href" not in expand_db_html(text)
    for at, leads in [(edition.starts_at, True), (edition.ends_at, False)]:
        token = seen_at.set(at)
        assert ("href" in expand_db_html(text)) == leads
        seen_at.reset(token)


def test_a_link_to_a_round_to_come_does_not_tell_its_address():
    page = make_edition_page(make_edition())
    expanded = expand_db_html(link_to(page))
    assert page.slug not in expanded
    assert "href" not in expanded


@pytest.mark.parametrize("found", ["0", "999999", "", "-1", "1 OR 1=1", "²", "٣", "9" * 40])
def test_a_link_to_nothing_is_plain_words(found):
    text = f'<p><a linktype="page" id="{found}">hit</a></p>'
    assert expand_db_html(text) == "<p><a>hit</a></p>"


def test_more_links_ask_no_more_questions(django_assert_num_queries):
    home = make_home()
    pages = [make_standard_page(home=home) for _ in range(5)]
    text = "".join(map(link_to, pages))
    expand_db_html(text)
    # The pages, the language, the sites.
    for number in (1, 5):
        attributes = [{"id": str(page.pk)} for page in pages[:number]]
        with django_assert_num_queries(3):
            assert len(VisiblePageLinkHandler.expand_db_attributes_many(attributes)) == number
    assert expand_db_html(text).count("href") == 5


def test_a_link_leads_to_the_page_in_the_reader_s_language():
    page = make_standard_page()
    english = Locale.objects.get_or_create(language_code="en")[0]
    translated = page.copy_for_translation(english, copy_parents=True)
    translated.save_revision().publish()
    with translation.override("en"):
        assert f'href="{translated.url}"' in expand_db_html(link_to(page))
    assert f'href="{page.url}"' in expand_db_html(link_to(page))


def test_on_a_page_the_words_stay_and_the_address_goes(client):
    home = make_home()
    gone = make_standard_page(home=home, slug="hemlig-sida")
    page = make_standard_page(home=home, body=chapter(link_to(gone, "en sida till")))
    assert f'href="{gone.url}"' in client.get(page.url).text
    gone.unpublish()
    html = client.get(page.url).text
    assert "en sida till" in html
    assert "hemlig-sida" not in html
