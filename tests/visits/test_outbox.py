"""Sending what is due: once, in order, later when the server is away, never when it is too late."""

import smtplib
from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend as Memory

from schedules.actions.notices import tell_about_visit
from schedules.actions.outbox import LEASE, Counts, error_text, send_due
from schedules.actions.pauses import lift_pause, start_pause
from schedules.actions.visits import cancel_visit, confirm_visit
from schedules.models import Notice
from schedules.queries.notices import subject_of
from tests.factories.notices import make_notice, make_visit_notice, make_wanted
from tests.factories.schedules import NOW, make_user, make_visit
from tests.mail_server import free_port, running

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
Kind = Notice.Kind
MINUTE = timedelta(minutes=1)


@pytest.fixture
def smtp(settings) -> int:
    """The port of a mail server that is not running yet."""
    port = free_port()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", port, 5
    return port


def test_a_booking_stands_and_its_mail_follows_when_the_server_is_back(smtp):
    notice = make_wanted(Kind.VISIT_CONFIRMED)
    assert send_due(at=NOW) == Counts(failed=1)
    notice.refresh_from_db()
    assert (notice.sent_at, notice.error) == (None, "ConnectionRefusedError")
    with running(smtp) as inbox:
        assert send_due(at=NOW) == Counts()
        assert send_due(at=NOW + MINUTE) == Counts(sent=1)
        assert send_due(at=NOW + 2 * MINUTE) == Counts()
    (message,) = inbox.messages
    assert message.rcpt_tos == [notice.recipient.email]
    assert b"Message-ID: <notice-" in message.content
    notice.refresh_from_db()
    assert (notice.error, notice.leased_until) == ("", None)
    assert NOW + MINUTE <= notice.sent_at < NOW + 2 * MINUTE


def test_while_the_server_is_away_one_message_is_tried_and_not_all(smtp):
    for _ in range(3):
        make_wanted(Kind.VISIT_CONFIRMED)
    assert send_due(at=NOW) == Counts(failed=1)


def test_one_address_that_is_refused_does_not_keep_the_others_from_theirs(smtp):
    refused, other = make_wanted(Kind.VISIT_CONFIRMED), make_wanted(Kind.VISIT_CONFIRMED)
    with running(smtp) as inbox:
        inbox.unknown.add(refused.recipient.email)
        assert send_due(at=NOW) == Counts(sent=1, failed=1)
    refused.refresh_from_db()
    assert refused.error == "SMTPRecipientsRefused 550"
    assert [message.rcpt_tos for message in inbox.messages] == [[other.recipient.email]]


def test_a_message_waits_longer_after_each_failure_up_to_an_hour(smtp):
    notice = make_wanted(Kind.VISIT_CONFIRMED, not_after=None)
    waits, at = [], NOW
    for _ in range(8):
        assert send_due(at=at) == Counts(failed=1)
        notice.refresh_from_db()
        waits.append(round((notice.leased_until - at) / MINUTE))
        at = notice.leased_until
    assert waits == [1, 2, 4, 8, 16, 32, 60, 60]


def test_nothing_is_sent_before_it_is_due_nor_once_it_is_too_late():
    make_wanted(Kind.VISIT_CONFIRMED, due_at=NOW + MINUTE)
    late = make_wanted(Kind.VISIT_CONFIRMED, not_after=NOW)
    assert send_due(at=NOW) == Counts(dropped=1)
    late.refresh_from_db()
    assert late.dropped_at is not None
    assert mail.outbox == []


def test_a_letter_that_cannot_be_written_harms_no_other():
    broken = make_wanted(Kind.VISIT_CONFIRMED)
    Notice.objects.filter(pk=broken.pk).update(subject_type="nothing")
    make_wanted(Kind.VISIT_CONFIRMED)
    assert send_due(at=NOW) == Counts(sent=1, failed=1)
    broken.refresh_from_db()
    assert broken.error == "KeyError"


def test_what_a_cancellation_answers_is_never_sent_after_it():
    visit = make_visit(status="requested")
    coordinator = make_user()
    tell_about_visit(visit, at=NOW)
    confirm_visit(visit, by=coordinator, at=NOW)
    cancel_visit(visit, by=coordinator, at=NOW + MINUTE)
    assert send_due(at=NOW + MINUTE) == Counts(sent=1, dropped=4)
    assert [message.to for message in mail.outbox] == [[visit.contact.user.email]]
    assert mail.outbox[0].extra_headers["Message-ID"].startswith("<notice-")


def test_each_step_of_a_visit_is_told_in_order():
    visit = make_visit(status="requested")
    for step, at in ((None, NOW), (confirm_visit, NOW + MINUTE), (cancel_visit, NOW + 2 * MINUTE)):
        if step is None:
            tell_about_visit(visit, at=at)
        else:
            step(visit, by=visit.contact.user, at=at)
        send_due(at=at)
    to_contact = [message for message in mail.outbox if message.to == [visit.contact.user.email]]
    methods = [
        [kind for _, kind in message.alternatives if kind.startswith("text/calendar")]
        for message in to_contact
    ]
    assert methods == [[], ["text/calendar; method=REQUEST"], ["text/calendar; method=CANCEL"]]


