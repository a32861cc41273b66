"""What stands in the mail: the same in text and HTML, discreet outside, nobody named."""

import html
import re
from datetime import timedelta
from email import message_from_bytes, policy
from urllib.parse import urlsplit

import icalendar
import pytest
from django.urls import resolve

from schedules.actions.letters import letter_of
from schedules.models import Notice
from schedules.queries.notices import subject_of
from tests.factories.notices import (
    FOR_FACILITATORS,
    FOR_HOSTS,
    make_notice,
    make_wanted,
)
from tests.factories.schedules import NOW, VISIT_AT, make_facilitator, make_host, make_visit

pytestmark = pytest.mark.django_db
Kind = Notice.Kind
every_kind = pytest.mark.parametrize("kind", list(Kind))


def in_english(notice: Notice) -> Notice:
    notice.recipient.language = "en"
    return notice


def parsed(notice: Notice):
    """The message as the recipient's program reads it."""
    letter = letter_of(notice, at=NOW)
    return message_from_bytes(letter.message().as_bytes(), policy=policy.default)


def part(message, kind: str) -> str:
    (found,) = [part for part in message.walk() if part.get_content_type() == kind]
    return found.get_content()


def words(text: str) -> list[str]:
    return html.unescape(re.sub(r"<[^>]+>", " ", text)).split()


def calendars(message) -> list[icalendar.Calendar]:
    return [
        icalendar.Calendar.from_ical(part.get_content())
        for part in message.walk()
        if part.get_content_type() in ("text/calendar", "application/ics")
    ]


@every_kind
@pytest.mark.parametrize("language", ["sv", "en"])
def test_text_and_html_say_the_same(kind, language):
    notice = make_wanted(kind)
    notice.recipient.language = language
    message = parsed(notice)
    body = part(message, "text/html").partition("<body>")[2]
    assert words(body) == [word for word in words(part(message, "text/plain")) if word != "--"]


@every_kind
def test_every_message_has_the_headers_of_one_that_no_person_wrote(kind):
    notice = make_wanted(kind)
    message = parsed(notice)
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Reply-To"] == message["From"] == "besok@webbplats.example"
    assert message["To"] == notice.recipient.email
    assert message["Content-Language"] == "sv"
    assert (message["Cc"], message["Bcc"]) == (None, None)


@every_kind
def test_the_message_id_is_the_same_however_often_it_is_written(kind):
    notice = make_wanted(kind)
    first = parsed(notice)["Message-ID"]
    later = letter_of(notice, at=NOW + timedelta(hours=2)).message()["Message-ID"]
    assert first == later == f"<notice-{notice.pk}-{int(NOW.timestamp())}@webbplats.example>"


@every_kind
def test_the_subject_line_says_nothing_about_whom_where_or_what(kind):
    notice = in_english(make_wanted(kind))
    about = subject_of(notice)
    told = {
        "visit": lambda: [about.host.name, about.offer.name, about.meeting_place],
        "membership": lambda: [about.host.name, about.wished_offer.name],
        "edition": lambda: [about.campaign.name],
    }[notice.subject_type]()
    subject = parsed(notice)["Subject"]
    assert [words for words in told if words in subject] == []
    assert subject


@every_kind
def test_the_way_on_is_an_address_of_this_site(kind):
    text = part(parsed(make_wanted(kind)), "text/plain")
    (link,) = re.findall(r"http\S+", text)
    assert link.startswith("http://testserver/")
    assert resolve(urlsplit(link).path).func


@pytest.mark.parametrize("kind", sorted(FOR_HOSTS))
def test_no_facilitator_is_named_in_what_a_host_gets(kind):
    notice = make_wanted(kind)
    if kind.startswith("visit"):
        user = subject_of(notice).assignments.get().facilitator.user
        named = [user.name, user.email]
    else:
        named = [make_facilitator().user.name]
    raw = letter_of(notice, at=NOW).message().as_string()
    assert [name for name in named if name in raw] == []


def test_a_host_reads_how_many_come():
    visit = make_visit(facilitators=[make_facilitator(), make_facilitator()])
    notice = in_english(make_notice(Kind.VISIT_CONFIRMED, visit, visit.contact.user))
    assert "Who: Two from the unit\n" in part(parsed(notice), "text/plain")


