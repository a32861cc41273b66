from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from pages.models.base import BodyPage, SitePage, not_found
from pages.models.campaigns import refuse_second
from schedules.models import VisitOffer
from schedules.queries.weeks import weeks_with_room


class VisitIndexPage(SitePage):
    """For schools: what a visit is, and the offers there are."""

    parent_page_types = ["pages.HomePage"]
    subpage_types = ["pages.VisitOfferPage"]
    max_count_per_parent = 1
    template = "pages/visit_index_page.html"
    look = "sand"

    class Meta:
        verbose_name = _("Visit list")

    def get_context(self, request, *args, **kwargs):
        offers = VisitOfferPage.objects.child_of(self).live().select_related("offer")
        return super().get_context(request, *args, **kwargs) | {
            "offer_pages": [page for page in offers if page.offer.is_active]
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
        return super().get_context(request, *args, **kwargs) | {
            "weeks": weeks_with_room(self.offer, at=request.at)
        }
