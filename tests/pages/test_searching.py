"""Searching: whatever is typed, an answer; only what can be seen; no trace of the words."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale

from pages.searching import LONGEST, words_of
from tests.pages.small_site import build_site

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]

FORM = "application/x-www-form-urlencoded"
HOSTILE = [
    "",
    " ",
    "'",
    '"',
    "''",
    '"oavslutad',
    "a' OR '1'='1",
    "'; DROP TABLE wagtailcore_page; --",
    "%",
    "%s %(name)s",
    "_",
    "*",
    "hjälp*",
    "AND",
    "OR",
    "NOT",
    "NEAR",
    "a AND",
    "OR b",
    "NOT c",
    "NEAR(a b, 5)",
    "title:hjälp",
    "^hjälp",
    "(((",
    ")",
    "a & | ! <-> b",
    "a:*B",
    "\\",
    "\\x00",
    "\x00",
    "hj\x00älp",
    "\x1b[31m",
    "\r\nSet-Cookie: a=b",
    "{{ 7 * 7 }}{% debug %}",
    "<script>alert(1)</script>",
    "javascript:alert(1)",
    "../../etc/passwd",
    "😀",
    "👩‍👩‍👧‍👦🏳️‍🌈",
    "مساعدة",
    "\u202eevil\u202c",
    "\u200b\u200d\ufeff",
    "e\u0301" * 50,
    "Ｈjälp",
    "ß ı İ Σ ς",
    "\U000e0001",
    "\uffff\ufffe",
    "a" * 20_000,
    "a " * 10_000,
    "å" * 20_000,
    "' \" % _ * " * 500,
    "0" * 5_000,
    "-1",
    "1e999",
    "NaN",
]
BYTES = [
    b"words=%ED%A0%80",
    b"words=%ED%A0%BD%ED%B8%80",
    b"words=%FF%FE",
    b"words=%C0%AF",
    b"words=\xff\xfe",
    b"words=%00",
    b"words=a&words=b&words=",
    b"words[]=a",
    b"=&=&&&",
    b"words",
    b"%",
]


@pytest.fixture
def site():
    pages = build_site()
    call_command("update_index", verbosity=0)
    return pages


def titles(response) -> set[str]:
    return {link["title"] for link in response.context["links"]}


def test_whatever_is_typed_gets_an_answer(client, site):
    for typed in HOSTILE:
        response = client.post("/sok/", {"words": typed})
        assert response.status_code == 200, ascii(typed)[:60]
        assert not response.cookies
        assert "<script>alert" not in response.text


def test_bytes_that_are_no_text_get_an_answer(client, site):
    answers = {body: client.post("/sok/", data=body, content_type=FORM) for body in BYTES}
    assert {body: answer.status_code for body, answer in answers.items()} == dict.fromkeys(
        BYTES, 200
    )


@pytest.mark.parametrize("typed", ["\ud800", "hj\udfffälp", "\x00", "\u202e", "'\"%*"])
def test_what_no_engine_should_see_is_taken_out(typed):
    words = words_of(typed)
    assert words.isprintable()
    assert words in {"", "hjälp"}


def test_words_are_cut_where_nobody_types_on():
    assert len(words_of("ord " * 9_000)) <= LONGEST


def test_words_that_are_on_a_page_find_it(client, site):
    assert titles(client.post("/sok/", {"words": "dölj"})) == {"Dölj dina spår"}
    assert titles(client.post("/sok/", {"words": "  DÖLJ  spår "})) == {"Dölj dina spår"}


def test_all_words_must_be_there(client, site):
    response = client.post("/sok/", {"words": "dölj kvarg"})
    assert titles(response) == set()
    assert 'class="empty' in response.text


def test_only_pages_that_can_be_seen_are_found(client, site):
    campaign = site["campaign"].campaign
    own = {site[name].title for name in ("campaign", "article")}
    assert own <= titles(client.post("/sok/", {"words": "app"}))
    campaign.between = "hide"
    campaign.save()
    campaign.editions.update(status="provisional")
    found = titles(client.post("/sok/", {"words": "app"}))
    assert found & own == set()
    assert found


def test_a_page_that_is_not_published_is_not_found(client, site):
    site["standard"].unpublish()
    assert titles(client.post("/sok/", {"words": "dölj"})) == set()


def test_only_pages_of_the_reader_s_language_are_found(client, site):
    english = Locale.objects.get_or_create(language_code="en")[0]
    page = site["standard"].copy_for_translation(english, copy_parents=True)
    page.title = "Dölj in English"
    page.save_revision().publish()
    call_command("update_index", verbosity=0)
    assert titles(client.post("/sok/", {"words": "dölj"})) == {"Dölj dina spår"}
    assert titles(client.post("/en/sok/", {"words": "dölj"})) == {page.title}


def test_the_words_never_stand_in_an_address(client, site):
    response = client.post("/sok/", {"words": "dölj"})
    # The form answers itself: a redirect would put the words into history and logs.
    assert response.status_code == 200
    assert 'method="post" action="/sok/"' in response.text
    assert "?" not in "".join(link["url"] for link in response.context["links"])
    assert titles(client.get("/sok/?words=dölj")) == set()


def test_no_cookie_is_needed(site):
    careful = Client(enforce_csrf_checks=True)
    response = careful.post("/sok/", {"words": "dölj"}, HTTP_SEC_FETCH_SITE="same-origin")
    assert titles(response) == {"Dölj dina spår"}
    assert not response.cookies


@pytest.mark.parametrize(
    "sent",
    [
        {"HTTP_SEC_FETCH_SITE": "cross-site"},
        {"HTTP_SEC_FETCH_SITE": "same-site"},
        {"HTTP_ORIGIN": "https://evil.example"},
        {"HTTP_ORIGIN": "null"},
        {"HTTP_ORIGIN": "http://testserver.evil.example"},
        {"HTTP_ORIGIN": "http://testserver", "HTTP_SEC_FETCH_SITE": "cross-site"},
    ],
)
def test_a_form_on_another_site_is_refused(client, site, sent):
    response = client.post("/sok/", {"words": "dölj"}, **sent)
    assert response.status_code == 403
    assert "search.html" not in [template.name for template in response.templates]


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_other_methods_are_refused(client, site, method):
    assert getattr(client, method)("/sok/").status_code == 405


def test_no_words_ask_the_database_for_no_pages(client, site):
    client.get("/sok/")
    with CaptureQueriesContext(connection) as queries:
        client.post("/sok/", {"words": "'\"*"})
    assert [query for query in queries if "MATCH" in query["sql"]] == []
