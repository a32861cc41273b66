"""Hours, absences and visits as a calendar tells them."""

from datetime import datetime, timedelta

from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schedules.models import Absence, Series, Visit
from schedules.queries.desk import shown_name
from schedules.rules.intervals import local_day, local_instant
from schedules.rules.visits import VisitStatus
from schedules.viewsets.visit_page import Contact, contact_of, needs_of
from schedules.viewsets.words import group_of, moment, short_day, when


def hours_words(series: Series) -> dict:
    """Monday and the rest, 08:00–17:00, from when to when."""
    rhythm = series.rhythm
    begins = datetime.combine(rhythm.starts_on, rhythm.start_time)
    ends = begins + timedelta(minutes=rhythm.length_minutes)
    return {
        "days": capfirst(", ".join(str(WEEKDAYS[day]) for day in sorted(rhythm.weekdays))),
        "clock": f"{begins:%H:%M}–{ends:%H:%M}",
        "from": date_format(rhythm.starts_on, "j E Y"),
        "to": date_format(rhythm.ends_on, "j E Y") if rhythm.ends_on else "",
    }


def absence_words(absence: Absence) -> dict:
    """Whole days by their dates, the last one included; else to the minute."""
    if is_midnight(absence.starts_at) and is_midnight(absence.ends_at):
        last = absence.ends_at - timedelta(microseconds=1)
        return {"from": short_day(absence.starts_at), "to": short_day(last)}
    return {"from": moment(absence.starts_at), "to": moment(absence.ends_at)}


def is_midnight(at: datetime) -> bool:
    return at == local_instant(local_day(at), datetime.min.time())


def visit_card(visit: Visit, viewer, *, is_own: bool) -> dict:
    """All that one needs to find the way; the host's person once it is certain that one comes."""
    is_certain = visit.status == VisitStatus.CONFIRMED
    contact = contact_of(visit, viewer) if is_own and is_certain else None
    return {
        "visit": visit,
        "when": when(visit),
        "has_contact": contact is not None and not contact.is_hidden,
        "is_away": any(one.is_away for one in visit.assignments.all()),
        "facts": [fact for fact in facts_of(visit, viewer, contact) if fact["value"]],
    }


def facts_of(visit: Visit, viewer, contact: Contact | None) -> list[dict]:
    names = [shown_name(one.facilitator, viewer) for one in visit.assignments.all()]
    pairs = (
        (_("Host"), f"{visit.host.name}, {visit.host.municipality.name}"),
        (_("Where you meet"), visit.meeting_place),
        (_("Visit offer"), visit.offer.name),
        (_("Group"), group_of(visit)),
        (_("Needed"), needs_of(visit)),
        (_("Who comes"), ", ".join(names)),
        (_("Booking contact"), contact_words(contact)),
    )
    return [{"label": term, "value": value} for term, value in pairs]


def contact_words(contact: Contact | None) -> str:
    if contact is None:
        return ""
    return ", ".join(filter(None, [contact.name, contact.phone, contact.email]))


def falls_on_visits(count: int) -> str:
    return ngettext(
        "One booked visit falls in the absence. The visit coordinator re-plans it.",
        "%(count)s booked visits fall in the absence. The visit coordinator re-plans them.",
        count,
    ) % {"count": count}
