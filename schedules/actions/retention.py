"""Erasing on time what is about a person; the visits themselves stay for the figures."""

from datetime import datetime

from django.db.models import Q, QuerySet

from schedules.models import BookingContact, Membership, Notice
from schedules.rules.retention import contacts_before, memberships_before, notices_before

Status = Membership.Status


def erase_old(*, at: datetime) -> int:
    """Rows past their time; gives how many there were."""
    return sum(rows.delete()[0] for rows in (old_contacts(at), old_notices(at), old_members(at)))


def old_contacts(at: datetime) -> QuerySet[BookingContact]:
    return BookingContact.objects.filter(visit__ends_at__lte=contacts_before(at))


def old_notices(at: datetime) -> QuerySet[Notice]:
    edge = notices_before(at)
    return Notice.objects.filter(Q(sent_at__lte=edge) | Q(dropped_at__lte=edge))


def old_members(at: datetime) -> QuerySet[Membership]:
    edge = memberships_before(at)
    lapsed = Q(status=Status.APPROVED, until__lt=edge)
    ended = Q(status__in=[Status.REFUSED, Status.WITHDRAWN], decided_at__date__lt=edge)
    return Membership.objects.filter(lapsed | ended)
