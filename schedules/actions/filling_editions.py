"""A campaign's editions as rows; those that a person has touched are never rewritten."""

from datetime import date, datetime

from django.db.models import Exists, OuterRef

from schedules.actions.series import planned_days
from schedules.models import Edition, Series, SeriesConflict, Visit
from schedules.rules.intervals import local_day, overlaps
from schedules.rules.rhythm import window

Kind = SeriesConflict.Kind
Window = tuple[datetime, datetime]
Conflicts = list[tuple[date, str]]


def fill_editions(series: Series, *, at: datetime) -> None:
    planned = {day: window(series.rhythm, day) for day in planned_days(series, at=at)}
    known = editions_from(series, at)
    conflicts = follow_rhythm(known, planned)
    fixed = windows_beside(series, at)
    fresh: list[date] = []
    blocked: list[date] = []
    for day, wanted in planned.items():
        if day not in known and wanted[0] > at:
            (blocked if meets_any(wanted, fixed) else fresh).append(day)
    Edition.objects.bulk_create(edition_of(series, day, planned[day]) for day in fresh)
    write_conflicts(series, conflicts + [(day, Kind.OVERLAP) for day in blocked], at)


def editions_from(series: Series, at: datetime) -> dict[date, Edition]:
    """Those on days from today on, whatever their state, so that none is made a second time."""
    visits = Visit.objects.filter(edition=OuterRef("pk"))
    rows = series.editions.filter(key__gte=local_day(at)).annotate(has_visits=Exists(visits))
    return {edition.key: edition for edition in rows}


def follow_rhythm(known: dict[date, Edition], planned: dict[date, Window]) -> Conflicts:
    """Free rows move and go with the rhythm; of pinned ones a mismatch is told."""
    conflicts: Conflicts = []
    for key, edition in known.items():
        wanted = planned.get(key)
        if wanted == (edition.starts_at, edition.ends_at):
            continue
        if is_pinned(edition):
            conflicts += told(edition, wanted)
        elif wanted is None:
            edition.delete()
        else:
            edition.starts_at, edition.ends_at = wanted
            edition.save(update_fields=["starts_at", "ends_at"])
    return conflicts


def is_pinned(edition: Edition) -> bool:
    """Decided or touched by a person, or visits hang on it."""
    return (
        edition.status != Edition.Status.PROVISIONAL
        or edition.touched_at is not None
        or edition.has_visits
    )


def told(edition: Edition, wanted: Window | None) -> Conflicts:
    """What a person chose deliberately (moved with a reason, cancelled) needs no telling."""
    if wanted is None:
        return [(edition.key, Kind.VANISHED)]
    if edition.moved_reason or edition.status == Edition.Status.CANCELLED:
        return []
    return [(edition.key, Kind.MOVED)]


def windows_beside(series: Series, at: datetime) -> list[Window]:
    """Every window of the campaign that stands, after free rows have followed the rhythm."""
    rows = Edition.objects.filter(campaign=series.campaign_id, ends_at__gt=at)
    standing = rows.exclude(status=Edition.Status.CANCELLED)
    return list(standing.values_list("starts_at", "ends_at"))


def meets_any(wanted: Window, others: list[Window]) -> bool:
    return any(overlaps(*wanted, *other) for other in others)


def edition_of(series: Series, day: date, wanted: Window) -> Edition:
    return Edition(
        campaign_id=series.campaign_id,
        series=series,
        key=day,
        starts_at=wanted[0],
        ends_at=wanted[1],
    )


def write_conflicts(series: Series, found: Conflicts, at: datetime) -> None:
    """Each is told once; those that no longer hold are settled."""
    still = {(key, str(kind)) for key, kind in found}
    for conflict in series.conflicts.filter(settled_at=None):
        if (conflict.key, conflict.kind) not in still:
            conflict.settled_at = at
            conflict.save(update_fields=["settled_at"])
    SeriesConflict.objects.bulk_create(
        [SeriesConflict(series=series, key=key, kind=kind, found_at=at) for key, kind in found],
        ignore_conflicts=True,
    )
