"""`manage.py tick`: one pass over everything that is due."""

from datetime import datetime

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from campaign_site.steps import run_steps


class Command(BaseCommand):
    help = "Do once what is due: refresh series, queue and send messages, publish, erase."

    def add_arguments(self, parser):
        parser.add_argument(
            "--at", type=instant, help="as if it were this instant, 2026-10-06T09:00 (local time)"
        )

    def handle(self, *, at: datetime | None, **options):
        done = run_steps(at=at or timezone.now())
        for one in done:
            self.stdout.write(str(one))
        failed = [one.name for one in done if one.error]
        if failed:
            raise CommandError("Failed: " + ", ".join(failed))


def instant(text: str) -> datetime:
    at = datetime.fromisoformat(text)
    return at if at.tzinfo else timezone.make_aware(at)
