"""A person has looked at what the rhythm and the plan disagree about."""

from datetime import datetime

from django.db import transaction

from schedules.actions.audit import record
from schedules.models import SeriesConflict


def settle_conflict(conflict: SeriesConflict, *, by, at: datetime) -> SeriesConflict:
    """It stays as it is; said once, and not raised again."""
    with transaction.atomic():
        conflict.settled_at = at
        conflict.save(update_fields=["settled_at"])
        record(conflict, "settled", by=by, at=at)
        return conflict
