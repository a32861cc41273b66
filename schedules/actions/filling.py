"""Rows for a series up to the horizon. Idempotent: writes only differences, never the past."""

from datetime import date, datetime

from django.db import transaction

from schedules.actions.series import mark_filled, planned_days, stale_series
from schedules.models import (
    AvailabilityWindow,
    Campaign,
    Edition,
    Facilitator,
    Series,
    SeriesConflict,
)
from schedules.rules.intervals import local_day, overlaps
from schedules.rules.rhythm import Rhythm, window
from schedules.rules.ticks import whole_ticks

Kind = SeriesConflict.Kind


def refresh_series(*, at: datetime) -> int:
    """Fill every series that is not filled up to the horizon; gives how many were."""
    stale = stale_series(at)
    found = Series.objects.select_related("event__rule", "campaign", "facilitator")
    for series in found.filter(pk__in=stale):
        fill_series(series, at=at)
    return len(stale)


def fill_series(series: Series, *, at: datetime) -> None:
    with transaction.atomic():
        if series.campaign_id:
            Campaign.objects.select_for_update(no_key=True).get(pk=series.campaign_id)
            fill_editions(series, at=at)
        else:
            Facilitator.objects.select_for_update(no_key=True).get(pk=series.facilitator_id)
            fill_windows(series, at=at)
        mark_filled(series, at=at)


def fill_editions(series: Series, *, at: datetime) -> None:
    planned = {day: window(series.rhythm, day) for day in planned_days(series, at=at)}
    coming = {edition.key: edition for edition in rows_from(series.editions, at)}
    others = list(
        Edition.objects.filter(campaign=series.campaign_id, ends_at__gt=at)
        .exclude(status=Edition.Status.CANCELLED)
        .exclude(pk__in=[edition.pk for edition in coming.values() if is_free(edition)])
        .values_list("key", "starts_at", "ends_at")
    )
    conflicts = change_known(coming, planned, at)
    fresh, blocked = [], []
    for day, (starts_at, ends_at) in planned.items():
        if day in coming or starts_at <= at:
            continue
        (blocked if any(overlaps(starts_at, ends_at, a, b) for _, a, b in others) else fresh).append(day)
    Edition.objects.bulk_create(
        Edition(campaign_id=series.campaign_id, series=series, key=day,
                starts_at=planned[day][0], ends_at=planned[day][1])
        for day in fresh
    )
    write_conflicts(series, conflicts + [(day, Kind.OVERLAP) for day in blocked], at)


def change_known(coming, planned, at) -> list[tuple[date, str]]:
    """Free rows follow the rule; pinned ones stay, and a mismatch is told."""
    conflicts = []
    for key, edition in coming.items():
        wanted = planned.get(key)
        if wanted == (edition.starts_at, edition.ends_at):
            continue
        if not is_free(edition):
            if edition.moved_reason == "" or wanted is None:
                conflicts.append((key, Kind.MOVED if wanted else Kind.VANISHED))
        elif wanted is None:
            edition.delete()
        else:
            edition.starts_at, edition.ends_at = wanted
            edition.save(update_fields=["starts_at", "ends_at"])
    return conflicts


def is_free(edition: Edition) -> bool:
    """Provisional, untouched by a person, and nothing hangs on it."""
    return (
        edition.status == Edition.Status.PROVISIONAL
        and edition.touched_at is None
        and not edition.visits.exists()
    )


def rows_from(rows, at: datetime):
    """Those that have not begun: the past is never rewritten."""
    return rows.filter(key__gte=local_day(at), starts_at__gt=at)


def fill_windows(series: Series, *, at: datetime) -> None:
    rhythm: Rhythm = series.rhythm
    planned = {}
    for day in planned_days(series, at=at):
        ticks = whole_ticks(*window(rhythm, day))
        if ticks:
            planned[day] = (ticks.start, ticks.stop)
    known = {
        row.key: row for row in series.windows.filter(key__gte=local_day(at))
    }
    gone = [row.pk for key, row in known.items() if key not in planned and not row.withdrawn_at]
    AvailabilityWindow.objects.filter(pk__in=gone).delete()
    changed = []
    for key, row in known.items():
        if key in planned and planned[key] != (row.first_tick, row.last_tick):
            row.first_tick, row.last_tick = planned[key]
            changed.append(row)
    AvailabilityWindow.objects.bulk_update(changed, ["first_tick", "last_tick"], batch_size=500)
    AvailabilityWindow.objects.bulk_create(
        [
            AvailabilityWindow(
                facilitator_id=series.facilitator_id, series=series, key=day, day=day,
                first_tick=first, last_tick=last,
            )
            for day, (first, last) in planned.items()
            if day not in known
        ],
        batch_size=1000,
    )


def write_conflicts(series: Series, found: list[tuple[date, str]], at: datetime) -> None:
    """Open conflicts that no longer hold are settled; each is told once."""
    open_ones = series.conflicts.filter(settled_at=None)
    still = {(key, str(kind)) for key, kind in found}
    for conflict in open_ones:
        if (conflict.key, conflict.kind) not in still:
            conflict.settled_at = at
            conflict.save(update_fields=["settled_at"])
    SeriesConflict.objects.bulk_create(
        [SeriesConflict(series=series, key=key, kind=kind, found_at=at) for key, kind in found],
        update_conflicts=True,
        unique_fields=["series", "key", "kind"],
        update_fields=["settled_at"],
    )
