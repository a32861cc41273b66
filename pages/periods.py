"""Dates as people read them."""

from datetime import timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from schedules.rules.intervals import local_day

DAY, MONTH = "j", "j E"


def period(starts_at, ends_at, *, year=False):
    """"16–29 November", "30 Nov – 4 Dec" or one day; the end is the last day that is open."""
    first = local_day(starts_at)
    last = local_day(ends_at - timedelta(microseconds=1))
    return days(first, last, year=year)


def days(first, last, *, year=False):
    tail = f" {last.year}" if year else ""
    if first == last:
        return date_format(last, MONTH) + tail
    if (first.year, first.month) == (last.year, last.month):
        return f"{date_format(first, DAY)}–{date_format(last, MONTH)}{tail}"
    start = date_format(first, MONTH) + (f" {first.year}" if year and first.year != last.year else "")
    return f"{start} – {date_format(last, MONTH)}{tail}"


def machine_period(starts_at, ends_at):
    """For the datetime attribute."""
    last = local_day(ends_at - timedelta(microseconds=1))
    return f"{local_day(starts_at)}/{last}"


def week_title(number):
    return _("Week %(number)s") % {"number": number}
