"""The trace that every action leaves: no personal data but who did it."""

from datetime import datetime
from typing import Any

from schedules.models import AuditEntry


def record(subject, action: str, *, by, at: datetime, **detail: Any) -> AuditEntry:
    return AuditEntry.objects.create(
        subject_type=subject._meta.model_name,
        subject_id=subject.pk,
        action=action,
        by=by,
        at=at,
        detail=detail,
    )
