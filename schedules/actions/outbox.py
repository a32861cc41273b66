"""Sending what is due: lease a row, write the letter, hand it over, mark it. No transaction is
open while the mail server answers, and a kill at any line loses nothing."""

import smtplib
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import F

from schedules.actions.letters import letter_of
from schedules.models import Notice
from schedules.queries.notices import sendable

# Longer than one message can take; after a kill the row waits this long before another try.
LEASE = timedelta(minutes=5)
# A pass ends in time for the next minute's.
LONGEST_PASS = timedelta(seconds=40)
LONGEST_WAIT = timedelta(hours=1)
# Rows looked at for one to take: more than other ticks are likely to hold at the same moment.
LOOK_AHEAD = 20

# The server and not the message is at fault: nothing else can be sent either.
UNREACHABLE = (
    smtplib.SMTPServerDisconnected,
    smtplib.SMTPConnectError,
    smtplib.SMTPHeloError,
    smtplib.SMTPAuthenticationError,
)


class Outcome(StrEnum):
    SENT = "sent"
    FAILED = "failed"
    DROPPED = "dropped"


@dataclass
class Counts:
    sent: int = 0
    failed: int = 0
    dropped: int = 0

    def __bool__(self) -> bool:
        return self != Counts()

    def __str__(self) -> str:
        return f"{self.sent} sent, {self.failed} failed, {self.dropped} dropped"

    def add(self, outcome: Outcome) -> None:
        setattr(self, outcome.value, getattr(self, outcome.value) + 1)


def send_due(*, at: datetime) -> Counts:
    """One pass over the outbox; safe beside other passes."""
    counts, connection = Counts(), get_connection()
    try:
        for notice, moment in leased(at):
            outcome, error = deliver(notice, connection, at=moment)
            counts.add(outcome)
            if error is not None:
                connection.close()
                if is_unreachable(error):
                    break
    finally:
        connection.close()
    return counts


def leased(at: datetime) -> Iterator[tuple[Notice, datetime]]:
    """One row after the other, each with its own instant: mail takes its time."""
    began, moment = time.monotonic(), at
    while moment - at < LONGEST_PASS and (notice := lease_next(moment)):
        yield notice, moment
        moment = at + timedelta(seconds=time.monotonic() - began)


def lease_next(at: datetime) -> Notice | None:
    """The next row that no other tick takes: whoever changes it first has it."""
    for pk in sendable(at).values_list("pk", flat=True)[:LOOK_AHEAD]:
        free = sendable(at).filter(pk=pk).order_by()
        if free.update(leased_until=at + LEASE, attempts=F("attempts") + 1):
            return Notice.objects.select_related("recipient").get(pk=pk)
    return None


def deliver(
    notice: Notice, connection: BaseEmailBackend, *, at: datetime
) -> tuple[Outcome, Exception | None]:
    try:
        outcome = send(notice, connection, at=at)
    except Exception as error:  # noqa: BLE001 - the guard of one item; the row says what happened
        put_off(notice, error, at=at)
        return Outcome.FAILED, error
    settle(notice, outcome, at=at)
    return outcome, None


def send(notice: Notice, connection: BaseEmailBackend, *, at: datetime) -> Outcome:
    """Written now, so that it says what is true now."""
    if notice.not_after is not None and notice.not_after <= at:
        return Outcome.DROPPED
    letter = letter_of(notice, at=at)
    if letter is None:
        return Outcome.DROPPED
    letter.connection = connection
    letter.send()
    return Outcome.SENT


def settle(notice: Notice, outcome: Outcome, *, at: datetime) -> None:
    column = "sent_at" if outcome == Outcome.SENT else "dropped_at"
    Notice.objects.filter(pk=notice.pk).update(**{column: at}, leased_until=None, error="")


def put_off(notice: Notice, error: Exception, *, at: datetime) -> None:
    """Tried again after 1, 2, 4, 8 ... minutes, at most an hour."""
    wait = min(timedelta(minutes=2 ** min(notice.attempts - 1, 6)), LONGEST_WAIT)
    Notice.objects.filter(pk=notice.pk).update(leased_until=at + wait, error=error_text(error))


def error_text(error: Exception) -> str:
    """What went wrong, without the message: servers repeat the address in it."""
    codes = []
    if isinstance(error, smtplib.SMTPResponseException):
        codes = [error.smtp_code]
    elif isinstance(error, smtplib.SMTPRecipientsRefused):
        codes = sorted({code for code, _answer in error.recipients.values()})
    return " ".join([type(error).__name__, *map(str, codes)])


def is_unreachable(error: Exception) -> bool:
    is_mail_error = isinstance(error, smtplib.SMTPException)
    return isinstance(error, UNREACHABLE) or (isinstance(error, OSError) and not is_mail_error)
