"""What the communicator's desk shows of a campaign: its rhythm, its rounds and what comes next."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch, QuerySet

from schedules.models import Campaign, Edition, Pause, Series, SeriesConflict
from schedules.queries.campaigns import editions_with_pause, round_of
from schedules.rules.intervals import local_day
from schedules.rules.phase import CampaignView, campaign_view
from schedules.rules.rhythm import LOOK_AHEAD, Rhythm, days, later, window


@dataclass(frozen=True)
class Plan:
    """A campaign as it stands at an instant."""

    campaign: Campaign
    series: Series | None
    editions: list[Edition]
    view: CampaignView
    theme_paused: bool
    coming: list[Edition]

    @property
    def next(self) -> Edition | None:
        return self.coming[0] if self.coming else None


def with_plans(campaigns: QuerySet[Campaign]) -> QuerySet[Campaign]:
    """Loaded so that `plan_of` asks nothing more, however many there are."""
    editions = editions_with_pause(Edition.objects.order_by("starts_at"))
    return campaigns.select_related("theme").prefetch_related(
        Prefetch("series", Series.objects.order_by("-pk")),
        Prefetch("editions", editions),
        Prefetch("theme__pauses", Pause.objects.current()),
    )


def plan_of(campaign: Campaign, *, at: datetime) -> Plan:
    editions, theme_paused = list(campaign.editions.all()), bool(campaign.theme.pauses.all())
    return Plan(
        campaign=campaign,
        series=next(iter(campaign.series.all()), None),
        editions=editions,
        view=campaign_view(
            [round_of(edition) for edition in editions],
            between=campaign.between,
            theme_paused=theme_paused,
            at=at,
        ),
        theme_paused=theme_paused,
        coming=[e for e in editions if e.ends_at > at and e.status != Edition.Status.CANCELLED],
    )


def next_windows(
    rhythm: Rhythm, *, at: datetime, count: int = 5
) -> list[tuple[datetime, datetime]]:
    """The next windows that the rule itself gives, whatever a person has moved since."""
    today = local_day(at)
    found = days(rhythm, today, later(max(today, rhythm.starts_on), LOOK_AHEAD))
    windows = (window(rhythm, day) for day in found[: count + 1])
    return [edges for edges in windows if edges[1] > at][:count]


def open_conflicts(campaign: Campaign) -> QuerySet[SeriesConflict]:
    return SeriesConflict.objects.filter(series__campaign=campaign, settled_at=None)


def editions_for_desk() -> QuerySet[Edition]:
    editions = Edition.objects.select_related("campaign__theme", "confirmed_by")
    return editions_with_pause(editions)
