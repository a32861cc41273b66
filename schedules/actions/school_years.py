"""School years as municipalities and hosts announce them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from schedules.actions.audit import record
from schedules.models import SchoolBreak, SchoolYear


@dataclass(frozen=True)
class Break:
    name: str
    first_on: date
    last_on: date


def save_school_year(year: SchoolYear, breaks: Iterable[Break], *, by, at: datetime) -> SchoolYear:
    """With exactly these breaks. Visits already asked for stay; the desk shows those in the way."""
    is_new = year.pk is None
    with transaction.atomic():
        year.save()
        year.breaks.all().delete()
        SchoolBreak.objects.bulk_create(
            SchoolBreak(school_year=year, name=one.name, first_on=one.first_on, last_on=one.last_on)
            for one in breaks
        )
        record(year, "added" if is_new else "changed", by=by, at=at)
        return year


def remove_school_year(year: SchoolYear, *, by, at: datetime) -> None:
    """The next wider calendar counts again: the municipality's, else the formula."""
    with transaction.atomic():
        record(year, "removed", by=by, at=at)
        year.delete()
