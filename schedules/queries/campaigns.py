"""Which campaigns and editions readers may see, in SQL; rules/phase.py says the same in words.

Built of `pk__in` subqueries only: the search backend refuses joins and Exists.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from schedules.models import Campaign, Edition, Pause
from schedules.rules.phase import Between, Round


def paused_themes() -> QuerySet:
    return Pause.objects.current().filter(theme__isnull=False).values("theme")


def paused_editions() -> QuerySet:
    return Pause.objects.current().filter(edition__isnull=False).values("edition")


def hidden_campaigns(at: datetime) -> QuerySet[Campaign]:
    """Those that are nowhere to be seen: theme paused, or hiding between editions."""
    open_ones = Edition.objects.open(at).exclude(pk__in=paused_editions())
    return Campaign.objects.filter(
        Q(theme__in=paused_themes())
        | Q(between=Between.HIDE.value) & ~Q(pk__in=open_ones.values("campaign"))
    )


def archived_editions(at: datetime) -> QuerySet[Edition]:
    """Past rounds that stay readable."""
    return (
        Edition.objects.past(at)
        .exclude(pk__in=paused_editions())
        .exclude(campaign__in=Campaign.objects.filter(between=Between.HIDE.value))
        .exclude(campaign__in=hidden_campaigns(at))
    )


def cancelled_editions(at: datetime) -> QuerySet[Edition]:
    """Cancelled rounds whose notice is still shown."""
    return (
        Edition.objects.filter(status=Edition.Status.CANCELLED, ends_at__gt=at)
        .exclude(pk__in=paused_editions())
        .exclude(campaign__in=Campaign.objects.filter(theme__in=paused_themes()))
    )


def edges_between(at: datetime, until: datetime) -> list[datetime]:
    """Every instant in (at, until] at which a confirmed edition opens or closes."""
    soon = Q(starts_at__gt=at, starts_at__lte=until) | Q(ends_at__gt=at, ends_at__lte=until)
    rows = Edition.objects.confirmed().filter(soon).values_list("starts_at", "ends_at")
    return [edge for row in rows for edge in row if at < edge <= until]


def editions_with_pause(editions: QuerySet[Edition]) -> QuerySet:
    """The editions, each told whether it is paused."""
    paused = Pause.objects.current().filter(edition=OuterRef("pk"))
    return editions.annotate(is_paused=Exists(paused))


def round_of(edition: Edition) -> Round:
    return Round(
        starts_at=edition.starts_at,
        ends_at=edition.ends_at,
        status=edition.status,
        paused=edition.is_paused,
        id=edition.pk,
    )


@dataclass(frozen=True)
class Standing:
    """A campaign with its theme, its rounds as values (oldest first), and its theme's pause."""

    campaign: Campaign
    rounds: list[Round]
    theme_paused: bool


def standing_of(campaign_id: int) -> Standing:
    """One query; two for a campaign that has no edition yet."""
    theme_pauses = Pause.objects.current().filter(theme=OuterRef("campaign__theme"))
    editions = list(
        editions_with_pause(Edition.objects.filter(campaign=campaign_id))
        .annotate(theme_paused=Exists(theme_pauses))
        .select_related("campaign__theme")
        .order_by("starts_at")
    )
    if editions:
        rounds = [round_of(edition) for edition in editions]
        return Standing(editions[0].campaign, rounds, editions[0].theme_paused)
    campaign = Campaign.objects.select_related("theme").get(pk=campaign_id)
    return Standing(campaign, [], campaign.theme_id in paused_themes_set())


def paused_themes_set() -> set[int]:
    return set(paused_themes().values_list("theme", flat=True))
