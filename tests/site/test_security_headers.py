"""What every answer tells the browser, and what robots are told."""

import re
from xml.etree import ElementTree

import pytest
from django.urls import reverse

from campaign_site.accounts.roles import Role
from tests.factories.schedules import make_host, make_member, make_user
from tests.pages.small_site import build_site

pytestmark = pytest.mark.django_db

STRICT = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "media-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
UNWANTED = {"camera", "microphone", "geolocation", "payment", "usb", "browsing-topics"}
PUBLIC = [
    "/",
    "/sok/",
    "/konto/",
    "/finns-inte/",
    "/en/finns-inte/",
    "/robots.txt",
    "/sitemap.xml",
    "/health",
    "/admin",
    "/documents/9/fil.pdf",
]


def policy_of(response) -> dict[str, str]:
    parts = response["Content-Security-Policy"].split(";")
    return dict(part.strip().split(" ", 1) for part in parts)


def assert_strict(response) -> None:
    assert policy_of(response) == STRICT
    assert response["X-Frame-Options"] == "DENY"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    denied = dict(part.split("=") for part in response["Permissions-Policy"].split(", "))
    assert set(denied.values()) == {"()"}
    assert set(denied) >= UNWANTED
    if response.get("Content-Type", "").startswith("text/html"):
        assert "no-store" in response["Cache-Control"]
    assert "Clear-Site-Data" not in response


@pytest.mark.parametrize("address", PUBLIC)
def test_every_public_answer_is_strict_and_leaves_no_cookie(client, address):
    build_site()
    response = client.get(address)
    assert_strict(response)
    assert not response.cookies


def test_the_door_of_staff_is_strict(client, db):
    """Its form has Django's token, so it may start a session; a reader's page may not."""
    assert_strict(client.get("/konto/personal/"))


def test_every_page_is_strict(client):
    for page in build_site().values():
        assert_strict(client.get(page.url))


def test_a_host_s_own_pages_are_strict_and_never_kept(client):
    client.force_login(make_member(make_host()))
    response = client.get(reverse("visits:list"))
    assert response.status_code == 200
    assert_strict(response)


def test_a_refused_form_and_an_error_page_are_strict(client):
    assert_strict(client.post("/sok/", {"words": "hjälp"}, HTTP_SEC_FETCH_SITE="cross-site"))
    client.raise_request_exception = False
    assert_strict(client.get("/sok/", HTTP_HOST="evil.example"))


def test_the_administration_has_a_policy_of_its_own(client):
    client.force_login(make_user(role=Role.COMMUNICATOR))
    response = client.get("/admin/")
    assert response.status_code == 200
    policy = policy_of(response)
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == "'self' 'unsafe-inline'"
    assert policy["frame-ancestors"] == "'self'"
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert "no-store" in response["Cache-Control"]
    sources = {word for value in policy.values() for word in value.split()}
    assert {word for word in sources if not word.startswith("'")} == {"data:", "blob:"}


@pytest.mark.parametrize("address", ["/admin/login/", "/administration/", "/en/admin/", "/"])
def test_the_looser_policy_stays_inside_the_administration(client, address):
    build_site()
    inside = address.startswith("/admin/")
    allowed = "unsafe-inline" in client.get(address)["Content-Security-Policy"]
    assert allowed == inside


def test_no_page_holds_inline_code_that_the_policy_would_stop(client):
    inline = re.compile(r"<style\b|\sstyle=|<script(?![^>]*\bsrc=)|\son[a-z]+=|javascript:")
    for page in build_site().values():
        assert inline.search(client.get(page.url).text) is None


def test_robots_are_kept_from_the_doors_of_staff_and_hosts(client):
    response = client.get("/robots.txt")
    assert response["Content-Type"].startswith("text/plain")
    assert response.text.splitlines() == [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /konto/",
        "Disallow: /mina-besok/",
        "Disallow: /besok/",
        "Sitemap: http://testserver/sitemap.xml",
    ]


def addresses_in(response) -> set[str]:
    name = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
    # Our own answer, made a moment ago, so there is nothing hostile in it.
    root = ElementTree.fromstring(response.content)
    return {place.text for place in root.iter(name)}


def test_the_sitemap_lists_exactly_what_can_be_seen(client):
    pages = build_site()
    pages["standard"].unpublish()
    pages["campaign"].campaign.between = "hide"
    pages["campaign"].campaign.editions.update(status="provisional")
    pages["campaign"].campaign.save()
    hidden = {"standard", "campaign", "edition", "article"}
    seen = {page.full_url for name, page in pages.items() if name not in hidden}
    assert addresses_in(client.get("/sitemap.xml")) == seen
    answers = {client.get(pages[name].url).status_code for name in hidden}
    assert answers == {404}


def test_the_sitemap_never_lists_an_open_round_beside_its_campaign(client):
    home = build_site()["home"]
    listed = addresses_in(client.get("/sitemap.xml"))
    live = {page.full_url for page in home.get_descendants(inclusive=True).live()}
    assert {client.get(address).status_code for address in listed} == {200}
    assert {client.get(address).status_code for address in live - listed} == {302}
