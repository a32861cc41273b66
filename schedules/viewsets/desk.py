"""The menu of the communicator's desk."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.base import ViewSetGroup

from schedules.viewsets.campaigns import CampaignViewSet, ThemeViewSet
from schedules.viewsets.editions import EditionViewSet


class CampaignDesk(ViewSetGroup):
    menu_label = _("Campaigns")
    menu_name = "campaigns"
    menu_icon = "calendar-alt"
    menu_order = 110
    items = (CampaignViewSet, EditionViewSet, ThemeViewSet)
