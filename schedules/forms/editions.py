"""What a person says when an edition is moved, cancelled, paused, added or confirmed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput, AdminTimeInput

from schedules.errors import SENTENCES, EditionReason, PeopleReason, Refused
from schedules.models import Edition
from schedules.rules.intervals import TZ, local_instant
from schedules.rules.rhythm_rules import LONGEST, RhythmReason

MOST_LETTERS = 300  # as long as the columns that keep it
CLOCK_CHANGE = timedelta(hours=1)  # by so much are 31 days in October longer


def words(label: Any, *, required: bool = True, **kwargs: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=required,
        max_length=MOST_LETTERS,
        widget=forms.Textarea(attrs={"rows": 2}),
        **kwargs,
    )


class StepForm(forms.Form):
    """One decision about an edition; what an action refuses stands on the field it is about."""

    refused_field: str | None = None

    def take(self, act: Callable[[], Any]) -> Any:
        """What the action gives; None if it was not taken: then the form says why."""
        if not self.is_valid():
            return None
        try:
            return act()
        except Refused as refused:
            about_text = refused.reason in (
                EditionReason.REASON_NEEDED,
                EditionReason.NOTICE_NEEDED,
            )
            self.add_error(self.refused_field if about_text else None, refused.sentence)
            return None


class ReasonForm(StepForm):
    refused_field = "reason"
    reason = words(_("Reason"), help_text=_("Kept, so that others can follow the decision."))


class ConfirmForm(StepForm):
    """The reason is asked for only where something is amber; the action says so."""

    refused_field = "reason"
    reason = words(
        _("Why it may open all the same"),
        required=False,
        help_text=_("Needed when something in the list is amber."),
    )


class CancelForm(StepForm):
    refused_field = "notice"
    notice = words(_("What readers are told"), help_text=_("Shown until the planned end."))


@dataclass(frozen=True)
class Window:
    starts_at: datetime
    ends_at: datetime

    @property
    def edges(self) -> dict[str, datetime]:
        return {"starts_at": self.starts_at, "ends_at": self.ends_at}


class WindowForm(StepForm):
    """From one local day and hour to another; hands over a `Window`."""

    first_day = forms.DateField(label=_("Opens on"), widget=AdminDateInput)
    first_time = forms.TimeField(label=_("Opens at"), widget=AdminTimeInput, initial="00:00")
    last_day = forms.DateField(label=_("Closes on"), widget=AdminDateInput)
    last_time = forms.TimeField(
        label=_("Closes at"),
        widget=AdminTimeInput,
        initial="00:00",
        help_text=_("At 00:00 it closes as the day begins."),
    )

    def clean(self) -> dict[str, Any]:
        typed = self.cleaned_data
        if len({"first_day", "first_time", "last_day", "last_time"} & typed.keys()) < 4:
            return typed
        try:
            window = Window(
                local_instant(typed["first_day"], typed["first_time"]),
                local_instant(typed["last_day"], typed["last_time"]),
            )
        except OverflowError:
            self.add_error("first_day", str(SENTENCES[RhythmReason.NEVER_HAPPENS]))
            return typed
        self.refuse(window)
        return {**typed, "window": window}

    def refuse(self, window: Window) -> None:
        if window.ends_at <= window.starts_at:
            self.add_error("last_day", str(SENTENCES[PeopleReason.ENDS_BEFORE_START]))
        elif window.ends_at - window.starts_at > LONGEST + CLOCK_CHANGE:
            self.add_error("last_day", str(SENTENCES[RhythmReason.LONGER_THAN_31_DAYS]))


class MoveForm(WindowForm):
    refused_field = "reason"
    reason = words(
        _("Reason for moving"),
        required=False,
        help_text=_("Needed once the edition is confirmed."),
    )


def initial_window(edition: Edition) -> dict[str, Any]:
    """The edition's window as its form shows it."""
    starts, ends = edition.starts_at.astimezone(TZ), edition.ends_at.astimezone(TZ)
    return {
        "first_day": starts.date(),
        "first_time": starts.time(),
        "last_day": ends.date(),
        "last_time": ends.time(),
    }
