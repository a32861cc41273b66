"""What people type is shown as they typed it, on pages, in mails and in calendar files."""

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.core import mail
from django.db import models
from icalendar import Calendar

from pages.models import HelpContact
from schedules.actions.notices import tell_about_visit
from schedules.actions.outbox import send_due
from schedules.models import (
    BookingContact,
    Campaign,
    Edition,
    Host,
    Municipality,
    Organizer,
    Pause,
    Team,
    Theme,
    Visit,
    VisitOffer,
)
from tests.factories.schedules import NOW
from tests.site.permission_table import ROWS
from tests.site.permission_world import build_world
from tests.site.test_permissions import address_of, browser_of

pytestmark = pytest.mark.django_db

HOSTILE = "<img src=x onerror=alert(1)>\"'{{7*7}}%(x)s"
CLASSES = (BookingContact, Campaign, Edition, Host, Municipality, Organizer, Pause, Team, Theme)
FIXED = {"kind", "status", "between", "key", "code", "school_unit_code", "school_forms", "audience"}


@pytest.fixture
def world(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    files = "django.core.files.storage.FileSystemStorage"
    settings.STORAGES = settings.STORAGES | {"default": {"BACKEND": files}}
    with time_machine.travel(NOW):
        world = build_world()
        for model in (*CLASSES, Visit, VisitOffer, HelpContact):
            fill(model)
        get_user_model().objects.update(name=HOSTILE)
        yield world


def fill(model) -> None:
    """Every free text of every row, each of its own."""
    fields = [
        f for f in model._meta.concrete_fields if isinstance(f, models.CharField | models.TextField)
    ]
    free = [f.name for f in fields if not f.choices and f.name not in FIXED]
    for row in model.objects.all():
        model.objects.filter(pk=row.pk).update(**dict.fromkeys(free, f"{HOSTILE}{row.pk}"))


@pytest.mark.parametrize("role", ["stranger", "member", "facilitator", "communicator", "admin"])
def test_no_page_of_ours_takes_a_text_for_markup(world, role):
    browser, raw, shown = browser_of(world, role), [], 0
    for address in {address_of(row, world) for row in ROWS if "logout" not in row.route}:
        response = browser.get(address)
        if response.headers.get("Content-Type", "").startswith("text/html"):
            text = response.content.decode()
            raw += [address] if "<img src=x" in text else []
            shown += "&lt;img src=x" in text
    assert raw == []
    assert shown > 0 or role == "stranger"


def test_no_letter_and_no_calendar_file_takes_a_text_for_markup(world):
    for visit in Visit.objects.all():
        tell_about_visit(visit, at=NOW)
    send_due(at=NOW)
    parts = [part for letter in mail.outbox for part in letter.message().walk()]
    html = [p.get_payload(decode=True) for p in parts if p.get_content_type() == "text/html"]
    files = [p.get_payload(decode=True) for p in parts if p.get_content_type() == "text/calendar"]
    assert (len(html) > 0, len(files) > 0) == (True, True)
    assert [text for text in html if b"<img src=x" in text] == []
    for file in files:
        event = Calendar.from_ical(file).walk("VEVENT")[0]
        assert str(event["location"]).startswith(HOSTILE)
        assert not {"DESCRIPTION", "URL", "ATTACH", "COMMENT"} & set(event)
