from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from pages.freshness import LONGEST
from pages.generation import remembered
from pages.models.base import SitePage
from pages.models.offers import VisitIndexPage, VisitOfferPage
from pages.models.programme import is_for_staff, programme
from pages.presenting import row_of, week_of
from schedules.queries.campaigns import edges_between
from schedules.queries.weeks import weeks_with_room


class HomePage(SitePage):
    """The campaigns that are on at this instant, then those that come."""

    school_heading = models.CharField(_("heading of the school block"), max_length=80, blank=True)
    school_text = models.TextField(_("text of the school block"), blank=True)
    hide_tracks_page = models.ForeignKey(
        "wagtailcore.Page",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("page about hiding one's tracks"),
    )
    hero_heading = models.CharField(
        _("heading when nothing is on"), max_length=80, default="", blank=True
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
        FieldPanel("hero_heading"),
        FieldPanel("school_heading"),
        FieldPanel("school_text"),
        FieldPanel("hide_tracks_page"),
    ]
    template = "pages/home_page.html"

    class Meta:
        verbose_name = _("Home page")

    def boundaries(self, at):
        """Also of campaigns that hide between editions, which are about to appear."""
        return edges_between(at, at + LONGEST)

    def get_context(self, request, *args, **kwargs):
        # Themes for staff stand in the list of themes and at the visits, not among the young's.
        items = [i for i in programme(self.locale_id, request.at) if not is_for_staff(i)]
        current = [row_of(item, request) for item in items if item.is_open]
        coming = [row_of(i, request) for i in items if not i.is_open and i.next_round]
        return super().get_context(request, *args, **kwargs) | {
            "hero": self.hero(current),
            "others": current[1:],
            "coming": coming[:4],
            "visits": self.visits(request),
        }

    def hero(self, current):
        """The first theme that is on for the young, or the site's own welcome."""
        if not current:
            return {
                "title": self.hero_heading or self.title,
                "text": self.intro,
                "theme": "dawn",
            }
        read = {"label": gettext("Read about the theme"), "url": current[0]["url"]}
        return current[0] | {"buttons": [read]}

    def visits(self, request):
        found = remembered(f"home-visits:{self.pk}", self.find_visits)
        if not found:
            return None
        url, offer = found
        weeks = weeks_with_room(offer, at=request.at, count=4) if offer else []
        return {"url": url, "weeks": [week_of(week) for week in weeks]}

    def find_visits(self):
        """The list of visits and the first offer on it, or nothing to show."""
        index = VisitIndexPage.objects.live().child_of(self).first()
        if index is None:
            return ()
        offers = VisitOfferPage.objects.live().child_of(index).filter(offer__is_active=True)
        return index.get_url(), offers.values_list("offer", flat=True).first()
