"""When the owner of an edition is told that it still waits for confirmation (domain rule 5)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from schedules.rules.intervals import add_wall, local_day

DAYS_BEFORE = (28, 14, 7, 1)
EARLIEST = timedelta(days=max(DAYS_BEFORE) + 1)


@dataclass(frozen=True)
class Reminder:
    """One message; once the next one is due, this one is old. `occasion` makes it one of a kind."""

    occasion: str
    due_at: datetime
    not_after: datetime


def reminder_due(starts_at: datetime, ends_at: datetime, at: datetime) -> Reminder | None:
    """The latest one that is due; those missed before it are not made up for."""
    edges = [add_wall(starts_at, days=-days) for days in DAYS_BEFORE] + [starts_at, ends_at]
    names = [f"{days}-before" for days in DAYS_BEFORE] + ["missed"]
    for name, (due_at, not_after) in zip(names, pairwise(edges), strict=True):
        if due_at <= at < not_after:
            return Reminder(f"{local_day(starts_at)}-{name}", due_at, not_after)
    return None
