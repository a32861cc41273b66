"""What a communicator fills in to plan a campaign."""

from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from wagtail.admin.forms.models import WagtailAdminModelForm

from schedules.forms.rhythm import RhythmFields
from schedules.models import Campaign


class CampaignForm(RhythmFields, WagtailAdminModelForm):
    """The campaign and its rhythm in one form; the view hands both to `plan_campaign`."""

    class Meta(WagtailAdminModelForm.Meta):
        model = Campaign
        fields = [
            "name",
            "theme",
            "audience",
            "aim",
            "key_messages",
            "owner",
            "case_number",
            "between",
        ]
        widgets = {"between": forms.RadioSelect}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        campaign = kwargs.get("instance")
        series = campaign.series.order_by("pk").last() if campaign and campaign.pk else None
        super().__init__(*args, series=series, **kwargs)
        # An owner is told what is missing, so it is someone who works here.
        staff = get_user_model().objects.filter(is_staff=True, is_active=True)
        staff = staff.select_related("facilitator__team")
        self.fields["owner"].queryset = staff.order_by("name", "pk")
