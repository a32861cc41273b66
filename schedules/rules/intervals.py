"""Instants, days and lengths as the clocks of Stockholm show them; intervals are half-open."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

TZ = ZoneInfo("Europe/Stockholm")


def local_instant(day: date, time: time) -> datetime:
    """The first instant shown as `time`; one inside a gap moves forward by the gap (RFC 5545)."""
    return _instant(datetime.combine(day, time))


def local_day(at: datetime) -> date:
    return _local(at).date()


def add_wall(start: datetime, days: int = 0, minutes: int = 0) -> datetime:
    """The instant at which the clock has gone on by so much: 7 days are 7 local days."""
    local = _local(start)
    end = local.replace(tzinfo=None) + timedelta(days=days, minutes=minutes)
    return _reached(end, fold=local.fold if end.date() == local.date() else 0)


def wall_span(day: date, time: time, days: int = 0, minutes: int = 0) -> tuple[datetime, datetime]:
    """A window of a wall-clock length, never empty, ending when the clock reaches its stated end.

    The end is counted from the stated start, not from where a gap moved it: windows that
    meet (each week, 02:30 to 02:30) then do not overlap at a clock change. In UTC, since
    Python finds a local time of the doubled hour equal to nothing in another zone.
    """
    starts_at = local_instant(day, time)
    ends_at = _reached(datetime.combine(day, time) + timedelta(days=days, minutes=minutes))
    if ends_at <= starts_at:  # a short window in the hour that is lost
        ends_at = add_wall(starts_at, days, minutes)
    return starts_at.astimezone(UTC), ends_at.astimezone(UTC)


def overlaps(a0: datetime, a1: datetime, b0: datetime, b1: datetime) -> bool:
    """Whether [a0, a1) and [b0, b1) share an instant; an empty interval shares none."""
    # In UTC, because two readings of one local clock compare without regard to the fold.
    a0, a1, b0, b1 = (at.astimezone(UTC) for at in (a0, a1, b0, b1))
    return max(a0, b0) < min(a1, b1)


def _local(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise ValueError(f"A time without a zone is no instant: {at}")
    return at.astimezone(UTC).astimezone(TZ)


def _instant(reading: datetime, fold: int = 0) -> datetime:
    return _local(reading.replace(tzinfo=TZ, fold=fold))


def _reached(reading: datetime, fold: int = 0) -> datetime:
    """The instant at which the clock first shows `reading` or, in a gap, jumps past it."""
    shown = _instant(reading, fold)
    if shown.replace(tzinfo=None) == reading:
        return shown
    # Gaps end on a whole hour.
    return _instant(reading.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1))
