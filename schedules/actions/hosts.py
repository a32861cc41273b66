"""Hosts and organizers as people keep them; schools themselves come from the register."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from schedules.actions.audit import record
from schedules.models import Host, Organizer, OrganizerDomain


@dataclass(frozen=True)
class Domain:
    name: str
    staff_only: bool


def save_host(host: Host, *, by, at: datetime) -> Host:
    """What a person adds by hand is approved by adding it."""
    is_new = host.pk is None
    with transaction.atomic():
        if is_new:
            host.approved_at = at
        host.save()
        record(host, "added" if is_new else "changed", by=by, at=at)
        return host


def approve_host(host: Host, *, by, at: datetime) -> Host:
    """From now on its staff can ask to book."""
    with transaction.atomic():
        host.approved_at = at
        host.save(update_fields=["approved_at"])
        record(host, "approved", by=by, at=at)
        return host


def save_organizer(
    organizer: Organizer, domains: Iterable[Domain], *, by, at: datetime
) -> Organizer:
    """With exactly these mail domains; a domain that stays keeps its row."""
    wanted = {domain.name: domain.staff_only for domain in domains}
    is_new = organizer.pk is None
    with transaction.atomic():
        organizer.save()
        organizer.domains.exclude(domain__in=wanted).delete()
        for name, staff_only in wanted.items():
            OrganizerDomain.objects.update_or_create(
                organizer=organizer, domain=name, defaults={"staff_only": staff_only}
            )
        record(organizer, "added" if is_new else "changed", by=by, at=at)
        return organizer
