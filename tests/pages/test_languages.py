"""Each page speaks its own language only, and leads to what there is in others."""

import pytest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from wagtail.models import Locale
from wagtail.test.utils.form_data import nested_form_data, streamfield

from pages.models import HelpContact, HomePage
from tests.campaigns.desk import communicator
from tests.pages.small_site import build_site
from tests.pages.test_every_page_type import BUDGET, TYPES, warm

pytestmark = pytest.mark.django_db


@pytest.fixture
def site():
    return build_site()


def english_of(page, *, live=True, **columns):
    """The page's translation, as Wagtail makes one."""
    locale = Locale.objects.get_or_create(language_code="en")[0]
    page.copy_for_translation(locale)
    found = page.get_translation(locale)
    for name, value in columns.items():
        setattr(found, name, value)
    revision = found.save_revision()
    if live:
        revision.publish()
    return type(page).objects.get(pk=found.pk)


def answer(client, url) -> tuple[int, str]:
    response = client.get(url)
    return response.status_code, response.headers.get("Location", "")


def links(response) -> list[tuple[str, str, bool]]:
    languages = response.context["languages"]
    return [(one["code"], one["url"], one["current"]) for one in languages]


@pytest.mark.parametrize("kind", TYPES)
def test_without_an_english_home_all_addresses_lead_to_the_swedish_page(client, site, kind):
    page = site[kind]
    assert answer(client, f"/en{page.url}") == (302, page.url)


@pytest.mark.parametrize("kind", [kind for kind in TYPES if kind != "home"])
def test_a_page_that_is_not_in_english_is_read_at_its_own_address(client, site, kind):
    english_of(site["home"])
    page = site[kind]
    assert answer(client, f"/en{page.url}") == (302, page.url)


def test_a_translated_page_is_served_in_its_language(client, site):
    english_of(site["home"])
    page = english_of(site["help"], title="Help", slug="help")
    response = client.get("/en/help/")
    assert (page.url, response.status_code) == ("/en/help/", 200)
    assert '<html lang="en"' in response.text
    assert response["Content-Language"] == "en"


def test_a_translation_with_the_same_last_word_is_served_before_the_swedish_page(client, site):
    english_of(site["home"])
    page = english_of(site["help"], title="Where can I turn?")
    response = client.get(f"/en{site['help'].url}")
    assert (response.status_code, page.title in response.text) == (200, True)


@pytest.mark.parametrize("with_home", [False, True])
def test_an_unknown_address_is_not_found_in_any_language(client, site, with_home):
    if with_home:
        english_of(site["home"])
    assert answer(client, "/finns-inte/") == (404, "")
    assert answer(client, "/en/finns-inte/") == (404, "")


def test_an_english_address_is_none_in_swedish(client, site):
    english_of(site["home"])
    english_of(site["help"], slug="help")
    assert answer(client, "/help/") == (404, "")


def test_a_draft_sends_to_the_swedish_page(client, site):
    english_of(site["home"])
    english_of(site["help"], live=False)
    assert answer(client, f"/en{site['help'].url}") == (302, site["help"].url)


def test_a_language_whose_home_is_taken_down_sends_to_the_swedish_pages(client, site):
    home = english_of(site["home"])
    english_of(site["help"])
    home.unpublish()
    assert answer(client, "/en/") == (302, "/")
    assert answer(client, f"/en{site['help'].url}") == (302, site["help"].url)
    assert links(client.get(site["help"].url)) == [("sv", site["help"].url, True)]


def test_a_page_moved_below_another_language_s_home_still_speaks_its_own_only(client, site):
    english_of(site["home"])
    page = english_of(site["help"], slug="help")
    page.move(site["home"], pos="last-child")
    assert answer(client, "/help/") == (404, "")
    assert answer(client, "/en/help/") == (200, "")


@pytest.mark.parametrize("address", ["", "/en"])
def test_a_page_that_hides_is_betrayed_in_no_language(client, site, address):
    english_of(site["home"])
    campaign = site["campaign"].campaign
    campaign.between = "hide"
    campaign.save()
    campaign.editions.update(status="provisional")
    for kind in ("campaign", "article", "edition"):
        assert answer(client, f"{address}{site[kind].url}") == (404, "")


def test_a_page_that_stands_in_one_language_only_offers_no_other(client, site):
    response = client.get(site["help"].url)
    assert links(response) == [("sv", site["help"].url, True)]
    assert "hreflang" not in response.text


