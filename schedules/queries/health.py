"""What tells whether the clock goes and the mail gets out."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q

from schedules.models import Heartbeat, Notice

# By then a message should have gone, even after some tries.
PATIENCE = timedelta(minutes=15)


@dataclass(frozen=True)
class Health:
    """`tick_age` is None when no tick has ever come through."""

    tick_age: timedelta | None
    unsent_late: int


def health_of(*, at: datetime) -> Health:
    """Two queries."""
    beat_at = Heartbeat.objects.filter(name="tick").values_list("beat_at", flat=True).first()
    late = Notice.objects.unsent().filter(
        Q(not_after=None) | Q(not_after__gt=at), due_at__lt=at - PATIENCE
    )
    return Health(None if beat_at is None else at - beat_at, late.count())
