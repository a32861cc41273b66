"""A real mail server on loopback, and what people find in their mailboxes."""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage

from aiosmtpd.controller import Controller

CODE = re.compile(r"\b\d{4}-\d{4}\b")
PATIENCE = 15


class Mailbox:
    """Everything that was delivered, in order."""

    def __init__(self) -> None:
        self.messages: list[tuple[list[str], EmailMessage]] = []

    async def handle_DATA(self, server, session, envelope) -> str:
        message = message_from_bytes(envelope.content, policy=policy.default)
        self.messages.append((envelope.rcpt_tos, message))
        return "250 OK"

    def to(self, address: str) -> list[EmailMessage]:
        return [message for recipients, message in self.messages if address in recipients]

    def latest(self, address: str, *, after: int = 0) -> EmailMessage:
        """Waits for mail; `after` is how many there were before."""
        until = time.monotonic() + PATIENCE
        while len(self.to(address)) <= after:
            assert time.monotonic() < until, f"No mail came to {address}"
            time.sleep(0.05)
        return self.to(address)[-1]

    def code(self, address: str, *, after: int = 0) -> str:
        return CODE.search(text_of(self.latest(address, after=after))).group()


def text_of(message: EmailMessage) -> str:
    return message.get_body(preferencelist=("plain",)).get_content()


def link_in(message: EmailMessage) -> str:
    """The first address of the site that the mail holds."""
    return re.search(r"http://127\.0\.0\.1:\d+\S+", text_of(message)).group()


def calendar_in(message: EmailMessage) -> bytes:
    """The calendar file that is attached."""
    (found,) = [
        part.get_payload(decode=True)
        for part in message.iter_attachments()
        if part.get_filename("").endswith(".ics")
    ]
    return found


@contextmanager
def mail_server(port: int) -> Iterator[Mailbox]:
    mailbox = Mailbox()
    controller = Controller(mailbox, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield mailbox
    finally:
        controller.stop()
