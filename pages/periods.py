"""Dates as people read them."""

from datetime import timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from schedules.rules.intervals import TZ, local_day

DAY, MONTH = "j", "j E"


def period(starts_at, ends_at, *, year=False):
    """ "16–29 November", "30 Nov – 4 Dec" or one day."""
    return days(local_day(starts_at), last_day(starts_at, ends_at), year=year)


def last_day(starts_at, ends_at):
    """The last day as people count: Monday 8:00 to Monday 8:00 is a week that ends on a Sunday."""
    day = local_day(ends_at)
    whole_days = clock(ends_at) <= clock(starts_at)
    return max(day - timedelta(days=1), local_day(starts_at)) if whole_days else day


def clock(at):
    return at.astimezone(TZ).time()


def days(first, last, *, year=False):
    tail = f" {last.year}" if year else ""
    if first == last:
        return date_format(last, MONTH) + tail
    if (first.year, first.month) == (last.year, last.month):
        return f"{date_format(first, DAY)}–{date_format(last, MONTH)}{tail}"
    start = date_format(first, MONTH) + (
        f" {first.year}" if year and first.year != last.year else ""
    )
    return f"{start} – {date_format(last, MONTH)}{tail}"


def machine_period(starts_at, ends_at):
    """For the datetime attribute."""
    return f"{local_day(starts_at)}/{last_day(starts_at, ends_at)}"


def week_title(number):
    return _("Week %(number)s") % {"number": number}
