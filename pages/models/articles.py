from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from pages.helping import help_for
from pages.models.base import BodyPage, not_found
from pages.page_forms import OfOneCampaign
from schedules.models import Campaign
from schedules.queries.campaigns import standing_of
from schedules.rules.phase import CampaignKind, campaign_view, next_boundary


class ArticlePage(BodyPage):
    """One question about a campaign's theme, answered; hidden while its campaign hides."""

    campaign = models.ForeignKey(
        Campaign, models.PROTECT, related_name="articles", verbose_name=_("campaign")
    )

    parent_page_types = ["pages.CampaignPage"]
    subpage_types = []
    content_panels = [FieldPanel("campaign"), *BodyPage.content_panels]
    template = "pages/article_page.html"
    base_form_class = OfOneCampaign

    class Meta:
        verbose_name = _("Article")

    @cached_property
    def standing(self):
        return standing_of(self.campaign_id)

    @property
    def look(self):
        return self.standing.campaign.theme.look

    def address(self, at):
        standing = self.standing
        view = campaign_view(
            standing.rounds,
            between=standing.campaign.between,
            theme_paused=standing.theme_paused,
            at=at,
        )
        if view.kind == CampaignKind.HIDDEN:
            not_found()

    def boundaries(self, at):
        return [next_boundary(self.standing.rounds, at)]

    def get_context(self, request, *args, **kwargs):
        return (
            super().get_context(request, *args, **kwargs)
            | help_for(self.standing.campaign)
            | {"campaign_url": self.get_parent().get_url(request)}
        )
