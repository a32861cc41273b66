"""Help contacts for tests."""

from datetime import timedelta
from itertools import count

from pages.models import HelpContact
from schedules.rules.intervals import local_day
from tests.factories.schedules import NOW

numbers = count(1)


def make_contact(**columns) -> HelpContact:
    """Checked today and due again in half a year; of the track for people being exploited."""
    columns.setdefault("name", f"Hjälp {next(numbers)}")
    columns.setdefault("role", "Lyssnar och vet vad man kan göra.")
    columns.setdefault("checked_on", local_day(NOW))
    columns.setdefault("review_by", local_day(NOW) + timedelta(days=180))
    return HelpContact.objects.create(**columns)
