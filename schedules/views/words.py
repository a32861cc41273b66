"""Times and numbers as the people at the host read them."""

from datetime import date, datetime, timedelta

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from schedules.forms.visits import YEAR_GROUPS
from schedules.rules.intervals import TZ, local_day
from schedules.rules.texts import WeekKey


def day_title(day: date, *, year: bool = False) -> str:
    """Wednesday 9 December"""
    return capfirst(date_format(day, "l j E Y" if year else "l j E"))


def hours(starts_at: datetime, ends_at: datetime) -> str:
    """10:00–11:00"""
    return f"{starts_at.astimezone(TZ):%H:%M}–{ends_at.astimezone(TZ):%H:%M}"


def hours_from(starts_at: datetime, minutes: int) -> str:
    return hours(starts_at, starts_at + timedelta(minutes=minutes))


def day_and_hours(starts_at: datetime, minutes: int) -> str:
    """Wednesday 9 December, 10:00–11:00"""
    return f"{day_title(local_day(starts_at))}, {hours_from(starts_at, minutes)}"


def week_title(week: WeekKey, *, at: datetime) -> str:
    """The year is said when it is another than today's."""
    year, number = week
    if year == local_day(at).isocalendar().year:
        return _("Week %(number)s") % {"number": number}
    return _("Week %(number)s, %(year)s") % {"number": number, "year": year}


def group_words(year_group: str, group_size: int) -> str:
    name = dict(YEAR_GROUPS).get(year_group, year_group)
    return _("%(group)s, about %(size)s") % {"group": name, "size": group_size}
