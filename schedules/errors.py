"""The one domain error: a refusal that a person can understand."""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from schedules.rules.rhythm_rules import RhythmReason
from schedules.rules.visits import VisitReason


class EditionReason(StrEnum):
    OVERLAPS = "overlaps"
    WRONG_STATUS = "edition_changed"
    OVER = "over"
    RED_FINDINGS = "red_findings"
    REASON_NEEDED = "reason_needed"
    NOTICE_NEEDED = "notice_needed"


class MembershipReason(StrEnum):
    DECIDED = "decided"
    HOST_CLOSED = "asked_host_closed"
    DOMAIN_UNKNOWN = "domain_unknown"
    TOO_MANY = "too_many_places"


class PeopleReason(StrEnum):
    ENDS_BEFORE_START = "absence_ends_before_start"
    TOO_LONG = "too_long"


# Codes are compared as text, so no two reasons may share one, of whatever kind they are.
SENTENCES: dict[StrEnum, Promise] = {
    VisitReason.NOT_MEMBER: _("You can book here once your place of work has been approved."),
    VisitReason.HOST_CLOSED: _("This school is closed in the register."),
    VisitReason.OTHER_MUNICIPALITY: _("We do not come to your municipality with this visit."),
    VisitReason.PAUSED: _("Visits are paused just now. We write when they go on."),
    VisitReason.NOBODY_SERVES: _("Nobody gives this visit at the moment."),
    VisitReason.GROUP_TOO_SMALL: _("The group is too small for this visit."),
    VisitReason.GROUP_TOO_LARGE: _("The group is too large for this visit. Divide it in two."),
    VisitReason.TOO_SOON: _("That is too soon for us to come. Choose a later day."),
    VisitReason.BEYOND_HORIZON: _("That is too far ahead to book yet."),
    VisitReason.OUTSIDE_EDITION: _("This visit cannot be had on that day."),
    VisitReason.NOT_SCHOOL_DAY: _("That is no school day. Choose another day."),
    VisitReason.TAKEN: _("That time was just taken. What you wrote is still here."),
    VisitReason.TOO_MANY: _(
        "Your place of work has asked for many visits already. Ask for more when we have answered."
    ),
    VisitReason.WRONG_STATUS: _("Someone has already answered this request."),
    RhythmReason.ENDS_BEFORE_START: _("The last day comes before the first."),
    RhythmReason.NEVER_HAPPENS: _("This rhythm never happens. Check the dates."),
    RhythmReason.LONGER_THAN_31_DAYS: _("An edition can last 31 days at the most."),
    RhythmReason.NO_LENGTH: _("Say how long it lasts."),
    RhythmReason.NO_WEEKDAY: _("Choose the weekday."),
    RhythmReason.NO_WEEK: _("Choose at least one week."),
    RhythmReason.OVERLAPS_ITSELF: _("It is not over before it begins again. Make it shorter."),
    RhythmReason.BAD_WEEK: _("Weeks go from 1 to 53."),
    RhythmReason.BAD_NTH: _("Choose the first to the fourth of the month, or the last."),
    RhythmReason.BAD_INTERVAL: _("Choose a number of weeks from 1 to 52."),
    EditionReason.OVERLAPS: _("It would overlap another edition of the same campaign."),
    EditionReason.WRONG_STATUS: _("Someone has already changed this edition."),
    EditionReason.OVER: _("This edition is already over."),
    EditionReason.RED_FINDINGS: _("Something is still missing. See the list."),
    EditionReason.REASON_NEEDED: _("Write why, so that others can follow the decision."),
    EditionReason.NOTICE_NEEDED: _("Write what readers are told."),
    MembershipReason.DECIDED: _("Someone has already answered this question."),
    MembershipReason.HOST_CLOSED: _("This school is closed in the register."),
    MembershipReason.DOMAIN_UNKNOWN: _("We do not know this mail domain as a school's."),
    MembershipReason.TOO_MANY: _(
        "You already wait for an answer about three places of work. Ask again when you have it."
    ),
    PeopleReason.ENDS_BEFORE_START: _("The end must come after the start."),
    PeopleReason.TOO_LONG: _("An absence can last a year at the most."),
}


class Refused(Exception):
    """An expected no, with a reason code; `sentence` is in the reader's language."""

    def __init__(self, reason: StrEnum) -> None:
        super().__init__(reason.value)
        self.reason = reason

    @property
    def sentence(self) -> str:
        return str(SENTENCES[self.reason])
