"""What people decide about a campaign and its editions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from schedules.actions.audit import record
from schedules.actions.filling import fill_series
from schedules.actions.series import change_series, create_series
from schedules.errors import EditionReason, Refused
from schedules.models import Campaign, Edition
from schedules.rules.rhythm import Rhythm


@dataclass(frozen=True)
class Finding:
    """One thing that readiness found; red refuses, amber asks for a reason."""

    check: str
    level: str
    sentence: str


def plan_campaign(campaign: Campaign, rhythm: Rhythm | None, *, by, at: datetime) -> Campaign:
    """Save a campaign and the rhythm it comes back by, and lay out its editions at once."""
    with transaction.atomic():
        campaign.save()
        series = campaign.series.order_by("pk").last()
        if rhythm is not None:
            if series is None:
                series = create_series(rhythm, campaign=campaign, by=by, at=at)
            elif series.rhythm != rhythm:
                series = change_series(series, rhythm, by=by, at=at)
            fill_series(series, at=at)
        record(campaign, "planned", by=by, at=at)
        return campaign


def add_edition(
    campaign: Campaign, *, starts_at: datetime, ends_at: datetime, key: date, by, at: datetime
) -> Edition:
    """A one-off edition, outside every rhythm."""
    with transaction.atomic():
        lock_campaign(campaign.pk)
        refuse_overlap(campaign.pk, starts_at, ends_at)
        edition = Edition.objects.create(
            campaign=campaign, key=key, starts_at=starts_at, ends_at=ends_at, touched_at=at
        )
        record(edition, "added", by=by, at=at)
        return edition


def confirm_edition(
    edition: Edition, *, findings: Iterable[Finding], reason: str = "", by, at: datetime
) -> Edition:
    """Say that it opens at its hour. Red refuses; amber asks for a reason that is kept."""
    levels = {finding.level for finding in findings}
    if "red" in levels:
        raise Refused(EditionReason.RED_FINDINGS)
    if "amber" in levels and not reason.strip():
        raise Refused(EditionReason.REASON_NEEDED)
    with transaction.atomic():
        if edition.ends_at <= at:
            raise Refused(EditionReason.OVER)
        step(
            edition,
            Edition.Status.PROVISIONAL,
            status=Edition.Status.CONFIRMED,
            confirmed_at=at,
            confirmed_by=by,
            confirmed_reason=reason.strip(),
            touched_at=at,
        )
        record(edition, "confirmed", by=by, at=at)
        return edition


def move_edition(
    edition: Edition, *, starts_at: datetime, ends_at: datetime, reason: str, by, at: datetime
) -> Edition:
    """Another window for this one; visits stay where they are. A confirmed one asks why."""
    refuse_settled(edition, ends_at=min(edition.ends_at, ends_at), at=at)
    if edition.status == Edition.Status.CONFIRMED and not reason.strip():
        raise Refused(EditionReason.REASON_NEEDED)
    with transaction.atomic():
        lock_campaign(edition.campaign_id)
        refuse_overlap(edition.campaign_id, starts_at, ends_at, but=edition.pk)
        step(
            edition,
            edition.status,
            starts_at=starts_at,
            ends_at=ends_at,
            moved_reason=reason.strip(),
            touched_at=at,
        )
        record(edition, "moved", by=by, at=at)
        return edition


def cancel_edition(edition: Edition, *, notice: str, by, at: datetime) -> Edition:
    """It will not be held; readers see the notice until its planned end."""
    refuse_settled(edition, ends_at=edition.ends_at, at=at)
    if not notice.strip():
        raise Refused(EditionReason.NOTICE_NEEDED)
    with transaction.atomic():
        step(
            edition,
            edition.status,
            status=Edition.Status.CANCELLED,
            notice=notice.strip(),
            touched_at=at,
        )
        record(edition, "cancelled", by=by, at=at)
        return edition


def touch_edition(edition: Edition, *, by, at: datetime) -> Edition:
    """A person has begun to write for it: from now on no refresh moves or deletes it."""
    with transaction.atomic():
        step(edition, edition.status, touched_at=at)
        record(edition, "touched", by=by, at=at)
        return edition


def refuse_settled(edition: Edition, *, ends_at: datetime, at: datetime) -> None:
    """What is cancelled or over stays as it was."""
    if edition.status == Edition.Status.CANCELLED:
        raise Refused(EditionReason.WRONG_STATUS)
    if ends_at <= at:
        raise Refused(EditionReason.OVER)


def step(edition: Edition, expected: str, **columns) -> None:
    """Compare and swap: only if it still stands as this person saw it."""
    seen = {"status": expected, "starts_at": edition.starts_at, "ends_at": edition.ends_at}
    if edition.status != expected or not Edition.objects.filter(pk=edition.pk, **seen).update(
        **columns
    ):
        raise Refused(EditionReason.WRONG_STATUS)
    for column, value in columns.items():
        setattr(edition, column, value)


def lock_campaign(pk: int) -> Campaign:
    return Campaign.objects.select_for_update(no_key=True).get(pk=pk)


def refuse_overlap(
    campaign_pk: int, starts_at: datetime, ends_at: datetime, *, but: int | None = None
) -> None:
    others = Edition.objects.filter(
        campaign=campaign_pk, starts_at__lt=ends_at, ends_at__gt=starts_at
    ).exclude(status=Edition.Status.CANCELLED)
    if others.exclude(pk=but).exists():
        raise Refused(EditionReason.OVERLAPS)
