"""What a campaign and its editions show at an instant: a fact about dates, never a stored state."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum


class EditionStatus(StrEnum):
    PROVISIONAL = "provisional"
    CONFIRMED = "confirmed"
    CANCELLED = "cancelled"


class Between(StrEnum):
    """What a campaign shows between its editions."""

    STAY = "stay"
    TEASE = "tease"
    HIDE = "hide"


class CampaignKind(StrEnum):
    OPEN = "open"
    STAY = "stay"
    TEASE = "tease"
    HIDDEN = "hidden"


class EditionKind(StrEnum):
    NOT_FOUND = "not_found"
    REDIRECT = "redirect"
    ARCHIVE = "archive"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class Round:
    """The dates of one edition, open in [starts_at, ends_at)."""

    starts_at: datetime
    ends_at: datetime
    status: str
    paused: bool
    id: int

    @property
    def may_open(self) -> bool:
        return self.status == EditionStatus.CONFIRMED and not self.paused


@dataclass(frozen=True)
class CampaignView:
    """`round` is the edition whose text is shown, `next_round` the one that may be announced."""

    kind: CampaignKind
    round: Round | None = None
    next_round: Round | None = None


def campaign_view(
    rounds: Iterable[Round], *, between: str, theme_paused: bool, at: datetime
) -> CampaignView:
    at = at.astimezone(UTC)
    ordered = sorted((r for r in rounds if r.may_open), key=lambda r: (r.starts_at, r.id))
    last = next((r for r in reversed(ordered) if r.starts_at <= at), None)
    coming = next((r for r in ordered if r.starts_at > at), None)
    if theme_paused:
        return CampaignView(CampaignKind.HIDDEN)
    if last and at < last.ends_at:
        return CampaignView(CampaignKind.OPEN, last, coming)
    if between == Between.HIDE:
        return CampaignView(CampaignKind.HIDDEN)
    if last and between == Between.STAY:
        return CampaignView(CampaignKind.STAY, last, coming)
    return CampaignView(CampaignKind.TEASE, None, coming)


def edition_view(round: Round, *, between: str, theme_paused: bool, at: datetime) -> EditionKind:
    """What an edition's own address answers; REDIRECT leads to the campaign that shows it."""
    at = at.astimezone(UTC)
    if round.paused or theme_paused:
        return EditionKind.NOT_FOUND
    if round.status == EditionStatus.CANCELLED and at < round.ends_at:
        return EditionKind.CANCELLED
    if round.status != EditionStatus.CONFIRMED or at < round.starts_at:
        return EditionKind.NOT_FOUND
    if at < round.ends_at:
        return EditionKind.REDIRECT
    return EditionKind.NOT_FOUND if between == Between.HIDE else EditionKind.ARCHIVE


def next_boundary(rounds: Iterable[Round], at: datetime) -> datetime | None:
    """The next instant at which either view can change by itself."""
    at = at.astimezone(UTC)
    return min((edge for r in rounds for edge in _boundaries(r) if edge > at), default=None)


def _boundaries(round: Round) -> tuple[datetime, ...]:
    if round.may_open:
        return round.starts_at, round.ends_at
    if round.status == EditionStatus.CANCELLED and not round.paused:
        return (round.ends_at,)
    return ()
