"""Every visible campaign with what is on and what comes, as one list."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch

from pages.merging import merged
from pages.models.campaigns import CampaignPage
from pages.models.editions import EditionPage
from schedules.models import Edition
from schedules.queries.campaigns import editions_with_pause, paused_themes, round_of
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

    @property
    def edges(self):
        rounds = [r for r in (self.round, self.next_round) if r]
        return [edge for r in rounds for edge in (r.starts_at, r.ends_at)]


def programme(locale_id, at):
    """Items with the open ones first, then by what comes next: three queries, however many."""
    pages = campaign_pages(locale_id)
    paused = set(paused_themes().values_list("theme", flat=True))
    texts = texts_by_edition(locale_id)
    items = [item_of(page, page.campaign.theme_id in paused, texts, at) for page in pages]
    return sorted((i for i in items if i.kind != CampaignKind.HIDDEN), key=order)


def campaign_pages(locale_id):
    editions = editions_with_pause(Edition.objects.all())
    return (
        CampaignPage.objects.live()
        .filter(locale=locale_id)
        .select_related("campaign__theme")
        .prefetch_related(Prefetch("campaign__editions", queryset=editions))
    )


def texts_by_edition(locale_id):
    pages = EditionPage.objects.live().filter(locale=locale_id).defer("body")
    return {page.edition_id: page for page in pages}


def item_of(page, theme_paused, texts, at):
    view = campaign_view(
        [round_of(edition) for edition in page.campaign.editions.all()],
        between=page.campaign.between,
        theme_paused=theme_paused,
        at=at,
    )
    text = merged(page, texts.get(view.round.id) if view.round else None)
    return Item(page, page.campaign.theme.look, view.kind, view.round, view.next_round, text)


def order(item):
    when = item.round.ends_at if item.is_open else item.next_round and item.next_round.starts_at
    return (not item.is_open, when is None, when.timestamp() if when else 0)