def test_a_later_message_waits_for_one_before_it_that_failed(smtp):
    first = make_visit_notice(Kind.VISIT_CONFIRMED)
    later = make_notice(
        Kind.VISIT_CONFIRMED, subject_of(first), first.recipient, occasion="sequence-1b"
    )
    with running(smtp) as inbox:
        inbox.unknown.add(first.recipient.email)
        send_due(at=NOW)
    later.refresh_from_db()
    assert (later.attempts, len(inbox.messages)) == (0, 0)


def test_a_message_that_is_not_due_yet_holds_nothing_up():
    first = make_visit_notice(Kind.VISIT_CONFIRMED, due_at=NOW + MINUTE, occasion="reminder")
    make_notice(Kind.VISIT_CONFIRMED, subject_of(first), first.recipient)
    assert send_due(at=NOW) == Counts(sent=1)


@pytest.mark.parametrize("target", ["host", "municipality"])
def test_a_pause_holds_messages_until_it_is_lifted(target):
    notice = make_wanted(Kind.VISIT_CONFIRMED)
    host = subject_of(notice).host
    what = host if target == "host" else host.municipality
    pause = start_pause(reason="Larm", by=notice.recipient, at=NOW, **{target: what})
    assert send_due(at=NOW) == Counts()
    notice.refresh_from_db()
    assert notice.attempts == 0
    lift_pause(pause, by=notice.recipient, at=NOW + MINUTE)
    assert send_due(at=NOW + MINUTE) == Counts(sent=1)


def test_a_pause_of_one_host_holds_nobody_elses_messages():
    paused, free = make_wanted(Kind.MEMBERSHIP_APPROVED), make_wanted(Kind.MEMBERSHIP_APPROVED)
    start_pause(reason="Larm", host=subject_of(paused).host, by=paused.recipient, at=NOW)
    assert send_due(at=NOW) == Counts(sent=1)
    assert [message.to for message in mail.outbox] == [[free.recipient.email]]


def test_a_paused_theme_does_not_say_that_it_is_open():
    notice = make_wanted(Kind.EDITION_OPEN)
    theme = subject_of(notice).campaign.theme
    start_pause(reason="Larm", theme=theme, by=notice.recipient, at=NOW)
    assert send_due(at=NOW) == Counts()


class Meanwhile(Memory):
    """A mail server in whose time another tick comes by."""

    others: list[Counts] = []

    def send_messages(self, messages):
        self.others.append(send_due(at=NOW))
        return super().send_messages(messages)


def test_two_ticks_at_once_send_once(settings):
    settings.EMAIL_BACKEND = f"{__name__}.Meanwhile"
    Meanwhile.others.clear()
    make_wanted(Kind.VISIT_CONFIRMED)
    assert send_due(at=NOW) == Counts(sent=1)
    assert (Meanwhile.others, len(mail.outbox)) == ([Counts()], 1)


class PowerCut(Memory):
    """A mail server that takes the message; then everything stops."""

    def send_messages(self, messages):
        super().send_messages(messages)
        raise KeyboardInterrupt


def test_a_kill_after_the_server_took_it_sends_the_same_message_again_and_no_other(settings):
    usual = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = f"{__name__}.PowerCut"
    notice = make_wanted(Kind.VISIT_CONFIRMED)
    with pytest.raises(KeyboardInterrupt):
        send_due(at=NOW)
    settings.EMAIL_BACKEND = usual
    assert send_due(at=NOW + MINUTE) == Counts()
    assert send_due(at=NOW + LEASE) == Counts(sent=1)
    ids = [message.extra_headers["Message-ID"] for message in mail.outbox]
    assert len(ids) == 2
    assert len(set(ids)) == 1
    notice.refresh_from_db()
    assert notice.attempts == 2


def test_what_is_noted_of_an_error_holds_no_address():
    refused = smtplib.SMTPRecipientsRefused({"larare@skola.example": (550, b"no larare@skola")})
    answered = smtplib.SMTPDataError(554, b"spam from larare@skola.example")
    other = ValueError("larare@skola.example")
    assert [error_text(error) for error in (refused, answered, other)] == [
        "SMTPRecipientsRefused 550",
        "SMTPDataError 554",
        "ValueError",
    ]


@pytest.mark.parametrize("waiting", [1, 3])
def test_looking_for_what_is_due_takes_one_question(waiting, django_assert_num_queries):
    for _ in range(waiting):
        make_wanted(Kind.VISIT_CONFIRMED, due_at=NOW + MINUTE)
    with django_assert_num_queries(1):
        send_due(at=NOW)
