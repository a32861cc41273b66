"""The calendar file that goes with a letter: one visit, one recipient, no names."""

from datetime import datetime
from email.utils import parseaddr

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils.translation import gettext as _

from schedules.models import Notice, Visit
from schedules.queries.recipients import was_invited
from schedules.rules.calendar_files import Method, uid_of, visit_file

Kind = Notice.Kind
METHODS = {
    Kind.VISIT_CONFIRMED: Method.REQUEST,
    Kind.VISIT_ASSIGNED: Method.REQUEST,
    Kind.VISIT_CANCELLED: Method.CANCEL,
    Kind.VISIT_UNASSIGNED: Method.CANCEL,
}
FOR_FACILITATORS = {Kind.VISIT_ASSIGNED, Kind.VISIT_UNASSIGNED}


def function_address() -> str:
    """The unit's own mailbox: what people answer to, and the organizer of every visit."""
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1]


def mail_domain() -> str:
    return function_address().rpartition("@")[2]


def attach_invitation(message: EmailMultiAlternatives, notice: Notice, visit: Visit) -> None:
    """Twice, as mail programs expect: as a way to read the message, and as a file to open."""
    method = METHODS.get(Notice.Kind(notice.kind))
    if method is None or (method == Method.CANCEL and not has_invitation(notice, visit)):
        return
    file = invitation(notice, visit, method, stamp=notice.due_at)
    message.attach_alternative(file.decode(), f"text/calendar; method={method.value}")
    # As bytes: text that names no charset would leave as Latin-1, and calendars read UTF-8.
    message.attach("besok.ics", file, "application/ics")


def has_invitation(notice: Notice, visit: Visit) -> bool:
    """A request that was declined never stood in a calendar."""
    return visit.confirmed_at is not None and was_invited(notice)


def invitation(notice: Notice, visit: Visit, method: Method, *, stamp: datetime) -> bytes:
    return visit_file(
        uid=uid_of(visit.uuid, mail_domain()),
        sequence=visit.sequence,
        method=method,
        starts_at=visit.starts_at,
        ends_at=visit.ends_at,
        summary=summary_of(notice, visit),
        location=visit.meeting_place,
        organizer=function_address(),
        attendee=notice.recipient.email,
        stamp=stamp,
    )


def summary_of(notice: Notice, visit: Visit) -> str:
    """Calendars at a school are seen by many: there, not even the subject is told."""
    if notice.kind in FOR_FACILITATORS:
        return _("Visit: %(host)s") % {"host": visit.host.name}
    return _("Visit from the unit")
