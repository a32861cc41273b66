"""One action stops an edition, a theme, or the visits of a host or a municipality."""

from datetime import datetime

from django.db import transaction

from schedules.actions.audit import record
from schedules.models import Edition, Host, Municipality, Pause, Theme


def start_pause(
    *,
    reason: str,
    edition: Edition | None = None,
    theme: Theme | None = None,
    host: Host | None = None,
    municipality: Municipality | None = None,
    by,
    at: datetime,
) -> Pause:
    """Takes effect where it is read: pages, booking and the outbox ask for current pauses."""
    with transaction.atomic():
        pause = Pause.objects.create(
            edition=edition,
            theme=theme,
            host=host,
            municipality=municipality,
            reason=reason,
            started_at=at,
            started_by=by,
        )
        record(pause, "started", by=by, at=at)
        return pause


def lift_pause(pause: Pause, *, by, at: datetime) -> Pause:
    with transaction.atomic():
        pause.lifted_at, pause.lifted_by = at, by
        pause.save(update_fields=["lifted_at", "lifted_by"])
        record(pause, "lifted", by=by, at=at)
        return pause
