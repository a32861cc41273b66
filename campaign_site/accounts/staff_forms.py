"""The forms by which an administrator makes and changes staff in Wagtail."""

from django import forms
from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import UserCreationForm, UserEditForm

from campaign_site.accounts.fields import AddressField


class StaffForm(forms.ModelForm):
    """One name in the place of Wagtail's two, and always staff."""

    first_name = None
    last_name = None
    email = AddressField(label=_("E-mail address"))
    name = forms.CharField(label=_("Display name"), max_length=100)

    def save(self, commit=True):
        self.instance.is_staff = True
        return super().save(commit)


class StaffCreationForm(StaffForm, UserCreationForm):
    class Meta(UserCreationForm.Meta):
        model = get_user_model()
        fields = ["email", "name", "language", "is_superuser", "groups"]


class StaffEditForm(StaffForm, UserEditForm):
    class Meta(UserEditForm.Meta):
        model = get_user_model()
        fields = ["email", "name", "language", "is_active", "is_superuser", "groups"]
