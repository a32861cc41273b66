"""The forms by which people sign in."""

from allauth.account.forms import ConfirmLoginCodeForm, LoginForm
from django import forms
from django.utils.translation import gettext_lazy as _

from campaign_site.accounts.fields import AddressField


class SignInForm(forms.Form):
    """One form for new and known."""

    email = AddressField(
        label=_("Your work e-mail"),
        help_text=_("We send a code there. You need no password."),
        error_messages={"required": _("Write your e-mail address.")},
    )


class CodeForm(ConfirmLoginCodeForm):
    code = forms.CharField(
        label=_("The code from the mail"),
        help_text=_("Eight digits. With or without the dash."),
        error_messages={"required": _("Write the code from the mail.")},
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "class": "short"}
        ),
    )


class StaffSignInForm(LoginForm):
    """allauth's own, with our words and no placeholders."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["login"] = AddressField(label=_("E-mail address"))
        self.fields["login"].widget.attrs["autocomplete"] = "username"
        self.fields["password"].widget.attrs.pop("placeholder", None)
        self.fields["password"].help_text = _(
            "Forgotten it? Ask an administrator at the unit for a new one."
        )
        self.order_fields(["login", "password"])
