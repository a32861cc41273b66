"""Booking contacts whose personal data are protected (domain rule 7)."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from schedules.actions.audit import record
from schedules.models import BookingContact, Visit


def set_protection(visit: Visit, *, protected: bool, by, at: datetime) -> None:
    """For the person, so in every visit that the same account has asked for."""
    contact = visit.contact
    same = Q(pk=contact.pk) | Q(user__isnull=False, user=contact.user_id)
    with transaction.atomic():
        BookingContact.objects.filter(same).update(protected=protected)
        contact.protected = protected
        record(visit, "contact_protected" if protected else "contact_unprotected", by=by, at=at)
