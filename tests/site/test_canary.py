"""A word of its own in every field that must not leak, looked for wherever anyone can read."""

import re
from collections import defaultdict

import pytest
import time_machine
from django.core import mail
from django.db import connection
from django.urls import reverse

from schedules.actions.notices import tell_about_visit
from schedules.actions.outbox import send_due
from schedules.models import Membership, Visit
from tests.factories.schedules import NOW
from tests.site.canary_world import build_canaries
from tests.site.permission_table import ROWS
from tests.site.permission_world import World
from tests.site.routes import all_routes
from tests.site.test_permissions import address_of, browser_of, is_wagtails

pytestmark = pytest.mark.django_db

CANARY = re.compile(rb"Z(?:name|contact|phone)[a-z]+|zmail[a-z]+")
STAFF = {"facilitator", "communicator", "reviewer", "coordinator", "trusted", "admin", "colleague"}
NAMES_OF_STAFF = {f"Zname{name}" for name in STAFF}
CONTACT = {"Zcontactown", "Zphoneown", "zmailmember"}
PROTECTED = {"Zcontactprotected", "Zphoneprotected", "Znameprotected"}
AT_THE_DESK = NAMES_OF_STAFF | CONTACT | {"Znamemember"}
# Who may read what. Everyone reads the own address, and staff the own name; nobody reads more.
SEEN = {
    "stranger": set(),
    "member": CONTACT,
    "other": {"zmailother"},
    "facilitator": CONTACT | {"Znamefacilitator", "zmailfacilitator"},
    "communicator": NAMES_OF_STAFF | {"zmailcommunicator"},
    "reviewer": {"Znamereviewer", "zmailreviewer"},
    # The member is marked as protected in one visit: by name in no question of membership either.
    "coordinator": AT_THE_DESK - {"Znamemember"} | {"zmailcoordinator"},
    "trusted": AT_THE_DESK | PROTECTED | {"zmailtrusted"},
    "admin": AT_THE_DESK | PROTECTED | {f"zmail{name}" for name in STAFF | {"protected"}},
}


@pytest.fixture
def world(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    files = "django.core.files.storage.FileSystemStorage"
    settings.STORAGES = settings.STORAGES | {"default": {"BACKEND": files}}
    with time_machine.travel(NOW):
        yield build_canaries()


def addresses(world: World) -> set[str]:
    """Every address of the site; ours, and a page's in Wagtail, with the things of this world."""
    ours = {address_of(row, world) for row in ROWS if "logout" not in row.route}
    wagtails = {
        route.address
        for route in all_routes()
        if is_wagtails(route) and "logout" not in route.pattern
    }
    own_visit = Visit.objects.get(pk=world.keys["own_visit"])
    visit = {
        reverse("visit_desk:inspect", args=[own_visit.pk]),
        reverse("visits:visit", args=[own_visit.uuid]),
        reverse("visits:calendar_file", args=[own_visit.uuid]),
    }
    page = {
        reverse(f"wagtailadmin_pages:{name}", args=[world.keys["written"]])
        for name in ("edit", "history", "view_draft", "usage", "delete", "copy", "move")
    }
    return ours | wagtails | visit | page


def words_in(response) -> set[str]:
    body = b"".join(response.streaming_content) if response.streaming else response.content
    headers = str(dict(response.headers)).encode()
    return {word.decode() for word in CANARY.findall(body + headers)}


def seen_by(world: World, role: str) -> dict[str, set[str]]:
    browser, seen = browser_of(world, role), defaultdict(set)
    # Wagtail has an address that fails on purpose; what it says then is read like the rest.
    browser.raise_request_exception = False
    for address in addresses(world):
        for word in words_in(browser.get(address)):
            seen[word].add(address)
    return seen


@pytest.mark.parametrize("role", SEEN)
def test_everyone_reads_what_is_theirs_to_read(world, role):
    seen = seen_by(world, role)
    leaks = {word: places for word, places in seen.items() if word not in SEEN[role]}
    assert leaks == {}
    assert set(seen) == SEEN[role]


def test_a_mail_names_nobody_but_the_person_it_goes_to(world):
    for visit in Visit.objects.all():
        tell_about_visit(visit, at=NOW)
    Membership.objects.update(status=Membership.Status.PENDING)
    send_due(at=NOW)
    told = {(tuple(m.to), *CANARY.findall(m.message().as_bytes())) for m in mail.outbox}
    assert len(mail.outbox) >= 4
    assert {word for to, *words in told for word in words if word.decode() not in to[0]} == set()


def test_contact_data_stand_in_their_own_table_alone(world):
    """Read through every page first, so that trails and sessions are full."""
    seen_by(world, "trusted")
    tables = defaultdict(set)
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            for word in CANARY.findall(str(cursor.fetchall()).encode()):
                tables[word.decode()].add(table)
    contacts = {
        word: where for word, where in tables.items() if "contact" in word or "phone" in word
    }
    assert set(contacts) == {"Zcontactown", "Zphoneown", "Zcontactprotected", "Zphoneprotected"}
    assert set().union(*contacts.values()) == {"schedules_bookingcontact"}
    people = set().union(*(where for word, where in tables.items() if word not in contacts))
    assert people == {"accounts_user"}
