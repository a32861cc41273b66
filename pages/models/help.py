from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from pages.generation import remembered
from pages.models.base import BodyPage, SitePage
from pages.presenting import place_of, route_of
from pages.registers.contacts import HelpContact
from pages.routes import places


class HelpPage(BodyPage):
    """Where to turn: where first, then age, as plain links; nothing is asked or sent."""

    track = models.CharField(
        _("track"),
        max_length=12,
        choices=HelpContact.Track,
        default=HelpContact.Track.EXPLOITED,
        help_text=_("Help for people being exploited and for buyers never share a page."),
    )
    look = "night"

    parent_page_types = ["pages.HomePage"]
    subpage_types = []
    content_panels = [*SitePage.content_panels, FieldPanel("track"), "body"]
    template = "pages/help_page.html"

    class Meta:
        verbose_name = _("Help page")

    def get_context(self, request, *args, **kwargs):
        found = remembered(f"places:{self.language}:{self.track}", lambda: places_on(self.track))
        return super().get_context(request, *args, **kwargs) | {
            "places": [place_of(place) for place in found],
            "routes": [route_of(route) for place in found for route in place.routes],
            "beside": [block for block in self.body if block.block_type == "phrases"],
            "below": [block for block in self.body if block.block_type != "phrases"],
            "buyers": self.track == HelpContact.Track.BUYERS,
        }


def places_on(track):
    contacts = HelpContact.objects.shown().for_track(track)
    return places(list(contacts.prefetch_related("municipalities")))
