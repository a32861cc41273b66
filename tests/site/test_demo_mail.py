"""The page that shows what the demo would have sent."""

from datetime import timedelta

import icalendar
import pytest
from django.urls import reverse
from django.utils import timezone

from schedules.actions.outbox import send_due
from schedules.models import Notice
from tests.factories.notices import make_wanted
from tests.factories.pages import make_home
from tests.factories.schedules import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(settings, tmp_path):
    """Mail goes to a folder, as in the demo."""
    make_home()
    settings.DEMO = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = tmp_path / "mail"
    return settings.EMAIL_FILE_PATH


def listed(client) -> list:
    return list(client.get(reverse("demo_mail")).context["mails"])


def test_an_empty_folder_says_that_there_is_no_mail_yet(client, folder):
    response = client.get(reverse("demo_mail"))
    assert (response.status_code, response.context["mails"]) == (200, [])


def test_the_newest_is_first_also_among_those_of_one_pass(client, folder):
    first = make_wanted(Notice.Kind.VISIT_CONFIRMED)
    second = make_wanted(Notice.Kind.MEMBERSHIP_APPROVED)
    send_due(at=NOW)
    assert [mail.to for mail in listed(client)] == [second.recipient.email, first.recipient.email]


def test_a_message_is_shown_with_its_text_and_its_calendar_file(client, folder):
    notice = make_wanted(Notice.Kind.VISIT_CONFIRMED)
    send_due(at=NOW)
    (mail,) = listed(client)
    address = reverse("demo_mail_message", args=[mail.name])
    page = client.get(address)
    assert page.status_code == 200
    assert page.context["mail"].subject == mail.subject != ""
    assert abs(mail.sent_at - timezone.now()) < timedelta(minutes=1)
    assert notice.recipient.email in page.content.decode()
    assert "10:00–11:00" in page.content.decode()
    file = client.get(address, {"attachment": "0"})
    assert file["Content-Type"] == "application/ics"
    assert file["Content-Disposition"] == 'attachment; filename="besok.ics"'
    (event,) = icalendar.Calendar.from_ical(file.content.decode("utf-8")).events
    assert event["attendee"] == f"mailto:{notice.recipient.email}"
    assert event["summary"] == "Besök från enheten"


@pytest.mark.parametrize("name", ["nothing", "20261006-090000-1-0", "etc-passwd"])
def test_there_is_no_other_message_to_be_had(client, folder, name):
    assert client.get(f"/demo/mejl/{name}/").status_code == 404


def test_there_is_no_other_attachment_to_be_had(client, folder):
    make_wanted(Notice.Kind.MEMBERSHIP_APPROVED)
    send_due(at=NOW)
    (mail,) = listed(client)
    address = reverse("demo_mail_message", args=[mail.name])
    found = [client.get(address, {"attachment": n}).status_code for n in ("0", "-1", "../x", "")]
    assert found == [404] * 4


def test_outside_the_demo_there_is_no_such_page(client, folder, settings):
    make_wanted(Notice.Kind.VISIT_CONFIRMED)
    send_due(at=NOW)
    (mail,) = listed(client)
    settings.DEMO = False
    addresses = [reverse("demo_mail"), reverse("demo_mail_message", args=[mail.name])]
    assert [client.get(address).status_code for address in addresses] == [404, 404]
