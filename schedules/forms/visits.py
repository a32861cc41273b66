"""What a host says when it asks for a visit, and when it calls one off."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from schedules.errors import Refused
from schedules.forms.fields import KeyField, OneLineField, StartField
from schedules.models import VisitOffer
from schedules.rules.details import VisitDetails
from schedules.rules.texts import read_start, start_text
from schedules.rules.visits import VisitReason

# Stored in Swedish, as the words of the school forms that staff and statistics know.
YEAR_GROUPS = (
    ("Gymnasiet, år 1", _("Upper secondary school, year 1")),
    ("Gymnasiet, år 2", _("Upper secondary school, year 2")),
    ("Gymnasiet, år 3", _("Upper secondary school, year 3")),
    ("Introduktionsprogram", _("Introductory programme")),
    ("Komvux", _("Municipal adult education")),
    ("Personal", _("Staff")),
    ("Annat", _("Another group")),
)
INTERPRETER, STAIRS = "interpreter", "stairs"
ABOUT_GROUP = {VisitReason.GROUP_TOO_SMALL, VisitReason.GROUP_TOO_LARGE}
ABOUT_TIME = {
    VisitReason.TAKEN,
    VisitReason.TOO_SOON,
    VisitReason.BEYOND_HORIZON,
    VisitReason.OUTSIDE_EDITION,
    VisitReason.NOT_SCHOOL_DAY,
}


class PhoneField(OneLineField):
    widget = forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "class": "short"})
    default_validators = [
        RegexValidator(r"^\+?[\d ()/-]{5,30}$", _("Write only figures, spaces and a plus sign."))
    ]


class VisitForm(forms.Form):
    """Checks shape alone; whether the visit can be had is for the rules to say."""

    form_key = KeyField(required=False)
    wanted = StartField(required=False, widget=forms.HiddenInput)
    # Hidden while the time stands; a choice between other times once it is gone.
    start = StartField(label=_("Which time?"), widget=forms.HiddenInput)
    year_group = forms.ChoiceField(
        label=_("Which group?"),
        choices=[("", _("Choose here")), *YEAR_GROUPS],
        error_messages={"required": _("Choose which group it is.")},
    )
    group_size = forms.IntegerField(
        label=_("About how many are you?"),
        min_value=1,
        widget=forms.TextInput(attrs={"class": "short", "inputmode": "numeric"}),
        error_messages={
            "required": _("Write about how many you are."),
            "invalid": _("Write the number in figures."),
            "min_value": _("Write the number in figures."),
        },
    )
    meeting_place = OneLineField(
        label=_("Where do we meet?"),
        help_text=_("For example the entrance and the room. Write nothing about single pupils."),
        max_length=160,
        error_messages={
            "required": _("Write where we are to come in."),
            "unreadable": _("Write where we are to come in, in words."),
        },
    )
    contact_name = OneLineField(
        label=_("Who meets us?"),
        help_text=_("The name of someone who works with you."),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={
            "required": _("Write the name of whoever meets us."),
            "unreadable": _("Write a name with letters."),
        },
    )
    contact_phone = PhoneField(
        label=_("Phone on the day"),
        help_text=_("If we cannot find you."),
        required=False,
        max_length=30,
    )
    needs = forms.MultipleChoiceField(
        label=_("Is anything special needed?"),
        required=False,
        choices=[
            (INTERPRETER, _("An interpreter, also of sign language")),
            (STAIRS, _("There are stairs and no lift to the room")),
        ],
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, offer: VisitOffer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["group_size"].help_text = _("From %(least)s to %(most)s.") % {
            "least": offer.group_min,
            "most": offer.group_max,
        }

    def details(self) -> VisitDetails:
        said = self.cleaned_data
        return VisitDetails(
            starts_at=said["start"],
            year_group=said["year_group"],
            group_size=said["group_size"],
            meeting_place=said["meeting_place"],
            contact_name=said["contact_name"],
            contact_phone=said["contact_phone"],
            needs_interpreter=INTERPRETER in said["needs"],
            is_step_free=STAIRS not in said["needs"],
            form_key=said["form_key"],
        )

    def refuse(self, refused: Refused) -> None:
        """The rule's sentence, at the answer that it speaks of."""
        if refused.reason in ABOUT_GROUP:
            self.add_error("group_size", refused.sentence)
        elif refused.reason in ABOUT_TIME:
            self.add_error("start", refused.sentence)
        else:
            self.add_error(None, refused.sentence)

    @property
    def chosen_start(self) -> datetime | None:
        """The time that was wanted, also after it has been refused."""
        typed = (self["start"].value(), self["wanted"].value())
        return next(filter(None, (read_start(str(text)) for text in typed)), None)

    def offer_other(self, times: Iterable[tuple[str, str]]) -> None:
        """Ask for another time in the form itself, so that nothing typed is left behind."""
        if self.chosen_start:
            typed = self.data.copy()
            typed["wanted"] = start_text(self.chosen_start)
            self.data = typed
        self.fields["start"].widget = forms.RadioSelect(choices=list(times))


class CancelForm(forms.Form):
    """What the person saw when deciding; a visit that has changed since is shown again first."""

    sequence = forms.IntegerField(widget=forms.HiddenInput)
