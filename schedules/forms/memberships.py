"""Finding one's place of work, and asking to book for it."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from schedules.forms.fields import OneLineField
from schedules.models import Host

WORDS_READ = 8


class SearchForm(forms.Form):
    q = OneLineField(
        label=_("Your school or place of work"),
        help_text=_("Part of the name, the municipality, or the school unit code."),
        max_length=100,
        letters=2,
        error_messages={
            "required": _("Write what your school is called."),
            "unreadable": _("Write at least two letters of the name."),
        },
        widget=forms.TextInput(attrs={"autocomplete": "organization", "type": "search"}),
    )

    @property
    def words(self) -> str:
        """What to look for; nothing when it cannot be looked for."""
        typed = self.cleaned_data.get("q", "") if self.is_valid() else ""
        return " ".join(typed.split()[:WORDS_READ])


class MembershipForm(forms.Form):
    host = forms.ModelChoiceField(
        label=_("Which one is it?"),
        queryset=Host.objects.none(),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose your school in the list."),
            "invalid_choice": _("That school is not in the register. Search again."),
        },
    )

    def __init__(self, *args: Any, hits: Iterable[Host], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast(forms.ModelChoiceField, self.fields["host"])
        # Any known host may be sent: one that closed a moment ago is refused by name, with a reason.
        field.queryset = Host.objects.select_related("municipality")
        field.widget.choices = [(host.pk, label_of(host)) for host in hits]


def label_of(host: Host) -> str:
    """The name, and beneath it what tells namesakes apart."""
    beneath = " · ".join(filter(None, (host.municipality.name, host.school_unit_code)))
    return format_html('<b>{}</b><br><span class="small soft">{}</span>', host.name, beneath)
