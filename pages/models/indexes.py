from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from pages.freshness import LONGEST
from pages.models.base import SitePage
from pages.models.programme import is_for_staff, programme
from pages.presenting import row_of
from schedules.queries.campaigns import edges_between


class CampaignIndexPage(SitePage):
    """Lists every campaign that can be seen, the open ones first."""

    parent_page_types = ["pages.HomePage"]
    subpage_types = ["pages.CampaignPage"]
    max_count_per_parent = 1
    template = "pages/campaign_index_page.html"

    class Meta:
        verbose_name = _("Campaign list")

    def boundaries(self, at):
        """Also of campaigns that hide between editions, which are about to appear."""
        return edges_between(at, at + LONGEST)

    def get_context(self, request, *args, **kwargs):
        items = programme(self.locale_id, request.at)
        rows = [(item, row_of(item, request)) for item in items if not is_for_staff(item)]
        staff = [row_of(item, request) for item in items if is_for_staff(item)]
        parts = [
            (gettext("On now"), [row for item, row in rows if item.is_open]),
            (gettext("Coming"), [row for i, row in rows if not i.is_open and i.next_round]),
            (gettext("To read when you like"), [row for i, row in rows if is_resting(i)]),
            (gettext("For you who meet young people at work"), staff),
        ]
        return super().get_context(request, *args, **kwargs) | {
            "parts": [{"heading": heading, "rows": some} for heading, some in parts if some]
        }


def is_resting(item):
    return not item.is_open and not item.next_round
