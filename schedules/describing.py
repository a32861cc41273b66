"""Rhythms and editions in words: "The first Monday of February and September, 7 days"."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from django.utils.dates import MONTHS
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from schedules.rules.intervals import TZ, local_day
from schedules.rules.phase import EditionStatus, Round
from schedules.rules.rhythm import Rhythm, Shape

NTHS: dict[int, Promise] = {
    1: gettext_lazy("first"),
    2: gettext_lazy("second"),
    3: gettext_lazy("third"),
    4: gettext_lazy("fourth"),
    -1: gettext_lazy("last"),
}
# As in "every Monday". Swedish has another form for "the first Monday".
WEEKDAYS: tuple[Promise, ...] = (
    pgettext_lazy("every", "Monday"),
    pgettext_lazy("every", "Tuesday"),
    pgettext_lazy("every", "Wednesday"),
    pgettext_lazy("every", "Thursday"),
    pgettext_lazy("every", "Friday"),
    pgettext_lazy("every", "Saturday"),
    pgettext_lazy("every", "Sunday"),
)
THE_WEEKDAYS: tuple[Promise, ...] = (
    pgettext_lazy("the first", "Monday"),
    pgettext_lazy("the first", "Tuesday"),
    pgettext_lazy("the first", "Wednesday"),
    pgettext_lazy("the first", "Thursday"),
    pgettext_lazy("the first", "Friday"),
    pgettext_lazy("the first", "Saturday"),
    pgettext_lazy("the first", "Sunday"),
)


def describe(rhythm: Rhythm) -> str:
    """A sound rhythm as one line without a full stop."""
    parts = [_when(rhythm), _clock(rhythm), _length(rhythm)]
    return capfirst(", ".join(part for part in parts if part))


def describe_window(starts_at: datetime, ends_at: datetime) -> str:
    """ "12–18 October 2026" for whole days, else with the hours at both ends."""
    starts, ends = starts_at.astimezone(TZ), ends_at.astimezone(TZ)
    if starts.time() == ends.time() == time():
        return _days(starts.date(), local_day(ends_at - timedelta(microseconds=1)))
    if starts.date() == ends.date():
        return f"{date_format(starts, 'j E Y')}, {starts:%H:%M}–{ends:%H:%M}"
    first = date_format(starts, "j E" if starts.year == ends.year else "j E Y")
    return f"{first} {starts:%H:%M} – {date_format(ends, 'j E Y')} {ends:%H:%M}"


def describe_round(round: Round, at: datetime) -> str:
    """What an edition is at an instant, as the desk says it."""
    if round.status == EditionStatus.CANCELLED:
        return _("Cancelled")
    if round.paused:
        return _("Paused")
    if round.status == EditionStatus.CONFIRMED:
        if at < round.starts_at:
            return _("Confirmed")
        return _("Open now") if at < round.ends_at else _("Past")
    if at < round.starts_at:
        return _("Provisional")
    return _("Not opened") if at < round.ends_at else _("Never opened")


def _days(first: date, last: date) -> str:
    if first == last:
        return date_format(first, "j E Y")
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{date_format(last, 'j E Y')}"
    start = date_format(first, "j E" if first.year == last.year else "j E Y")
    return f"{start} – {date_format(last, 'j E Y')}"


def _when(rhythm: Rhythm) -> str:
    match rhythm.shape:
        case Shape.WEEKLY:
            return _weekly(rhythm)
        case Shape.MONTHLY:
            return _monthly(rhythm)
        case Shape.ISO_WEEKS:
            return _in_weeks(rhythm)
    return _yearly(rhythm)


def _weekly(rhythm: Rhythm) -> str:
    days = _listed(str(WEEKDAYS[day]) for day in sorted(set(rhythm.weekdays)))
    if rhythm.interval == 1:
        return _("every %(weekdays)s") % {"weekdays": days}
    if rhythm.interval == 2:
        return _("%(weekdays)s every second week") % {"weekdays": days}
    return _("%(weekdays)s every %(count)s weeks") % {
        "weekdays": days,
        "count": rhythm.interval,
    }


def _monthly(rhythm: Rhythm) -> str:
    words = {"nth": NTHS[rhythm.nth or 1], "weekday": THE_WEEKDAYS[rhythm.weekdays[0]]}
    months = sorted(set(rhythm.months))
    if len(months) in (0, 12):
        return _("the %(nth)s %(weekday)s of every month") % words
    names = _listed(str(MONTHS[month]) for month in months)
    return _("the %(nth)s %(weekday)s of %(months)s") % {**words, "months": names}


def _in_weeks(rhythm: Rhythm) -> str:
    weeks = sorted(set(rhythm.weeks))
    words = {
        "weekday": THE_WEEKDAYS[(rhythm.weekdays or (0,))[0]],
        "weeks": _listed(str(week) for week in weeks),
    }
    return (
        ngettext(
            "the %(weekday)s of week %(weeks)s",
            "the %(weekday)s of weeks %(weeks)s",
            len(weeks),
        )
        % words
    )


def _yearly(rhythm: Rhythm) -> str:
    day = rhythm.starts_on
    words = {"day": day.day, "month": MONTHS[day.month]}
    if (day.month, day.day) == (2, 29):
        return _("%(day)s %(month)s, in leap years only") % words
    return _("%(day)s %(month)s every year") % words


def _clock(rhythm: Rhythm) -> str:
    """Midnight is what nobody needs to be told."""
    if not (rhythm.start_time.hour or rhythm.start_time.minute):
        return ""
    return _("from %(time)s") % {"time": f"{rhythm.start_time:%H:%M}"}


def _length(rhythm: Rhythm) -> str:
    days, minutes = rhythm.length_days, rhythm.length_minutes
    words = []
    if days:
        words.append(ngettext("%(count)s day", "%(count)s days", days) % {"count": days})
    if minutes:
        words.append(
            ngettext("%(count)s minute", "%(count)s minutes", minutes) % {"count": minutes}
        )
    return _listed(words)


def _listed(words: Iterable[str]) -> str:
    *others, last = words
    if not others:
        return last
    return _("%(words)s and %(last)s") % {"words": ", ".join(others), "last": last}
