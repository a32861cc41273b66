"""When the browser's site lives: a Tuesday in October, with the seconds going by."""

import os
from datetime import date, datetime, time

import time_machine

from schedules.rules.intervals import local_instant

TUESDAY = local_instant(date(2026, 10, 6), time(9))
TRAVEL_TO = "TRAVEL_TO"


def travel() -> None:
    """Takes this process there, for good; before anything of Django's reads the clock."""
    at = datetime.fromisoformat(os.environ.get(TRAVEL_TO, TUESDAY.isoformat()))
    time_machine.travel(at, tick=True).start()
