"""A facilitator's hours as rows, one for each local day."""

from datetime import date, datetime

from schedules.actions.series import planned_days
from schedules.models import AvailabilityWindow, Series
from schedules.rules.intervals import local_day
from schedules.rules.rhythm import window
from schedules.rules.ticks import whole_ticks

Ticks = tuple[int, int]


def fill_windows(series: Series, *, at: datetime) -> None:
    """Hours gone from the rhythm go; withdrawn ones stay withdrawn."""
    planned = planned_hours(series, at)
    known = {row.key: row for row in series.windows.filter(key__gte=local_day(at))}
    gone = [row.pk for key, row in known.items() if key not in planned and not row.withdrawn_at]
    AvailabilityWindow.objects.filter(pk__in=gone).delete()
    changed = [row for key, row in known.items() if is_moved(row, planned.get(key))]
    AvailabilityWindow.objects.bulk_update(changed, ["first_tick", "last_tick"], batch_size=500)
    AvailabilityWindow.objects.bulk_create(
        [window_of(series, day, ticks) for day, ticks in planned.items() if day not in known],
        batch_size=1000,
    )


def planned_hours(series: Series, at: datetime) -> dict[date, Ticks]:
    """Only whole quarter-hours: nobody is promised for minutes that they did not give."""
    spans = {
        day: whole_ticks(*window(series.rhythm, day)) for day in planned_days(series, at=at)
    }
    return {day: (ticks.start, ticks.stop) for day, ticks in spans.items() if ticks}


def is_moved(row: AvailabilityWindow, wanted: Ticks | None) -> bool:
    """Takes the new ticks on, when there are any and they differ."""
    if wanted is None or wanted == (row.first_tick, row.last_tick):
        return False
    row.first_tick, row.last_tick = wanted
    return True


def window_of(series: Series, day: date, ticks: Ticks) -> AvailabilityWindow:
    return AvailabilityWindow(
        facilitator_id=series.facilitator_id,
        series=series,
        key=day,
        day=day,
        first_tick=ticks[0],
        last_tick=ticks[1],
    )
