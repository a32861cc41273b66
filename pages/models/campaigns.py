from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from pages.merging import merged
from pages.models.base import MODES, BodyPage, SitePage, not_found
from pages.models.contacts import HelpContact
from schedules.models import Campaign, Edition
from schedules.queries.campaigns import (
    editions_with_pause,
    is_theme_paused,
    round_of,
    rounds_of,
)
from schedules.rules.phase import (
    CampaignKind,
    EditionKind,
    campaign_view,
    edition_view,
    next_boundary,
)

MOMENT = timedelta(minutes=1)


class CampaignIndexPage(SitePage):
    """Lists every campaign that can be seen, the open ones first."""

    parent_page_types = ["pages.HomePage"]
    subpage_types = ["pages.CampaignPage"]
    max_count_per_parent = 1
    template = "pages/campaign_index_page.html"

    class Meta:
        verbose_name = _("Campaign list")


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

    @property
    def look(self):
        return self.campaign.theme.look

    def clean(self):
        super().clean()
        refuse_second(self, campaign=self.campaign_id)

    def view_at(self, at):
        return campaign_view(
            rounds_of(self.campaign),
            between=self.campaign.between,
            theme_paused=is_theme_paused(self.campaign),
            at=at,
        )

    def address(self, at):
        if self.view_at(at).kind == CampaignKind.HIDDEN:
            not_found()

    def boundaries(self, at):
        return [next_boundary(rounds_of(self.campaign), at)]

    def preview_at(self, mode, at):
        rounds = [r for r in rounds_of(self.campaign) if r.status != Edition.Status.CANCELLED]
        coming = [r for r in rounds if r.ends_at > at] or rounds[-1:]
        if not mode or not coming:
            return at
        first = coming[0]
        return {
            "before": first.starts_at - MOMENT,
            "during": first.starts_at,
            "after": first.ends_at,
        }[mode]

    def text_of(self, edition_id):
        """The page with the text of one round laid over it; the campaign's own where none is."""
        page = self.edition_pages().filter(edition=edition_id).first() if edition_id else None
        return merged(self, page)

    def edition_pages(self):
        return EditionPage.objects.live().child_of(self)

    def get_context(self, request, *args, **kwargs):
        at = request.at
        view = self.view_at(at)
        shown = view.round.id if view.round else None
        return super().get_context(request, *args, **kwargs) | {
            "view": view,
            "text": self.text_of(shown),
            "teased": view.kind == CampaignKind.TEASE,
            "contacts": HelpContact.objects.shown().for_track(track_of(self.campaign)),
        }


class EditionPage(BodyPage):
    """The text of one round, where it differs from the campaign's. Made by a person."""

    edition = models.OneToOneField(
        Edition, models.PROTECT, related_name="page", verbose_name=_("edition")
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
        edition = editions_with_pause(Edition.objects.filter(pk=self.edition_id)).get()
        campaign = self.edition.campaign
        return edition_view(
            round_of(edition),
            between=campaign.between,
            theme_paused=is_theme_paused(campaign),
            at=at,
        )

    def address(self, at):
        answer = self.answer(at)
        if answer == EditionKind.NOT_FOUND:
            not_found()
        if answer == EditionKind.REDIRECT:
            return self.get_parent()

    def boundaries(self, at):
        return [self.edition.starts_at, self.edition.ends_at]

    def get_context(self, request, *args, **kwargs):
        campaign_page = self.get_parent().specific
        return super().get_context(request, *args, **kwargs) | {
            "campaign_page": campaign_page,
            "text": merged(campaign_page, self),
            "cancelled": self.edition.status == Edition.Status.CANCELLED,
            "contacts": HelpContact.objects.shown().for_track(track_of(self.edition.campaign)),
        }


def track_of(campaign):
    """Help for those exploited and for buyers never meet on one page (domain rule 2)."""
    if campaign.audience == Campaign.Audience.BUYERS:
        return HelpContact.Track.BUYERS
    return HelpContact.Track.EXPLOITED


def refuse_second(page, **what):
    """One page per object and language; no constraint can hold across inherited tables."""
    same = type(page).objects.filter(locale=page.locale_id, **what).exclude(pk=page.pk)
    if same.exists():
        raise ValidationError({next(iter(what)): _("This already has a page in this language.")})
