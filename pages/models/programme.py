"""Every visible campaign with what is on and what comes, as one list."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch

from pages.merging import headline
from pages.models.campaigns import CampaignPage
from pages.models.editions import EditionPage
from schedules.models import Campaign, Edition, Pause
from schedules.queries.campaigns import editions_with_pause, round_of
from schedules.rules.phase import CampaignKind, campaign_view


@dataclass(frozen=True)
class Item:
    page: Any
    look: str
    kind: CampaignKind
    round: Any
    next_round: Any
    text: Any

    @property
    def is_open(self):
        return self.kind == CampaignKind.OPEN


def programme(locale_id, at):
    """Items with the open ones first, then by what comes next: three queries, however many."""
    texts = texts_by_edition(locale_id)
    items = [item_of(page, texts, at) for page in campaign_pages(locale_id)]
    return sorted((item for item in items if item.kind != CampaignKind.HIDDEN), key=order)


def campaign_pages(locale_id):
    # Others never open, and plans for years ahead are many.
    editions = editions_with_pause(Edition.objects.confirmed())
    pauses = Pause.objects.current().filter(theme=OuterRef("campaign__theme"))
    return (
        CampaignPage.objects.live()
        .filter(locale=locale_id)
        .select_related("campaign__theme")
        .defer("body")
        .annotate(theme_paused=Exists(pauses))
        .prefetch_related(Prefetch("campaign__editions", queryset=editions))
    )


def texts_by_edition(locale_id):
    """Headings and intros; no body is read for a list."""
    pages = EditionPage.objects.live().filter(locale=locale_id).defer("body")
    return {page.edition_id: page for page in pages}


def item_of(page, texts, at):
    campaign = page.campaign
    view = campaign_view(
        [round_of(edition) for edition in campaign.editions.all()],
        between=campaign.between,
        theme_paused=page.theme_paused,
        at=at,
    )
    text = headline(page, texts.get(view.round.id) if view.round else None)
    return Item(page, campaign.theme.look, view.kind, view.round, view.next_round, text)


def is_for_staff(item):
    return item.page.campaign.audience == Campaign.Audience.STAFF


def order(item):
    when = item.round.ends_at if item.is_open else item.next_round and item.next_round.starts_at
    return (not item.is_open, when is None, when.timestamp() if when else 0)
