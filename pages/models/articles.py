from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from pages.helping import help_for
from pages.models.base import BodyPage, not_found
from schedules.models import Campaign
from schedules.queries.campaigns import hidden_campaigns


class ArticlePage(BodyPage):
    """One question about a campaign's theme, answered; hidden while its campaign hides."""

    campaign = models.ForeignKey(
        Campaign, models.PROTECT, related_name="articles", verbose_name=_("campaign")
    )

    parent_page_types = ["pages.CampaignPage"]
    subpage_types = []
    content_panels = [FieldPanel("campaign"), *BodyPage.content_panels]
    template = "pages/article_page.html"

    class Meta:
        verbose_name = _("Article")

    @property
    def look(self):
        return self.campaign.theme.look

    def address(self, at):
        if hidden_campaigns(at).filter(pk=self.campaign_id).exists():
            not_found()

    def boundaries(self, at):
        editions = self.campaign.editions.filter(ends_at__gt=at).order_by("starts_at")
        return [edge for e in editions[:2] for edge in (e.starts_at, e.ends_at)]

    def get_context(self, request, *args, **kwargs):
        return (
            super().get_context(request, *args, **kwargs)
            | help_for(self.campaign)
            | {"campaign_url": self.get_parent().get_url(request)}
        )
