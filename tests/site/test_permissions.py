"""Every address of the site, asked for by everyone: what the permission table says, and no more."""

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from schedules.models import Claim, Edition, Membership, Visit
from tests.factories.schedules import NOW
from tests.site.permission_table import (
    GONE,
    LEAVING,
    NOT_BY_GET,
    ONWARD,
    OUTSIDE,
    REFUSED,
    ROWS,
    SEEN,
    SIGN_IN,
    WAGTAILS,
    Row,
)
from tests.site.permission_world import ROLES, World, build_world
from tests.site.routes import Route, all_routes

pytestmark = pytest.mark.django_db

COUNTED = (Visit, Membership, Claim, Edition, get_user_model())
# Ours behind Wagtail's addresses, and listed with them.
IN_FRONT = {"admin/account/", "_util/login/"}


@pytest.fixture
def world(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    files = "django.core.files.storage.FileSystemStorage"
    settings.STORAGES = settings.STORAGES | {"default": {"BACKEND": files}}
    with time_machine.travel(NOW):
        yield build_world()


def browser_of(world: World, role: str) -> Client:
    browser = Client()
    if world.people[role]:
        browser.force_login(world.people[role])
    return browser


def answer_to(browser: Client, address: str) -> str:
    response = browser.get(address)
    if response.status_code == 302:
        if response.url.startswith(("/konto/", "/en/konto/")):
            return SIGN_IN
        return REFUSED if response.url == reverse("wagtailadmin_home") else ONWARD
    named = {200: SEEN, 403: REFUSED, 404: GONE, 405: NOT_BY_GET}
    return named.get(response.status_code, str(response.status_code))


def address_of(row: Row, world: World) -> str:
    if row.route == "wagtail_serve":
        return "/finns-inte/"
    return reverse(row.route, args=[world.keys[thing] for thing in row.things])


def is_wagtails(route: Route) -> bool:
    first, _, rest = route.pattern.partition("/")
    return first == "admin" and (
        rest.split("/")[0] in WAGTAILS or rest in {"", "^.*/$"} or route.name in IN_FRONT
    )


def test_every_route_has_a_row():
    listed = {row.route for row in ROWS} | IN_FRONT | {"wagtailcore_login"}
    unlisted = [r.name for r in all_routes() if not is_wagtails(r) and r.name not in listed]
    assert unlisted == []


def test_every_row_has_a_route():
    known = {route.name for route in all_routes()}
    assert {row.route for row in ROWS} - known == set()
    assert set(OUTSIDE) - known == set()


@pytest.mark.parametrize("role", ROLES)
def test_everyone_gets_what_the_table_says(world, role):
    browser = browser_of(world, role)
    before = [model.objects.count() for model in COUNTED]
    answers = {(row.route, row.things): answer_to(browser, address_of(row, world)) for row in ROWS}
    assert answers == {(row.route, row.things): row.answers[role] for row in ROWS}
    # Reading leaves everything as it was.
    assert [model.objects.count() for model in COUNTED] == before


@pytest.mark.parametrize(
    ("role", "usual", "unlike"),
    [("stranger", SIGN_IN, OUTSIDE), ("member", REFUSED, LEAVING)],
)
def test_nobody_from_outside_gets_into_wagtail(world, role, usual, unlike):
    browser = browser_of(world, role)
    inside = [route for route in all_routes() if is_wagtails(route)]
    answers = {route.name: answer_to(browser, route.address) for route in inside}
    assert answers == {route.name: unlike.get(route.name, usual) for route in inside}
    assert len(inside) > 150


@pytest.mark.parametrize("address", ["/admin/finns-inte/", "/admin/logout/"])
def test_the_ways_that_lead_on_lead_to_the_door(world, address):
    response = browser_of(world, "stranger").get(address, follow=True)
    assert response.redirect_chain[-1][0].startswith(("/konto/personal/", "/"))
    assert response.status_code == 200


@pytest.mark.parametrize("end", ["", "avboka/", "kalender.ics"])
def test_another_host_s_visit_answers_as_one_that_is_not_there(world, end):
    browser = browser_of(world, "other")
    foreign, missing = (
        browser.get(f"/mina-besok/{world.keys[key]}/{end}") for key in ("uuid", "no_uuid")
    )
    assert (foreign.status_code, missing.status_code) == (404, 404)
    assert foreign.content.replace(str(world.keys["uuid"]).encode(), b"") == (
        missing.content.replace(str(world.keys["no_uuid"]).encode(), b"")
    )
    assert foreign.headers.items() - {("Content-Length", foreign["Content-Length"])} <= (
        missing.headers.items()
    )


@pytest.mark.parametrize("role", ["stranger", "other", "facilitator", "communicator"])
def test_another_host_s_visit_is_not_cancelled(world, role):
    browser_of(world, role).post(f"/mina-besok/{world.keys['uuid']}/avboka/")
    browser_of(world, role).post(reverse("visit_desk:cancel", args=[world.keys["visit"]]))
    assert Visit.objects.get(pk=world.keys["visit"]).status == "confirmed"
