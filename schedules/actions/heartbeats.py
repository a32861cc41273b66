"""Jobs that repeat leave a beat, so that people can see that they ran and ticks who did what."""

from collections.abc import Callable
from datetime import UTC, datetime, time

from django.db import transaction

from schedules.models import Heartbeat
from schedules.rules.mornings import latest

NEVER = datetime(2000, 1, 1, tzinfo=UTC)


def beat(name: str, *, at: datetime) -> None:
    if not Heartbeat.objects.filter(name=name).update(beat_at=at):
        Heartbeat.objects.get_or_create(name=name, defaults={"beat_at": at})


def once_a_day(name: str, job: Callable[..., int], *, after: time, at: datetime) -> int:
    """Runs the job at the first call after that time of day; gives what it gave, else nothing."""
    return once_since(name, job, since=latest(after, at), at=at)


def once_since(name: str, job: Callable[..., int], *, since: datetime, at: datetime) -> int:
    """Runs the job unless it has run since then.

    The beat is written in the job's own transaction: of two ticks one waits and finds it done,
    and a job that fails or is killed is still to do.
    """
    if Heartbeat.objects.filter(name=name, beat_at__gte=since).exists():
        return 0
    with transaction.atomic():
        Heartbeat.objects.get_or_create(name=name, defaults={"beat_at": NEVER})
        mine = Heartbeat.objects.filter(name=name, beat_at__lt=since).update(beat_at=at)
        return job(at=at) if mine else 0
