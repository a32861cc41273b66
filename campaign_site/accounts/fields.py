"""The form field for an e-mail address."""

from django import forms
from django.core.exceptions import ValidationError

from campaign_site.accounts.addresses import SENTENCES, normal_address, refusal


class AddressField(forms.CharField):
    """Takes what was typed, says what is wrong with it, gives the address as it is stored."""

    widget = forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"})

    def __init__(self, **kwargs):
        super().__init__(**{"strip": False} | kwargs)

    def to_python(self, value):
        typed = "" if value is None else str(value)
        if not typed.strip():
            return ""
        if reason := refusal(typed):
            raise ValidationError(SENTENCES[reason], code=reason)
        return normal_address(typed)
