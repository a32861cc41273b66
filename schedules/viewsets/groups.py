"""The desk's place in the menu."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.base import ViewSetGroup

from schedules.viewsets.calendar_steps import CalendarDesk
from schedules.viewsets.hosts import HostDesk, OrganizerDesk
from schedules.viewsets.memberships import MembershipDesk
from schedules.viewsets.offers import OfferDesk
from schedules.viewsets.people import FacilitatorDesk, TeamDesk
from schedules.viewsets.school_years import SchoolYearDesk
from schedules.viewsets.visits import VisitDesk


class VisitGroup(ViewSetGroup):
    """In the order of a working day: answer, look up, keep in order."""

    menu_label = _("Visits")
    menu_name = "visits"
    menu_icon = "calendar-check"
    menu_order = 150
    items = (
        CalendarDesk,
        VisitDesk,
        MembershipDesk,
        OfferDesk,
        FacilitatorDesk,
        TeamDesk,
        HostDesk,
        OrganizerDesk,
        SchoolYearDesk,
    )
