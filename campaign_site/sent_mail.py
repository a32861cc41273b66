"""The demo's mail, as it lies in a folder: nothing was sent to anybody."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from django.conf import settings

# How Django's file-based backend ends each message.
BETWEEN = re.compile(rb"^-{79}\r?\n", re.MULTILINE)


@dataclass(frozen=True)
class Attachment:
    number: int
    name: str
    kind: str
    content: bytes


@dataclass(frozen=True)
class SentMail:
    """One message; `name` is its address on the demo's page."""

    name: str
    message: EmailMessage

    @property
    def subject(self) -> str:
        return self.message["Subject"] or ""

    @property
    def to(self) -> str:
        return self.message["To"] or ""

    @property
    def sent_at(self) -> datetime | None:
        """The header is in UTC, written as a zone that is not known."""
        date = self.message["Date"]
        return date.datetime.replace(tzinfo=UTC) if date else None

    @property
    def text(self) -> str:
        body = self.message.get_body(preferencelist=("plain",))
        return body.get_content() if body else ""

    @property
    def attachments(self) -> list[Attachment]:
        return [
            Attachment(
                number,
                part.get_filename(""),
                part.get_content_type(),
                part.get_payload(decode=True),
            )
            for number, part in enumerate(self.message.iter_attachments())
        ]


def sent_mail() -> list[SentMail]:
    """Newest first."""
    folder = Path(settings.EMAIL_FILE_PATH)
    files = sorted(folder.glob("*.log"), reverse=True)
    return [mail for file in files for mail in reversed(list(read(file)))]


def find_mail(name: str) -> SentMail | None:
    return next((mail for mail in sent_mail() if mail.name == name), None)


def read(file: Path) -> Iterator[SentMail]:
    """A file holds all messages of one connection."""
    parts = BETWEEN.split(file.read_bytes())
    for number, part in enumerate(part for part in parts if part.strip()):
        yield SentMail(f"{file.stem}-{number}", message_from_bytes(part, policy=policy.default))
