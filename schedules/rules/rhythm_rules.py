"""Which rhythms are refused, and why."""

from collections.abc import Iterable
from datetime import timedelta
from enum import StrEnum
from itertools import pairwise

from schedules.rules.rhythm import LOOK_AHEAD, Rhythm, Shape, days, first_day, later

MOST_WEEKS_BETWEEN = 52
LONGEST = timedelta(days=31)

_DAY = 24 * 60


class RhythmReason(StrEnum):
    ENDS_BEFORE_START = "ends_before_start"
    NEVER_HAPPENS = "never_happens"
    LONGER_THAN_31_DAYS = "longer_than_31_days"
    NO_LENGTH = "no_length"
    NO_WEEKDAY = "no_weekday"
    NO_WEEK = "no_week"
    OVERLAPS_ITSELF = "overlaps_itself"
    BAD_WEEK = "bad_week"
    BAD_NTH = "bad_nth"
    BAD_INTERVAL = "bad_interval"


def refusal(rhythm: Rhythm) -> RhythmReason | None:
    """The first thing wrong with a rhythm; bounded work, whatever its values."""
    return _wrong_values(rhythm) or _wrong_days(rhythm)


def _wrong_values(rhythm: Rhythm) -> RhythmReason | None:
    most_weeks = MOST_WEEKS_BETWEEN if rhythm.shape == Shape.WEEKLY else 1
    checks = (
        (RhythmReason.ENDS_BEFORE_START, (rhythm.ends_on or rhythm.starts_on) < rhythm.starts_on),
        (RhythmReason.NO_LENGTH, not _has_length(rhythm)),
        (RhythmReason.LONGER_THAN_31_DAYS, _minutes(rhythm) > LONGEST.days * _DAY),
        (RhythmReason.NO_WEEKDAY, not _has_its_weekdays(rhythm)),
        (RhythmReason.BAD_INTERVAL, not 1 <= rhythm.interval <= most_weeks),
        *_wrong_for_shape(rhythm),
    )
    return next((reason for reason, is_wrong in checks if is_wrong), None)


def _wrong_for_shape(rhythm: Rhythm) -> Iterable[tuple[RhythmReason, bool]]:
    match rhythm.shape:
        case Shape.MONTHLY:
            yield RhythmReason.BAD_NTH, rhythm.nth not in (1, 2, 3, 4, -1)
            yield RhythmReason.NEVER_HAPPENS, not all(1 <= m <= 12 for m in rhythm.months)
        case Shape.ISO_WEEKS:
            yield RhythmReason.NO_WEEK, not rhythm.weeks
            yield RhythmReason.BAD_WEEK, not all(1 <= week <= 53 for week in rhythm.weeks)


def _wrong_days(rhythm: Rhythm) -> RhythmReason | None:
    first = first_day(rhythm)
    if first is None:
        return RhythmReason.NEVER_HAPPENS
    # One turn of a weekly rhythm shows all its gaps, ten years those of the other shapes.
    is_weekly = rhythm.shape == Shape.WEEKLY
    look = timedelta(weeks=rhythm.interval) if is_weekly else LOOK_AHEAD
    starts = days(rhythm, first, later(first, look))
    shortest = min((after - before for before, after in pairwise(starts)), default=LONGEST)
    return RhythmReason.OVERLAPS_ITSELF if _minutes(rhythm) > shortest.days * _DAY else None


def _minutes(rhythm: Rhythm) -> int:
    return rhythm.length_days * _DAY + rhythm.length_minutes


def _has_length(rhythm: Rhythm) -> bool:
    return min(rhythm.length_days, rhythm.length_minutes) >= 0 and _minutes(rhythm) > 0


def _has_its_weekdays(rhythm: Rhythm) -> bool:
    least, most = {
        Shape.WEEKLY: (1, 7),
        Shape.MONTHLY: (1, 1),
        Shape.ISO_WEEKS: (0, 1),
        Shape.YEARLY: (0, 7),
    }[rhythm.shape]
    weekdays = set(rhythm.weekdays)
    return least <= len(weekdays) <= most and weekdays <= set(range(7))
