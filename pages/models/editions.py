from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from pages.helping import help_for
from pages.merging import merged
from pages.models.base import BodyPage, SitePage, not_found, refuse_second
from pages.page_forms import OfOneCampaign
from pages.periods import machine_period, period
from schedules.models import Edition
from schedules.queries.campaigns import standing_of
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
    base_form_class = OfOneCampaign

    class Meta:
        verbose_name = _("Edition page")

    @cached_property
    def standing(self):
        return standing_of(self.edition.campaign_id)

    @property
    def look(self):
        return self.standing.campaign.theme.look

    def clean(self):
        super().clean()
        refuse_second(self, edition=self.edition_id)

    def answer(self, at):
        standing = self.standing
        own = next(r for r in standing.rounds if r.id == self.edition_id)
        return edition_view(
            own,
            between=standing.campaign.between,
            theme_paused=standing.theme_paused,
            at=at,
        )

    def address(self, at):
        answer = self.answer(at)
        if answer == EditionKind.NOT_FOUND:
            not_found()
        return self.get_parent() if answer == EditionKind.REDIRECT else None

    def boundaries(self, at):
        return [self.edition.starts_at, self.edition.ends_at]

    def get_context(self, request, *args, **kwargs):
        parent = Page.objects.parent_of(self).select_related("campaignpage").get().campaignpage
        edition = self.edition
        return (
            super().get_context(request, *args, **kwargs)
            | help_for(self.standing.campaign)
            | {
                "campaign_url": parent.get_url(request),
                "text": merged(parent, self),
                "cancelled": edition.status == Edition.Status.CANCELLED,
                "when": period(edition.starts_at, edition.ends_at, year=True),
                "datetime": machine_period(edition.starts_at, edition.ends_at),
            }
        )