def test_a_message_is_in_its_recipients_language():
    notice = make_wanted(Kind.VISIT_CONFIRMED)
    assert "20 oktober 2026, 10:00–11:00" in part(parsed(notice), "text/plain")
    message = parsed(in_english(notice))
    assert "Tuesday 20 October 2026, 10:00–11:00" in part(message, "text/plain")
    assert '<html lang="en">' in part(message, "text/html")
    assert "http://testserver/en/mina-besok/" in part(message, "text/plain")


def test_a_confirmed_visit_comes_with_a_file_for_the_recipient_alone():
    notice = make_wanted(Kind.VISIT_CONFIRMED)
    as_text, as_file = calendars(parsed(notice))
    assert as_text == as_file
    (event,) = as_text.events
    assert as_text["method"] == "REQUEST"
    assert event["uid"] == f"{subject_of(notice).uuid}@webbplats.example"
    assert event["attendee"] == f"mailto:{notice.recipient.email}"
    assert event["organizer"] == "mailto:besok@webbplats.example"
    assert (event["sequence"], event.start) == (1, VISIT_AT)


def test_a_facilitators_file_says_where_to_go_and_a_hosts_says_not_even_what_about():
    visit = make_visit()
    facilitator = visit.assignments.get().facilitator.user
    ours = make_notice(Kind.VISIT_ASSIGNED, visit, facilitator)
    theirs = make_notice(Kind.VISIT_CONFIRMED, visit, visit.contact.user)
    summaries = [
        str(calendars(parsed(in_english(notice)))[0].events[0]["summary"])
        for notice in (ours, theirs)
    ]
    assert summaries == [f"Visit: {visit.host.name}", "Visit from the unit"]


@pytest.mark.parametrize("kind", sorted(FOR_FACILITATORS | {Kind.VISIT_CANCELLED}))
def test_the_calendar_part_names_its_method_for_programs_that_read_only_headers(kind):
    message = parsed(make_wanted(kind))
    (calendar,) = [p for p in message.walk() if p.get_content_type() == "text/calendar"]
    method = "REQUEST" if kind == Kind.VISIT_ASSIGNED else "CANCEL"
    assert calendar["Content-Type"].params["method"] == method
    assert [str(found["method"]) for found in calendars(message)] == [method] * 2


def test_a_cancelled_visit_is_taken_out_of_the_calendar_by_the_same_uid():
    visit = make_visit(sequence=1, confirmed_at=NOW)
    before = calendars(parsed(make_notice(Kind.VISIT_CONFIRMED, visit, visit.contact.user)))[0]
    visit.status, visit.sequence = "cancelled", 2
    visit.save()
    after = calendars(parsed(make_notice(Kind.VISIT_CANCELLED, visit, visit.contact.user)))[0]
    assert (before.events[0]["uid"], after["method"]) == (after.events[0]["uid"], "CANCEL")
    assert after.events[0]["sequence"] > before.events[0]["sequence"]


def test_a_declined_request_carries_no_file_since_no_calendar_has_it():
    visit = make_visit(status="cancelled", sequence=1)
    message = parsed(in_english(make_notice(Kind.VISIT_CANCELLED, visit, visit.contact.user)))
    assert calendars(message) == []
    assert message["Subject"] == "There will be no visit on 20 October"


def test_only_html_is_escaped():
    host = make_host(name="Vård & <b>Omsorg</b>")
    visit = make_visit(host=host)
    message = parsed(make_notice(Kind.VISIT_CONFIRMED, visit, visit.contact.user))
    assert "Vård & <b>Omsorg</b>" in part(message, "text/plain")
    assert "Vård &amp; &lt;b&gt;Omsorg&lt;/b&gt;" in part(message, "text/html")


def test_line_breaks_that_people_typed_make_neither_headers_nor_facts():
    visit = make_visit(meeting_place="Aulan\r\nBcc: x@y.example", host=make_host(name="A\nB"))
    message = parsed(in_english(make_notice(Kind.VISIT_ASSIGNED, visit, facilitator_of(visit))))
    assert message["Bcc"] is None
    assert "Place: Aulan Bcc: x@y.example\n" in part(message, "text/plain")
    assert str(calendars(message)[0].events[0]["summary"]) == "Visit: A B"


def facilitator_of(visit):
    return visit.assignments.get().facilitator.user


def test_a_wish_leads_back_to_its_times():
    notice = make_wanted(Kind.MEMBERSHIP_APPROVED)
    offer = subject_of(notice).wished_offer
    assert f"http://testserver/besok/tider/{offer.pk}/\n" in part(parsed(notice), "text/plain")
