from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from pages.helping import help_for
from pages.merging import merged
from pages.models.base import BodyPage, SitePage, not_found, refuse_second
from pages.periods import machine_period, period
from schedules.models import Edition
from schedules.queries.campaigns import rounds_and_pause
from schedules.rules.phase import EditionKind, edition_view


class EditionPage(BodyPage):
    """The text of one round, where it differs from the campaign's. Made by a person."""

    edition = models.ForeignKey(
        Edition, models.PROTECT, related_name="pages", verbose_name=_("edition")
    )
    heading = models.CharField(
        _("heading"), max_length=120, blank=True, help_text=_("Empty: the campaign's.")
    )

    parent_page_types = ["pages.CampaignPage"]
    subpage_types = []
    content_panels = [FieldPanel("edition"), *SitePage.content_panels, "heading", "body"]
    template = "pages/edition_page.html"

    class Meta:
        verbose_name = _("Edition page")

    @property
    def look(self):
        return self.edition.campaign.theme.look

    def clean(self):
        super().clean()
        refuse_second(self, edition=self.edition_id)

    def answer(self, at):
        campaign = self.edition.campaign
        rounds, theme_paused = rounds_and_pause(campaign)
        own = next(r for r in rounds if r.id == self.edition_id)
        return edition_view(own, between=campaign.between, theme_paused=theme_paused, at=at)

    def address(self, at):
        answer = self.answer(at)
        if answer == EditionKind.NOT_FOUND:
            not_found()
        return self.get_parent() if answer == EditionKind.REDIRECT else None

    def boundaries(self, at):
        return [self.edition.starts_at, self.edition.ends_at]

    def get_context(self, request, *args, **kwargs):
        campaign_page = self.get_parent().specific
        edition = self.edition
        return (
            super().get_context(request, *args, **kwargs)
            | help_for(edition.campaign)
            | {
                "campaign_url": campaign_page.get_url(request),
                "text": merged(campaign_page, self),
                "cancelled": edition.status == Edition.Status.CANCELLED,
                "when": period(edition.starts_at, edition.ends_at, year=True),
                "datetime": machine_period(edition.starts_at, edition.ends_at),
            }
        )
