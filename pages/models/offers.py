from django.db import models
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from pages.models.base import BodyPage, not_found, refuse_second
from pages.presenting import booking_steps, facts_of, link_to, week_of
from schedules.models import VisitOffer
from schedules.queries.weeks import weeks_with_room


class VisitIndexPage(BodyPage):
    """For schools: what a visit is, and the offers there are."""

    parent_page_types = ["pages.HomePage"]
    subpage_types = ["pages.VisitOfferPage"]
    max_count_per_parent = 1
    template = "pages/visit_index_page.html"
    look = "sand"

    class Meta:
        verbose_name = _("Visit list")

    def get_context(self, request, *args, **kwargs):
        offers = VisitOfferPage.objects.live().child_of(self).filter(offer__is_active=True)
        return super().get_context(request, *args, **kwargs) | {
            "offers": [link_to(page, request) for page in offers.defer("body").order_by("path")],
            "steps": booking_steps(),
            "label": gettext("For you who work in a school"),
            "buttons": [
                {"label": gettext("My visits"), "url": reverse("visits:list"), "kind": "quiet"}
            ],
        }


class VisitOfferPage(BodyPage):
    """What a host can have, and the weeks that have room; exact times only for approved staff."""

    offer = models.ForeignKey(
        VisitOffer, models.PROTECT, related_name="pages", verbose_name=_("visit offer")
    )
    look = "sand"

    parent_page_types = ["pages.VisitIndexPage"]
    subpage_types = []
    content_panels = [FieldPanel("offer"), *BodyPage.content_panels]
    template = "pages/visit_offer_page.html"

    class Meta:
        verbose_name = _("Visit offer page")

    def clean(self):
        super().clean()
        refuse_second(self, offer=self.offer_id)

    def address(self, at):
        if not self.offer.is_active:
            not_found()

    def get_context(self, request, *args, **kwargs):
        times_url = reverse("visits:times", args=[self.offer_id])
        return super().get_context(request, *args, **kwargs) | {
            "weeks": [week_of(week) for week in weeks_with_room(self.offer, at=request.at)],
            "facts": facts_of(self.offer),
            "times_url": times_url,
            "label": gettext("For you who work in a school"),
            "buttons": [{"label": gettext("Choose a time"), "url": times_url}],
        }
