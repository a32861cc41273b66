"""A series comes to be, changes and is kept filled; what a person decided is never rewritten."""

import hashlib
from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from schedules.errors import Refused
from schedules.models import Campaign, Facilitator, Series
from schedules.models.recurrence import expand, store_event
from schedules.models.series import columns_of
from schedules.rules.intervals import local_day
from schedules.rules.rhythm import Rhythm
from schedules.rules.rhythm_rules import refusal

# Raised when the meaning of a stored rule changes, so that every series is filled anew.
FILLING = 1
HORIZON_MONTHS = 24


def create_series(
    rhythm: Rhythm,
    *,
    campaign: Campaign | None = None,
    facilitator: Facilitator | None = None,
    by,
    at: datetime,
) -> Series:
    """A new series for one owner, stored with django-scheduler; the caller fills it."""
    refuse_bad(rhythm)
    with transaction.atomic():
        series = Series(
            campaign=campaign, facilitator=facilitator, created_by=by, **columns_of(rhythm)
        )
        series.event = store_event(series)
        series.save()
        return series


def change_series(series: Series, rhythm: Rhythm, *, by, at: datetime) -> Series:
    """All of a series takes a new rhythm; past and touched rows stay as they are."""
    refuse_bad(rhythm)
    with transaction.atomic():
        series = Series.objects.select_for_update(no_key=True, of=("self",)).get(pk=series.pk)
        for column, value in columns_of(rhythm).items():
            setattr(series, column, value)
        series.event = store_event(series)
        series.fingerprint = ""
        series.save()
        return series


def refuse_bad(rhythm: Rhythm) -> None:
    reason = refusal(rhythm)
    if reason is not None:
        raise Refused(reason)


def horizon(at: datetime) -> date:
    """The first of a month two years ahead, so that it moves once a month and not each day."""
    today = local_day(at)
    months = today.year * 12 + today.month - 1 + HORIZON_MONTHS + 1
    return date(months // 12, months % 12 + 1, 1)


def fingerprint_of(columns: tuple, until: date) -> str:
    """What a filled series looked like; equal means nothing to do."""
    text = repr((FILLING, columns, until))
    return hashlib.sha256(text.encode()).hexdigest()


FINGERPRINTED = (
    "shape", "starts_on", "ends_on", "start_time", "length_days", "length_minutes",
    "interval", "weekdays", "nth", "months", "weeks",
)  # fmt: skip


def stale_series(at: datetime) -> list[int]:
    """Keys of the series whose rows may be missing or old: one query however many there are."""
    until = horizon(at)
    rows = Series.objects.values_list("pk", "fingerprint", *FINGERPRINTED)
    return [pk for pk, known, *columns in rows if known != fingerprint_of(tuple(columns), until)]


def planned_days(series: Series, *, at: datetime) -> list[date]:
    """The rule's own days from today up to the horizon."""
    return expand(series.event, local_day(at), horizon(at))


def mark_filled(several: Sequence[Series], *, at: datetime) -> None:
    until = horizon(at)
    for series in several:
        columns = tuple(getattr(series, name) for name in FINGERPRINTED)
        series.fingerprint = fingerprint_of(columns, until)
    Series.objects.bulk_update(several, ["fingerprint"], batch_size=100)
