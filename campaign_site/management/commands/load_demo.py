"""`manage.py load_demo`: the site as it could be shown tomorrow."""

from datetime import datetime

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from campaign_site.demo.loading import load_everything
from campaign_site.demo.people import PASSWORD, everyone

# Beside those that the server prints itself.
PLACES = (("For schools", "/for-skolan/"), ("Sent mail", "/demo/mejl/"))


class Command(BaseCommand):
    help = "Load the demo's content and people, or bring them up to date; loses nothing people did."

    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--at", type=instant, help="as if it were then (ISO; default: now)")

    def handle(self, *, at: datetime | None, **options) -> None:
        if not settings.DEMO:
            raise CommandError("Demo content is for demos: this site's settings have DEMO off.")
        load_everything(at=at or timezone.now(), say=self.say)
        self.stdout.write(sign_ins())

    def say(self, part: str) -> None:
        self.stdout.write(f"    {part}")
        self.stdout.flush()


def instant(text: str) -> datetime:
    """A local time, or one with its own offset."""
    at = datetime.fromisoformat(text)
    return at if at.tzinfo else timezone.make_aware(at)


def sign_ins() -> str:
    """A table of who can sign in, to try what, and where."""
    lines = [
        (demo.email, PASSWORD if demo.is_staff else "-", demo.name, demo.tries)
        for demo in everyone()
    ]
    table = [("E-mail", "Password", "Role", "What to try"), *lines]
    widths = [max(len(line[n]) for line in table) for n in range(3)]
    rows = [
        "  " + "  ".join([*(c.ljust(w) for c, w in zip(line, widths, strict=False)), line[3]])
        for line in table
    ]
    places = [f"  {name:<12}{settings.BASE_URL}{path}" for name, path in PLACES]
    return "\n".join(["", *rows, "", *places, ""])
