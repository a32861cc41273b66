"""Rows of quarter-hours as the bits of one integer, the earliest quarter in the lowest bit."""

from collections.abc import Sequence
from datetime import date, time, timedelta
from functools import lru_cache

from schedules.rules.intervals import TZ, local_instant
from schedules.rules.ticks import TICK, instant_of, tick_of

EVERY_QUARTER = -1
"""An endless row of ones."""


def run_starts(bits: int, n: int) -> int:
    """Where a run of n free quarters begins (n at least 1), by about log2(n) shifts."""
    length = 1
    while length < n:
        move = min(length, n - length)
        bits &= bits >> move
        length += move
    return bits


def at_least(rows: Sequence[int], count: int) -> int:
    """The quarters in which `count` or more of the rows have a one."""
    reached = [EVERY_QUARTER] + [0] * count
    for bits in rows:
        for n in range(count, 0, -1):
            reached[n] |= reached[n - 1] & bits
    return reached[count]


def ticks_of(bits: int, first: int) -> list[int]:
    """The ticks of the ones, when the lowest bit stands for `first`."""
    found = []
    while bits:
        lowest = bits & -bits
        found.append(first + lowest.bit_length() - 1)
        bits ^= lowest
    return found


@lru_cache(maxsize=4096)
def day_span(day: date) -> range:
    """The ticks of a local day: 96, or 92 and 100 when the clock changes."""
    following = day + timedelta(days=1)
    return range(tick_of(local_instant(day, time())), tick_of(local_instant(following, time())))


@lru_cache(maxsize=4096)
def local_grid(first: int, ticks: int, step: int) -> int:
    """The quarters of one local day that lie whole steps after midnight by the clock on the wall."""
    if _wall_quarter(first) + ticks == _wall_quarter(first + ticks - 1) + 1:
        return sum(1 << n for n in range(-_wall_quarter(first) % step, ticks, step))
    return sum(1 << n for n in range(ticks) if _wall_quarter(first + n) % step == 0)


def _wall_quarter(tick: int) -> int:
    local = instant_of(tick).astimezone(TZ)
    return (local.hour * 3600 + local.minute * 60) // TICK