def test_a_page_that_is_not_translated_leads_to_the_other_home(client, site):
    english_of(site["home"])
    response = client.get(site["help"].url)
    assert links(response) == [("sv", site["help"].url, True), ("en", "/en/", False)]
    assert 'rel="alternate"' not in response.text


def test_a_translated_page_leads_to_its_translation_and_back(client, site):
    english_of(site["home"])
    english_of(site["help"], slug="help")
    swedish = site["help"].url
    both = [("sv", swedish), ("en", "/en/help/")]
    for code, url in both:
        response = client.get(url)
        assert links(response) == [(c, u, c == code) for c, u in both]
        for other, address in both:
            tag = f'<link rel="alternate" hreflang="{other}" href="http://testserver{address}">'
            assert response.text.count(tag) == 1


def test_search_engines_are_told_of_every_language(client, site):
    english_of(site["home"])
    english_of(site["help"], slug="help")
    english_of(site["standard"], live=False)
    listed = client.get("/sitemap.xml").text
    addresses = ("/en/", "/en/help/", site["help"].url, f"/en{site['standard'].url}")
    found = [f"<loc>http://testserver{url}</loc>" in listed for url in addresses]
    assert found == [True, True, True, False]


def test_our_own_views_speak_every_language(client, site):
    both = [("sv", "/sok/", True), ("en", "/en/sok/", False)]
    assert links(client.get("/sok/")) == both


def test_an_address_that_is_not_found_leads_to_homes(client, site):
    assert links(client.get("/finns-inte/")) == [("sv", "/", True)]
    english_of(site["home"])
    response = client.get("/en/finns-inte/")
    assert links(response) == [("sv", "/", False), ("en", "/en/", True)]


def test_help_and_hiding_are_linked_to_in_swedish_until_they_are_translated(client, site):
    english_of(site["home"], hide_tracks_page=None)
    context = client.get("/en/").context
    assert context["help_url"] == site["help"].url
    assert context["hide_tracks_url"] == site["standard"].url
    english_of(site["help"], slug="help")
    assert client.get("/en/").context["help_url"] == "/en/help/"


def test_menus_hold_what_stands_in_the_language(client, site):
    english_of(site["home"])
    english_of(site["help"], title="Help", slug="help")
    context = client.get("/en/").context
    assert [entry["title"] for entry in context["site_menu"]] == ["Help"]
    assert context["footer_menu"] == []


def test_a_home_without_campaigns_and_visits_shows_its_welcome_and_no_empty_part(client, site):
    welcome = {"hero_heading": "A door left ajar", "intro": "You may look in."}
    english_of(site["home"], **welcome)
    text = client.get("/en/").text
    assert [words in text for words in welcome.values()] == [True, True]
    assert [text.count(f'id="{part}"') for part in ("now", "coming", "school")] == [0, 0, 0]


@pytest.mark.parametrize("kind", ["home", "help", "standard"])
def test_an_english_page_answers_within_the_same_budget(client, site, kind):
    pages = {name: english_of(site[name]) for name in ("home", "help", "standard")}
    response, queries = warm(client, pages[kind].url)
    assert response.status_code == 200
    assert len(queries) <= BUDGET, "\n".join(query["sql"] for query in queries)


def test_a_draft_is_previewed_in_its_own_language(site):
    english_of(site["home"])
    draft = english_of(site["standard"], live=False, title="Hide your tracks")
    browser = communicator()
    url = reverse("wagtailadmin_pages:preview_on_edit", args=[draft.pk])
    typed = {"title": draft.title, "slug": draft.slug, "body": streamfield([])}
    empty = dict.fromkeys(["intro", "seo_title", "search_description"], "")
    sent = browser.post(url, nested_form_data(typed | empty))
    assert sent.json() == {"is_valid": True, "is_available": True}
    text = browser.get(url, {"mode": ""}).content.decode()
    assert ('<html lang="en"' in text, "Hide your tracks" in text) == (True, True)
    assert f'href="{site["standard"].url}" lang="sv"' in text


@pytest.mark.parametrize(("language", "marked"), [("sv", 0), ("en", 3)])
def test_the_register_s_swedish_words_say_so_elsewhere(language, marked):
    contact = HelpContact(name="Nexus", role="För dig över 18.", hours="Vardagar")
    with translation.override(language):
        html = render_to_string("components/help_contact.html", {"contact": contact})
    assert html.count('lang="sv"') == marked


def test_the_site_s_home_in_another_language_stands_beside_it(site):
    home = english_of(site["home"])
    assert list(HomePage.objects.order_by("path")) == [site["home"], home]
    assert home.url == "/en/"
