from datetime import timedelta

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from pages.helping import help_for
from pages.merging import merged
from pages.models.base import MODES, BodyPage, not_found, refuse_second
from pages.models.editions import EditionPage
from pages.presenting import state_of
from pages.siblings import around
from schedules.models import Campaign, Edition
from schedules.queries.campaigns import standing_of
from schedules.rules.phase import CampaignKind, campaign_view, next_boundary

MOMENT = timedelta(minutes=1)


class CampaignPage(BodyPage):
    """A campaign's own address; shows the edition that is on, or what stays between."""

    campaign = models.ForeignKey(
        Campaign, models.PROTECT, related_name="pages", verbose_name=_("campaign")
    )

    parent_page_types = ["pages.CampaignIndexPage"]
    subpage_types = ["pages.EditionPage", "pages.ArticlePage"]
    content_panels = [FieldPanel("campaign"), *BodyPage.content_panels]
    template = "pages/campaign_page.html"
    preview_modes = MODES

    class Meta:
        verbose_name = _("Campaign page")

    @cached_property
    def standing(self):
        return standing_of(self.campaign_id)

    @property
    def look(self):
        return self.standing.campaign.theme.look

    def clean(self):
        super().clean()
        refuse_second(self, campaign=self.campaign_id)

    def view_at(self, at):
        standing = self.standing
        return campaign_view(
            standing.rounds,
            between=standing.campaign.between,
            theme_paused=standing.theme_paused,
            at=at,
        )

    def address(self, at):
        if self.view_at(at).kind == CampaignKind.HIDDEN:
            not_found()

    def boundaries(self, at):
        return [next_boundary(self.standing.rounds, at)]

    def preview_at(self, mode, at):
        held = [r for r in self.standing.rounds if r.status != Edition.Status.CANCELLED]
        coming = [r for r in held if r.ends_at > at] or held[-1:]
        if not mode or not coming:
            return at
        first = coming[0]
        return {
            "before": first.starts_at - MOMENT,
            "during": first.starts_at,
            "after": first.ends_at,
        }[mode]

    def text_of(self, round_):
        """The text of one round laid over the page's own."""
        pages = EditionPage.objects.live().filter(locale=self.locale_id)
        return merged(self, pages.filter(edition=round_.id).first() if round_ else None)

    def get_context(self, request, *args, **kwargs):
        view = self.view_at(request.at)
        return (
            super().get_context(request, *args, **kwargs)
            | help_for(self.standing.campaign)
            | around(self, request)
            | {
                "text": self.text_of(view.round),
                "state": state_of(view),
                "teased": view.kind == CampaignKind.TEASE,
            }
        )
