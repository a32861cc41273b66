from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from pages.models.base import SitePage
from pages.programme import programme


class HomePage(SitePage):
    """The campaigns that are on at this instant, then those that come."""

    help_heading = models.CharField(_("heading of the help block"), max_length=80, blank=True)
    help_text = models.TextField(_("text of the help block"), blank=True)
    school_heading = models.CharField(_("heading of the school block"), max_length=80, blank=True)
    school_text = models.TextField(_("text of the school block"), blank=True)
    footer_text = models.TextField(_("text at the foot of every page"), blank=True)
    hide_tracks_page = models.ForeignKey(
        "wagtailcore.Page",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("page about hiding one's tracks"),
    )

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "pages.CampaignIndexPage",
        "pages.HelpPage",
        "pages.VisitIndexPage",
        "pages.StandardPage",
    ]
    content_panels = [
        *SitePage.content_panels,
        FieldPanel("help_heading"),
        FieldPanel("help_text"),
        FieldPanel("school_heading"),
        FieldPanel("school_text"),
        FieldPanel("footer_text"),
        FieldPanel("hide_tracks_page"),
    ]
    template = "pages/home_page.html"

    class Meta:
        verbose_name = _("Home page")

    def boundaries(self, at):
        return [edge for item in programme(self.locale_id, at) for edge in item.edges]

    def get_context(self, request, *args, **kwargs):
        items = programme(self.locale_id, request.at)
        return super().get_context(request, *args, **kwargs) | {
            "current": [item for item in items if item.is_open],
            "coming": [item for item in items if not item.is_open and item.next_round],
        }
