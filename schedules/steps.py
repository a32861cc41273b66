"""What the clock does for this app, in this order."""

from datetime import datetime, time

from schedules.actions.filling import refresh_series
from schedules.actions.heartbeats import once_a_day
from schedules.actions.outbox import send_due
from schedules.actions.reminders import queue_reminders
from schedules.actions.retention import erase_old
from schedules.actions.week_rooms import write_week_rooms

BEFORE_WORK = time(5)
AT_NIGHT = time(3)


def renew_week_rooms(*, at: datetime) -> int:
    """Once a day, so that no single booking shows (domain rule 8)."""
    return once_a_day("week_rooms", write_week_rooms, after=BEFORE_WORK, at=at)


def keep_retention(*, at: datetime) -> int:
    return once_a_day("retention", erase_old, after=AT_NIGHT, at=at)


STEPS = (refresh_series, queue_reminders, renew_week_rooms, send_due, keep_retention)
