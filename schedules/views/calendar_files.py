"""The calendar file of a confirmed visit, for the host's own calendar."""

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from schedules.actions.invitations import function_address, mail_domain
from schedules.rules.calendar_files import Method, uid_of, visit_file
from schedules.rules.visits import VisitStatus
from schedules.views.doors import load_visit, signed_in


@signed_in()
def calendar_file(request, uuid):
    """The same UID and sequence as in the mail, so that a calendar holds the visit once."""
    at = timezone.now()
    visit = load_visit(request, uuid, at)
    if visit.status != VisitStatus.CONFIRMED:
        raise Http404
    file = visit_file(
        uid=uid_of(visit.uuid, mail_domain()),
        sequence=visit.sequence,
        method=Method.PUBLISH,
        starts_at=visit.starts_at,
        ends_at=visit.ends_at,
        summary=_("Visit from the unit"),
        location=visit.meeting_place,
        organizer=function_address(),
        attendee=None,
        stamp=at,
    )
    return HttpResponse(
        file,
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="besok.ics"'},
    )
