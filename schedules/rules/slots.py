"""Bookable times, and who comes: arithmetic on rows of free quarter-hours (see `quarters`)."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TypedDict, Unpack

from schedules.rules.quarters import at_least, day_span, local_grid, run_starts, ticks_of

FREE, NOT_FREE = b"1", b"0"


@dataclass(frozen=True)
class Person:
    """A facilitator as arithmetic sees one; all numbers are ticks, spans are half-open.

    `taken` are single ticks (claims, as read inside the lock), `taken_spans` whole spans (as read
    for long lists, where single ticks would be too many); either will do, both add up.
    """

    id: int
    team: int
    windows: tuple[tuple[int, int], ...] = ()
    taken: tuple[int, ...] = ()
    load: int = 0
    taken_spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class Need:
    """How many people of one team a visit takes."""

    team: int
    count: int = 1


class Lengths(TypedDict):
    """The parts of a visit in quarters; buffers and travel lie before and after its core."""

    before: int
    core: int
    after: int


class Blocked(StrEnum):
    """Why one person cannot come; AROUND means that the visit itself fits, but not the buffers."""

    NO_WINDOW = "no_window"
    TAKEN = "taken"
    NO_WINDOW_AROUND = "no_window_around"
    TAKEN_AROUND = "taken_around"


def day_bits(person: Person, first_tick: int, ticks: int) -> int:
    """The free quarters of `ticks` quarters from `first_tick` on; a day, or a year of days."""
    row = bytearray(NOT_FREE) * ticks
    _write(row, first_tick, person.windows, FREE)
    _write(row, first_tick, person.taken_spans, NOT_FREE)
    for tick in person.taken:
        if 0 <= tick - first_tick < ticks:
            row[tick - first_tick] = NOT_FREE[0]
    row.reverse()
    return int(row or NOT_FREE, 2)


def could_start(
    persons: Iterable[Person],
    needs: Iterable[Need],
    *,
    first_tick: int,
    ticks: int,
    **lengths: Unpack[Lengths],
) -> int:
    """The quarters from `first_tick` on at which a visit could start, on any quarter of an hour."""
    length = _length(lengths)
    wanted = _wanted(needs)
    rows: dict[int, list[int]] = {team: [] for team in wanted}
    for person in persons:
        if person.team in rows:
            free = day_bits(person, first_tick - lengths["before"], ticks + length)
            rows[person.team].append(run_starts(free, length))
    bits = (1 << ticks) - 1
    for team, count in wanted.items():
        bits &= at_least(rows[team], count)
    return bits


def free_starts(
    persons: Iterable[Person],
    needs: Iterable[Need],
    *,
    day_first_tick: int,
    day_ticks: int,
    step: int,
    **lengths: Unpack[Lengths],
) -> list[int]:
    """The core start ticks, in one local day or a part of it, at which enough people are free."""
    bits = could_start(persons, needs, first_tick=day_first_tick, ticks=day_ticks, **lengths)
    return ticks_of(bits & local_grid(day_first_tick, day_ticks, step), day_first_tick)


def free_starts_by_day(
    persons: Iterable[Person],
    needs: Iterable[Need],
    *,
    days: Iterable[date],
    step: int,
    **lengths: Unpack[Lengths],
) -> dict[date, list[int]]:
    """The core start ticks of each local day asked for, empty lists included.

    A start lies a whole number of steps after local midnight by the clock on the wall.
    """
    spans = {day: day_span(day) for day in days}
    if not spans:
        return {}
    first = min(span.start for span in spans.values())
    last = max(span.stop for span in spans.values())
    bits = could_start(persons, needs, first_tick=first, ticks=last - first, **lengths)
    return {
        day: ticks_of(
            bits >> (span.start - first) & local_grid(span.start, len(span), step), span.start
        )
        for day, span in spans.items()
    }


def choose(
    persons: Iterable[Person], needs: Iterable[Need], start: int, **lengths: Unpack[Lengths]
) -> list[int] | None:
    """The ids of exactly the people needed, least load first, then lowest id; None if too few."""
    first, length = start - lengths["before"], _length(lengths)
    free = [person for person in persons if _is_free(person, first, length)]
    free.sort(key=lambda person: (person.load, person.id))
    chosen: list[int] = []
    for team, count in _wanted(needs).items():
        able = [person.id for person in free if person.team == team]
        if len(able) < count:
            return None
        chosen += able[:count]
    return chosen


def blocked_because(
    persons: Iterable[Person], start: int, **lengths: Unpack[Lengths]
) -> dict[int, Blocked]:
    """For staff only: by id, why each person who cannot come at this start cannot."""
    reasons = {person.id: _blocked(person, start, **lengths) for person in persons}
    return {person: reason for person, reason in reasons.items() if reason}


def nearest(starts: Iterable[int], wanted: int, count: int = 3) -> list[int]:
    """The starts closest to the wanted one, in order of time; of two as close, the earlier."""
    closest = sorted(starts, key=lambda start: (abs(start - wanted), start))
    return sorted(closest[:count])


def _write(row: bytearray, first: int, spans: Iterable[tuple[int, int]], mark: bytes) -> None:
    last = first + len(row)
    for start, end in spans:
        if start < last and end > first:
            # Comparisons instead of max() and min(): thousands of spans come by for one answer.
            begins = start - first if start > first else 0
            ends = (end if end < last else last) - first
            row[begins:ends] = mark * (ends - begins)


def _length(lengths: Lengths) -> int:
    return lengths["before"] + lengths["core"] + lengths["after"]


def _wanted(needs: Iterable[Need]) -> Counter[int]:
    """Two needs of the same team are one larger need: nobody can be counted twice."""
    wanted: Counter[int] = Counter()
    for need in needs:
        wanted[need.team] += need.count
    return wanted


def _is_free(person: Person, first: int, ticks: int) -> bool:
    return day_bits(person, first, ticks) == (1 << ticks) - 1


def _blocked(person: Person, start: int, **lengths: Unpack[Lengths]) -> Blocked | None:
    working = replace(person, taken=(), taken_spans=())
    core = (start, lengths["core"])
    whole = (start - lengths["before"], _length(lengths))
    checks = (
        (Blocked.NO_WINDOW, working, core),
        (Blocked.TAKEN, person, core),
        (Blocked.NO_WINDOW_AROUND, working, whole),
        (Blocked.TAKEN_AROUND, person, whole),
    )
    return next((code for code, who, span in checks if not _is_free(who, *span)), None)
