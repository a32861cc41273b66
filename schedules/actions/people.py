"""Facilitators' hours and absences. The reason for an absence is never asked."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from django.db import transaction

from schedules.actions.audit import record
from schedules.actions.filling import fill_series
from schedules.actions.locks import lock_facilitators, retried
from schedules.actions.series import change_series, create_series
from schedules.errors import PeopleReason, Refused
from schedules.models import Absence, AvailabilityWindow, Claim, Facilitator, Series
from schedules.models.recurrence import remove_event
from schedules.rules.intervals import local_day
from schedules.rules.rhythm import Rhythm
from schedules.rules.rhythm_rules import refusal
from schedules.rules.ticks import tick_span

LONGEST = timedelta(days=366)


def set_hours(
    facilitator: Facilitator, rhythm: Rhythm, *, series: Series | None = None, by, at: datetime
) -> Series:
    """Hours that come back each week; filled at once, so that they can be booked."""
    with transaction.atomic():
        if series is None:
            series = create_series(rhythm, facilitator=facilitator, by=by, at=at)
        else:
            series = change_series(series, rhythm, by=by, at=at)
        fill_series(series, at=at)
        record(facilitator, "hours_set", by=by, at=at)
        return series


def end_hours(series: Series, *, from_day: date, by, at: datetime) -> None:
    """Not from that day on, nor from a day gone by; hours that never begin go altogether."""
    last_day = max(from_day, local_day(at)) - timedelta(days=1)
    if series.ends_on is not None and series.ends_on <= last_day:
        return
    shortened = replace(series.rhythm, ends_on=last_day)
    if refusal(shortened) is None:
        set_hours(series.facilitator, shortened, series=series, by=by, at=at)
        return
    with transaction.atomic():
        lock_facilitators([series.facilitator_id])
        record(series.facilitator, "hours_removed", by=by, at=at)
        event = series.event
        series.delete()
        remove_event(event)


@retried
def add_absence(
    facilitator: Facilitator, *, starts_at: datetime, ends_at: datetime, by, at: datetime
) -> Absence:
    """Away from then to then. Booked visits stay, for a person to re-plan."""
    if ends_at <= starts_at:
        raise Refused(PeopleReason.ENDS_BEFORE_START)
    if ends_at - starts_at > LONGEST:
        raise Refused(PeopleReason.TOO_LONG)
    ticks = tick_span(starts_at, ends_at)
    with transaction.atomic():
        lock_facilitators([facilitator.pk])
        absence = Absence.objects.create(
            facilitator=facilitator,
            starts_at=starts_at,
            ends_at=ends_at,
            first_tick=ticks.start,
            last_tick=ticks.stop,
        )
        claim_absence(absence, ticks)
        record(absence, "added", by=by, at=at)
        return absence


def claim_absence(absence: Absence, ticks: range) -> None:
    """The quarter-hours that no visit has; those that one has are told on the visit's page."""
    taken = set(
        Claim.objects.filter(
            facilitator=absence.facilitator_id, tick__gte=ticks.start, tick__lt=ticks.stop
        ).values_list("tick", flat=True)
    )
    Claim.objects.bulk_create(
        [
            Claim(facilitator_id=absence.facilitator_id, tick=tick, absence=absence)
            for tick in ticks
            if tick not in taken
        ],
        batch_size=2000,
    )


@retried
def end_absence(absence: Absence, *, by, at: datetime) -> None:
    """Back again: the time is free for others to ask for."""
    with transaction.atomic():
        lock_facilitators([absence.facilitator_id])
        record(absence, "ended", by=by, at=at)
        absence.delete()


def withdraw_hours(window: AvailabilityWindow, *, by, at: datetime) -> AvailabilityWindow:
    """Not on this one day; no refresh brings it back."""
    with transaction.atomic():
        lock_facilitators([window.facilitator_id])
        window.withdrawn_at = at
        window.save(update_fields=["withdrawn_at"])
        record(window, "withdrawn", by=by, at=at)
        return window
