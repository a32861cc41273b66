"""A staff member's own page in Wagtail, without what we do not keep."""

from django import forms
from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.account import (
    AccountView,
    AvatarSettingsPanel,
    BaseSettingsPanel,
    NameEmailSettingsPanel,
)


class NameForm(forms.ModelForm):
    class Meta:
        model = get_user_model()
        fields = ["name"]


class NamePanel(BaseSettingsPanel):
    name = "name"
    title = _("Display name")
    order = 100
    form_class = NameForm


class StaffAccountView(AccountView):
    """One name for Wagtail's two, and no picture: faces of staff are not kept."""

    def get_panels(self):
        unwanted = (NameEmailSettingsPanel, AvatarSettingsPanel)
        panels = [p for p in super().get_panels() if not isinstance(p, unwanted)]
        return [NamePanel(panels[0].request, panels[0].user, panels[0].profile), *panels]
