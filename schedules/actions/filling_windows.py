"""A facilitator's hours as rows, one for each series and local day."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from schedules.actions.series import planned_days
from schedules.models import AvailabilityWindow, Series
from schedules.models.inserting import insert
from schedules.rules.intervals import local_day
from schedules.rules.rhythm import window
from schedules.rules.ticks import whole_ticks

Ticks = tuple[int, int]
Place = tuple[int, date]
"""A series' key and the day."""


def fill_windows(several: Sequence[Series], *, at: datetime) -> None:
    """All of one person's series at once. Hours gone from the rhythm go; withdrawn ones stay so."""
    planned = {
        (series.pk, day): ticks
        for series in several
        for day, ticks in planned_hours(series, at).items()
    }
    known = {(row.series_id, row.key): row for row in windows_from(several, at)}
    gone = [row.pk for place, row in known.items() if place not in planned and not row.withdrawn_at]
    AvailabilityWindow.objects.filter(pk__in=gone).delete()
    changed = [row for place, row in known.items() if is_moved(row, planned.get(place))]
    AvailabilityWindow.objects.bulk_update(changed, ["first_tick", "last_tick"], batch_size=500)
    owner = several[0].facilitator_id
    fresh = {place: ticks for place, ticks in planned.items() if place not in known}
    insert(
        AvailabilityWindow,
        ("facilitator", "series", "key", "day", "first_tick", "last_tick"),
        [(owner, series, day, day, *ticks) for (series, day), ticks in fresh.items()],
    )


def windows_from(several: Sequence[Series], at: datetime) -> Iterable[AvailabilityWindow]:
    """Those on days from today on."""
    return AvailabilityWindow.objects.filter(series__in=several, key__gte=local_day(at))


def planned_hours(series: Series, at: datetime) -> dict[date, Ticks]:
    """Only whole quarter-hours: nobody is promised for minutes that they did not give."""
    rhythm = series.rhythm
    spans = {day: whole_ticks(*window(rhythm, day)) for day in planned_days(series, at=at)}
    return {day: (ticks.start, ticks.stop) for day, ticks in spans.items() if ticks}


def is_moved(row: AvailabilityWindow, wanted: Ticks | None) -> bool:
    """Takes the new ticks on, when there are any and they differ."""
    if wanted is None or wanted == (row.first_tick, row.last_tick):
        return False
    row.first_tick, row.last_tick = wanted
    return True
