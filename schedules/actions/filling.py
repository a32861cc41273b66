"""Rows for a series up to the horizon. Idempotent: writes only differences, never the past."""

from datetime import datetime

from django.db import transaction

from schedules.actions.filling_editions import fill_editions
from schedules.actions.filling_windows import fill_windows
from schedules.actions.series import mark_filled, stale_series
from schedules.models import Campaign, Facilitator, Series


def refresh_series(*, at: datetime) -> int:
    """Fill every series that is not filled up to the horizon; gives how many were."""
    stale = stale_series(at)
    found = Series.objects.select_related("event__rule")
    for series in found.filter(pk__in=stale):
        fill_series(series, at=at)
    return len(stale)


def fill_series(series: Series, *, at: datetime) -> None:
    """One series under its owner's lock, so that no person books or moves meanwhile."""
    with transaction.atomic():
        if series.campaign_id:
            Campaign.objects.select_for_update(no_key=True).get(pk=series.campaign_id)
            fill_editions(series, at=at)
        else:
            Facilitator.objects.select_for_update(no_key=True).get(pk=series.facilitator_id)
            fill_windows(series, at=at)
        mark_filled(series, at=at)
