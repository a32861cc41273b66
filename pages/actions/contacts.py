"""What people decide about help contacts; readers see it within seconds."""

from django.db import transaction

from pages.generation import renew_generation
from schedules.actions.audit import record


def save_contact(contact, *, municipalities, by, at):
    """A new contact, or another wording, check or day of review of one."""
    with transaction.atomic():
        contact.save()
        contact.municipalities.set(municipalities)
        record(contact, "saved", by=by, at=at)
    renew_generation()
    return contact


def mark_wrong(contact, *, by, at):
    """Hidden at once, everywhere; the next of its route takes its place (domain rule 4)."""
    with transaction.atomic():
        contact.is_wrong = True
        contact.save(update_fields=["is_wrong"])
        record(contact, "marked_wrong", by=by, at=at)
    renew_generation()
    return contact
