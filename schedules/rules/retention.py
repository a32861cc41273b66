"""How long what is about a person is kept; docs/data-protection.md says the same in words."""

from datetime import date, datetime, timedelta

from schedules.rules.intervals import local_day

CONTACT_KEPT = timedelta(days=90)
"""After the visit's planned end."""

NOTICE_KEPT = timedelta(days=90)
"""After it was sent, or dropped."""

MEMBERSHIP_KEPT = timedelta(days=365)
"""After it lapsed, or was refused or withdrawn."""


def contacts_before(at: datetime) -> datetime:
    """Contacts of visits that had ended by then are erased."""
    return at - CONTACT_KEPT


def notices_before(at: datetime) -> datetime:
    return at - NOTICE_KEPT


def memberships_before(at: datetime) -> date:
    """The first last day that is young enough to be kept."""
    return local_day(at) - MEMBERSHIP_KEPT
