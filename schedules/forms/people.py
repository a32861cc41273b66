"""Teams and facilitators, their hours and absences."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput, AdminTimeInput

from schedules.models import Facilitator, Team
from schedules.queries.desk import SEE_PROTECTED
from schedules.rules.intervals import local_instant
from schedules.rules.rhythm import Rhythm, Shape

MIDNIGHT = time(0)


class TeamForm(forms.ModelForm):
    class Meta:
        model = Team
        fields = ["name", "municipalities"]
        widgets = {"municipalities": forms.CheckboxSelectMultiple}


class FacilitatorForm(forms.ModelForm):
    """Who it is cannot change; whether the data are protected only by one who may see them."""

    class Meta:
        model = Facilitator
        fields = [
            "user",
            "team",
            "workplace",
            "protected",
            "may_be_called_away",
            "is_active",
        ]
        help_texts = {
            "is_active": _("Untick when the person stops; booked visits stay for you to re-plan."),
            "may_be_called_away": _("May have to leave for urgent duty the same day."),
        }

    def __init__(self, *args: Any, viewer: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is not None:
            del self.fields["user"]
            if self.instance.protected and not viewer.has_perm(SEE_PROTECTED):
                self.fields["protected"].disabled = True
            return
        staff = get_user_model().objects.filter(is_active=True, is_staff=True)
        user = self.fields["user"]
        user.queryset = staff.filter(facilitator=None).order_by("name", "pk")
        user.label = _("Who")
        user.help_text = _("Members of staff who are not facilitators yet.")


class HoursForm(forms.Form):
    """Hours that come back each week; whether they ever happen is for the rule to say."""

    weekdays = forms.TypedMultipleChoiceField(
        label=_("Weekdays"),
        choices=list(WEEKDAYS.items()),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose the weekday.")},
    )
    first_time = forms.TimeField(label=_("From"), widget=AdminTimeInput, initial=time(8))
    last_time = forms.TimeField(
        label=_("To"),
        widget=AdminTimeInput,
        initial=time(17),
        help_text=_("Visits are booked by the quarter of an hour."),
    )
    starts_on = forms.DateField(label=_("First day"), widget=AdminDateInput)
    ends_on = forms.DateField(
        label=_("Last day"),
        required=False,
        widget=AdminDateInput,
        help_text=_("Empty: until further notice."),
    )

    def clean(self) -> None:
        super().clean()
        first, last = self.cleaned_data.get("first_time"), self.cleaned_data.get("last_time")
        if first and last and last <= first:
            self.add_error("last_time", _("The end must come after the start."))

    @property
    def rhythm(self) -> Rhythm:
        typed = self.cleaned_data
        return Rhythm(
            shape=Shape.WEEKLY,
            starts_on=typed["starts_on"],
            ends_on=typed["ends_on"],
            start_time=typed["first_time"],
            length_minutes=minutes_of(typed["last_time"]) - minutes_of(typed["first_time"]),
            weekdays=tuple(typed["weekdays"]),
        )


def minutes_of(clock: time) -> int:
    return clock.hour * 60 + clock.minute


class EndHoursForm(forms.Form):
    from_day = forms.DateField(
        label=_("Not from this day on"),
        widget=AdminDateInput,
        help_text=_("Booked visits stay, for the visit coordinator to re-plan."),
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        kwargs["initial"] = {"from_day": today}
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_from_day(self) -> date:
        day = self.cleaned_data["from_day"]
        if day < self.today:
            raise ValidationError(_("Choose today or a later day."))
        return day


class AbsenceForm(forms.Form):
    """From and to, and never why (domain rule 11). Without times, whole days."""

    first_day = forms.DateField(label=_("From the day"), widget=AdminDateInput)
    first_time = forms.TimeField(
        label=_("From the hour"),
        required=False,
        widget=AdminTimeInput,
        help_text=_("Empty: all day."),
    )
    last_day = forms.DateField(label=_("To the day, that day included"), widget=AdminDateInput)
    last_time = forms.TimeField(
        label=_("Until"), required=False, widget=AdminTimeInput, help_text=_("Empty: all day.")
    )

    @property
    def starts_at(self) -> datetime:
        typed = self.cleaned_data
        return local_instant(typed["first_day"], typed["first_time"] or MIDNIGHT)

    @property
    def ends_at(self) -> datetime:
        typed = self.cleaned_data
        if typed["last_time"]:
            return local_instant(typed["last_day"], typed["last_time"])
        return local_instant(typed["last_day"] + timedelta(days=1), MIDNIGHT)
