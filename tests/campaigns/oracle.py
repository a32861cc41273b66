"""The days and windows of a rhythm found by walking every day: slow, and owing our code nothing.

It reads only a rhythm's fields, the calendar, and the European rule for the clocks, valid
from 1996: forward on the last Sunday of March and back on that of October, at 01:00 UTC.
"""

from collections import defaultdict
from datetime import UTC, date, datetime, time, timedelta

FIRST, LAST = date(2025, 1, 1), date(2045, 12, 31)
ONE_DAY, ONE_HOUR = timedelta(days=1), timedelta(hours=1)


def every_day(first=FIRST, last=LAST):
    return [first + ONE_DAY * n for n in range((last - first).days + 1)]


def days_of(rhythm, first=FIRST, last=LAST):
    return [day for day in every_day(first, last) if happens_on(rhythm, day)]


def windows_of(rhythm, first=FIRST, last=LAST):
    return [window_of(rhythm, day) for day in days_of(rhythm, first, last)]


def happens_on(rhythm, day):
    if day < rhythm.starts_on or (rhythm.ends_on is not None and day > rhythm.ends_on):
        return False
    fits = {
        "weekly": fits_week,
        "monthly_weekday": fits_month,
        "iso_weeks": fits_week_number,
        "yearly_date": fits_date,
    }
    return fits[rhythm.shape](rhythm, day)


def fits_week(rhythm, day):
    weeks_gone = (monday_of(day) - monday_of(rhythm.starts_on)).days // 7
    return day.weekday() in rhythm.weekdays and weeks_gone % rhythm.interval == 0


def fits_month(rhythm, day):
    if day.weekday() not in rhythm.weekdays or (rhythm.months and day.month not in rhythm.months):
        return False
    if rhythm.nth == -1:
        return (day + 7 * ONE_DAY).month != day.month
    return (day.day + 6) // 7 == rhythm.nth


def fits_week_number(rhythm, day):
    return day.weekday() == (*rhythm.weekdays, 0)[0] and week_number(day) in rhythm.weeks


def fits_date(rhythm, day):
    return (day.month, day.day) == (rhythm.starts_on.month, rhythm.starts_on.day)


def week_number(day):
    """A week belongs to the year of its Thursday, and is numbered among that year's Thursdays."""
    thursday = monday_of(day) + 3 * ONE_DAY
    return (thursday - date(thursday.year, 1, 1)).days // 7 + 1


def days_by_week():
    """Every day under its ISO week number and weekday."""
    found = defaultdict(list)
    for day in every_day():
        found[week_number(day), day.weekday()].append(day)
    return found


def monday_of(day):
    return day - day.weekday() * ONE_DAY


def window_of(rhythm, day):
    """A start in the lost hour is an hour on; an end is when the clock has got that far."""
    length = timedelta(days=rhythm.length_days, minutes=rhythm.length_minutes)
    reading = datetime.combine(day, rhythm.start_time)
    starts_at, ends_at = moved_forward(reading), reached(reading + length)
    return starts_at, ends_at if ends_at > starts_at else starts_at + length


def moved_forward(reading):
    shown = instants_showing(reading)
    return shown[0] if shown else reading.replace(tzinfo=UTC) - ONE_HOUR


def reached(reading):
    shown = instants_showing(reading)
    return shown[0] if shown else forward_at(reading.year)


def instants_showing(reading):
    """No instant in the lost hour of March, two in the doubled one of October, else one."""
    as_utc = reading.replace(tzinfo=UTC)
    candidates = (as_utc - 2 * ONE_HOUR, as_utc - ONE_HOUR)
    return [at for at in candidates if at + offset_at(at) == as_utc]


def offset_at(at):
    return 2 * ONE_HOUR if forward_at(at.year) <= at < back_at(at.year) else ONE_HOUR


def forward_at(year):
    return datetime.combine(last_sunday(year, 3), time(1), UTC)


def back_at(year):
    return datetime.combine(last_sunday(year, 10), time(1), UTC)


def last_sunday(year, month):
    day = date(year, month, 31)
    while day.weekday() != 6:
        day -= ONE_DAY
    return day
