"""What the clock does for pages: the schedules that editors set on ordinary pages, each guarded.

Wagtail's own command loses schedules: one bad page ends its run, a failure clears the schedule, a
window that passed in an outage goes live expired, and expiring a page forgets its next text.
"""

import logging
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime

from django.apps import apps
from django.db import transaction
from django.utils.dateparse import parse_datetime
from wagtail.models import DraftStateMixin, Page, Revision

logger = logging.getLogger(__name__)

PUBLISHED, MISSED, EXPIRED, FAILED = "published", "missed", "expired", "failed"


class Fates(Counter):
    """How many went which way; empty when nothing was due."""

    def __str__(self):
        return ", ".join(f"{count} {fate}" for fate, count in sorted(self.items())) or "0"


def publish_scheduled(*, at: datetime) -> Fates:
    """New text first, ends second: a page whose next text is due goes on without a gap."""
    counts = Fates()
    for job, target in [*due_revisions(at), *due_ends(at)]:
        fate = guarded(job, target, at)
        if fate is not None:
            counts[fate] += 1
    return counts


def due_revisions(at) -> Iterator[tuple[Callable, Revision]]:
    rows = Revision.objects.filter(approved_go_live_at__lte=at).order_by("approved_go_live_at")
    return ((go_live, revision) for revision in rows.only("pk"))


def due_ends(at) -> Iterator[tuple[Callable, DraftStateMixin]]:
    for model in with_schedules():
        for row in model.objects.filter(live=True, expire_at__lte=at).order_by("expire_at"):
            yield expire, row


def with_schedules() -> list[type[DraftStateMixin]]:
    """Pages as one, and every snippet that has drafts."""
    return [Page] + [
        model
        for model in apps.get_models()
        if issubclass(model, DraftStateMixin) and not issubclass(model, Page)
    ]


def guarded(job: Callable, target, at: datetime) -> str | None:
    """One that fails is undone whole, keeps its schedule and is tried again; the rest go on."""
    try:
        with transaction.atomic():
            return job(target, at)
    except Exception as error:  # noqa: BLE001 - the guard of one item
        logger.error("%s %s: %s", type(target).__name__, target.pk, type(error).__name__)
        return FAILED


def go_live(known: Revision, at: datetime) -> str | None:
    """None when another tick was faster."""
    rows = Revision.objects.select_for_update().filter(approved_go_live_at__lte=at)
    revision = rows.filter(pk=known.pk).first()
    if revision is None:
        return None
    if has_expired(revision, at):
        revision.approved_go_live_at = None
        revision.save(update_fields=["approved_go_live_at"])
        return MISSED
    revision.publish(log_action="wagtail.publish.scheduled")
    return PUBLISHED


def has_expired(revision: Revision, at: datetime) -> bool:
    ends = revision.content.get("expire_at")
    return bool(ends) and parse_datetime(ends) <= at


def expire(known: DraftStateMixin, at: datetime) -> str | None:
    rows = type(known).objects.select_for_update().filter(live=True, expire_at__lte=at)
    row = rows.filter(pk=known.pk).first()
    if row is None:
        return None
    coming = row.revisions.filter(approved_go_live_at__gt=at)
    kept = list(coming.values_list("pk", "approved_go_live_at"))
    row.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    for pk, goes_live_at in kept:
        Revision.objects.filter(pk=pk).update(approved_go_live_at=goes_live_at)
    return EXPIRED


STEPS = (publish_scheduled,)
