"""A rhythm in the reader's words: "The first Monday of February and September, 7 days"."""

from collections.abc import Iterable

from django.utils.dates import MONTHS
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

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
