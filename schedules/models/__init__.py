"""The public face: everything else imports models from here."""

from schedules.models.audit import AuditEntry, Heartbeat
from schedules.models.availability import Absence, AvailabilityWindow
from schedules.models.campaigns import Campaign, Theme
from schedules.models.claims import Assignment, Claim
from schedules.models.editions import Edition
from schedules.models.hosts import Host, Membership
from schedules.models.notices import Notice
from schedules.models.offers import VisitNeed, VisitOffer
from schedules.models.pauses import Pause
from schedules.models.people import Facilitator, Team
from schedules.models.places import Municipality, Organizer, OrganizerDomain
from schedules.models.recurrence import LocalEvent
from schedules.models.school_years import SchoolBreak, SchoolYear
from schedules.models.series import Series, SeriesConflict
from schedules.models.visits import BookingContact, Visit
from schedules.models.week_rooms import WeekRoom

__all__ = [
    "Absence",
    "Assignment",
    "AuditEntry",
    "AvailabilityWindow",
    "BookingContact",
    "Campaign",
    "Claim",
    "Edition",
    "Facilitator",
    "Heartbeat",
    "Host",
    "LocalEvent",
    "Membership",
    "Municipality",
    "Notice",
    "Organizer",
    "OrganizerDomain",
    "Pause",
    "SchoolBreak",
    "SchoolYear",
    "Series",
    "SeriesConflict",
    "Team",
    "Theme",
    "Visit",
    "VisitNeed",
    "VisitOffer",
    "WeekRoom",
]
