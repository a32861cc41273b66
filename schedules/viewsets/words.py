"""What the desk calls things."""

from datetime import datetime

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from schedules.models import AuditEntry, Notice, Visit
from schedules.queries.desk import shown_name, shown_user
from schedules.queries.standing import Conflict, Kind
from schedules.rules.intervals import TZ, local_day
from schedules.views.words import group_words, hours

STEPS = {
    "requested": gettext_lazy("Requested"),
    "confirmed": pgettext_lazy("visit", "Confirmed"),
    "cancelled": gettext_lazy("Cancelled"),
    "done": gettext_lazy("Outcome noted"),
    "contact_protected": gettext_lazy("Personal data marked as protected"),
    "contact_unprotected": gettext_lazy("Personal data no longer protected"),
    "asked": gettext_lazy("Asked to book"),
    "approved": gettext_lazy("Approved"),
    "refused": gettext_lazy("Refused"),
    "withdrawn": gettext_lazy("Withdrawn"),
}
IN_THE_WAY = {
    Kind.AWAY: gettext_lazy("Clashes with an absence: %(who)s is away then."),
    Kind.NO_LONGER_GIVES_VISITS: gettext_lazy("%(who)s no longer gives visits."),
    Kind.EDITION_CANCELLED: gettext_lazy("The edition that the visit belongs to is cancelled."),
    Kind.EDITION_MOVED: gettext_lazy(
        "The edition that the visit belongs to has moved to other days."
    ),
    Kind.NOT_SCHOOL_DAY: gettext_lazy("By the school year that is now known, it is no school day."),
    Kind.PAUSED: gettext_lazy("Visits to this host are paused. No message goes out."),
    Kind.HOST_CLOSED: gettext_lazy("The host is closed in the register."),
}


def short_day(at: datetime) -> str:
    """Tue 20 Oct 2026"""
    return capfirst(date_format(local_day(at), pgettext("date format with weekday", "D j M Y")))


def moment(at: datetime) -> str:
    """Tue 20 Oct 2026, 10:00"""
    return f"{short_day(at)}, {at.astimezone(TZ):%H:%M}"


def when(visit: Visit) -> str:
    """Tue 20 Oct 2026, 10:00–11:00"""
    return f"{short_day(visit.starts_at)}, {hours(visit.starts_at, visit.ends_at)}"


def group_of(visit: Visit) -> str:
    return group_words(visit.year_group, visit.group_size)


def conflict_words(conflict: Conflict, viewer) -> str:
    sentence = str(IN_THE_WAY[conflict.kind])
    if conflict.assignment is None:
        return sentence
    return sentence % {"who": shown_name(conflict.assignment.facilitator, viewer)}


def step_words(entry: AuditEntry, viewer) -> dict:
    """Who did it: staff by name or role, a host's people never by name."""
    return {
        "what": STEPS.get(entry.action, entry.action),
        "when": moment(entry.at),
        "who": who(entry.by, viewer),
    }


def who(user, viewer) -> str:
    if user is None:
        return _("Nobody any longer here")
    return shown_user(user, viewer) or _("The host")


def notice_words(notice: Notice, viewer) -> dict:
    return {
        "what": notice.get_kind_display(),
        "to": who(notice.recipient, viewer),
        "state": notice_state(notice),
        "is_failing": bool(notice.error) and not (notice.sent_at or notice.dropped_at),
    }


def notice_state(notice: Notice) -> str:
    if notice.sent_at:
        return _("Sent %(when)s") % {"when": moment(notice.sent_at)}
    if notice.dropped_at:
        return _("Not sent: no longer wanted")
    if notice.error:
        return _("Not sent yet: %(error)s. Tries so far: %(attempts)s") % {
            "error": notice.error,
            "attempts": notice.attempts,
        }
    return _("Waits to be sent")
