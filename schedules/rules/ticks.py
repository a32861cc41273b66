"""Quarter-hours counted from 1970 in UTC: whole numbers that no clock change can disturb."""

from datetime import UTC, datetime, timedelta

TICK = 900  # seconds

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LENGTH = timedelta(seconds=TICK)


def tick_of(at: datetime) -> int:
    """The tick that holds the instant."""
    return (at - _EPOCH) // _LENGTH


def tick_span(starts_at: datetime, ends_at: datetime) -> range:
    """Every tick that [starts_at, ends_at) touches."""
    return range(tick_of(starts_at), -((_EPOCH - ends_at) // _LENGTH))


def whole_ticks(starts_at: datetime, ends_at: datetime) -> range:
    """Every tick that lies wholly within [starts_at, ends_at)."""
    return range(-((_EPOCH - starts_at) // _LENGTH), tick_of(ends_at))


def instant_of(tick: int) -> datetime:
    """The instant, in UTC, at which the tick begins."""
    return _EPOCH + tick * _LENGTH
