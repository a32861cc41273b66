"""Rows for a series up to the horizon. Idempotent: writes only differences, never the past."""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby

from django.db import transaction

from schedules.actions.filling_editions import fill_editions
from schedules.actions.filling_windows import fill_windows
from schedules.actions.series import mark_filled, stale_series
from schedules.models import Campaign, Facilitator, Series


def refresh_series(*, at: datetime) -> int:
    """Fill every series that is not filled up to the horizon; gives how many were."""
    stale = stale_series(at)
    found = Series.objects.select_related("event__rule").filter(pk__in=stale)
    by_owner = found.order_by("campaign", "facilitator", "pk")
    for _, its_series in groupby(by_owner, key=lambda s: (s.campaign_id, s.facilitator_id)):
        fill_together(list(its_series), at=at)
    return len(stale)


def fill_series(series: Series, *, at: datetime) -> None:
    fill_together([series], at=at)


def fill_together(several: Sequence[Series], *, at: datetime) -> None:
    """Series of one owner, under its lock, so that no person books or moves meanwhile."""
    owner = several[0]
    with transaction.atomic():
        if owner.campaign_id:
            Campaign.objects.select_for_update(no_key=True).get(pk=owner.campaign_id)
            for series in several:
                fill_editions(series, at=at)
        else:
            Facilitator.objects.select_for_update(no_key=True).get(pk=owner.facilitator_id)
            fill_windows(several, at=at)
        mark_filled(several, at=at)
