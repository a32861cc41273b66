"""What came of a visit that was agreed on."""

from datetime import datetime

from django.db import transaction

from schedules.actions.audit import record
from schedules.actions.visits import step
from schedules.errors import Refused
from schedules.models import Visit
from schedules.rules.visits import VisitReason, VisitStatus


def record_outcome(visit: Visit, *, outcome: str, by, at: datetime) -> Visit:
    """Held or not held; only once it is over."""
    if visit.ends_at > at:
        raise Refused(VisitReason.WRONG_STATUS)
    with transaction.atomic():
        step(visit, VisitStatus.DONE, outcome=Visit.Outcome(outcome).value)
        record(visit, "done", by=by, at=at, outcome=visit.outcome)
        return visit
