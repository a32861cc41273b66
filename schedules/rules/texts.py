"""What people type and addresses carry, read as values; nothing here raises on rubbish."""

import re
import unicodedata
from datetime import date, datetime

from schedules.rules.intervals import TZ, local_instant

WeekKey = tuple[int, int]
"""The year and number of an ISO week; a date would not do at the ends of the calendar."""

# Control, format (zero-width, direction), surrogate, unassigned and private characters.
INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Cn", "Co"})
START = re.compile(r"2\d{3}-\d{2}-\d{2}T\d{2}:\d{2}", re.ASCII)
WEEK = re.compile(r"(\d{4})-W(\d{2})", re.ASCII)


def one_line(typed: str) -> str:
    """The text as it is stored: one line, composed letters, nothing that cannot be seen."""
    spaced = (" " if sign.isspace() else sign for sign in typed)
    seen = "".join(sign for sign in spaced if unicodedata.category(sign) not in INVISIBLE)
    return unicodedata.normalize("NFC", " ".join(seen.split()))


def letters_in(text: str) -> int:
    """Letters and figures of any script."""
    return sum(sign.isalnum() for sign in text)


def read_start(text: str) -> datetime | None:
    """The instant of a local time such as 2026-12-09T10:00; none when no clock ever shows it."""
    if not START.fullmatch(text):
        return None
    try:
        typed = datetime.fromisoformat(text).replace(tzinfo=TZ)
    except ValueError:
        return None
    shown = local_instant(typed.date(), typed.time())
    return shown if start_text(shown) == text else None


def start_text(at: datetime) -> str:
    return f"{at.astimezone(TZ):%Y-%m-%dT%H:%M}"


def read_week(text: str) -> WeekKey | None:
    """The week of a text such as 2026-W50; none when that year has no such week."""
    found = WEEK.fullmatch(text)
    if not found:
        return None
    year, number = int(found[1]), int(found[2])
    try:
        date.fromisocalendar(year, number, 1)
    except ValueError:
        return None
    return year, number


def week_text(week: WeekKey) -> str:
    return f"{week[0]}-W{week[1]:02}"


def week_of(day: date) -> WeekKey:
    return day.isocalendar()[:2]
