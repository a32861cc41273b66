"""That somebody has read contact data: traced, though nothing changes by it."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Model

from schedules.models import AuditEntry
from schedules.queries.desk import CONTACT_SEEN


def note_contacts_seen(subjects: Iterable[Model], *, by, at: datetime) -> None:
    """One row for each, in one statement; written when a page that shows them is opened."""
    AuditEntry.objects.bulk_create(
        AuditEntry(
            subject_type=subject._meta.model_name,
            subject_id=subject.pk,
            action=CONTACT_SEEN,
            by=by,
            at=at,
        )
        for subject in subjects
    )
