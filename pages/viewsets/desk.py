"""The communicator's desk as a whole: what is saved at it, readers see within seconds."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.views import generic
from wagtail.admin.viewsets.base import ViewSetGroup

from pages.generation import renew_generation
from schedules.viewsets.campaigns import (
    CampaignAddView,
    CampaignChangeView,
    CampaignViewSet,
    ThemeViewSet,
)
from schedules.viewsets.editions import EditionViewSet


class Renewing:
    def save_instance(self):
        saved = super().save_instance()
        renew_generation()
        return saved


class RenewingCampaignAdd(Renewing, CampaignAddView):
    pass


class RenewingCampaignChange(Renewing, CampaignChangeView):
    pass


class RenewingThemeChange(Renewing, generic.EditView):
    pass


class ReadCampaigns(CampaignViewSet):
    """Campaigns, of which there are pages."""

    add_view_class = RenewingCampaignAdd
    edit_view_class = RenewingCampaignChange


class ReadThemes(ThemeViewSet):
    edit_view_class = RenewingThemeChange


class CampaignDesk(ViewSetGroup):
    menu_label = _("Campaigns")
    menu_name = "campaigns"
    menu_icon = "calendar-alt"
    menu_order = 110
    items = (ReadCampaigns, EditionViewSet, ReadThemes)
