"""A rhythm as people type it: one shape, and of its fields only those that the shape reads."""

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.dates import MONTHS
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput, AdminTimeInput

from schedules.describing import NTHS, THE_WEEKDAYS
from schedules.errors import SENTENCES
from schedules.models import Series
from schedules.rules.rhythm import Rhythm, Shape
from schedules.rules.rhythm_rules import RhythmReason, refusal

# What each shape reads besides the dates, the hour and the length; the form shows no other.
READS: dict[Shape, tuple[str, ...]] = {
    Shape.WEEKLY: ("weekdays", "interval"),
    Shape.MONTHLY: ("nth", "weekday", "months"),
    Shape.ISO_WEEKS: ("weeks", "weekday"),
    Shape.YEARLY: (),
}
SHAPE_FIELDS = ("weekdays", "interval", "nth", "weekday", "months", "weeks")
COMMON_FIELDS = ("starts_on", "start_time", "length_days", "length_minutes", "ends_on")

FIELD_OF: dict[RhythmReason, str] = {
    RhythmReason.ENDS_BEFORE_START: "ends_on",
    RhythmReason.NEVER_HAPPENS: "starts_on",
    RhythmReason.LONGER_THAN_31_DAYS: "length_days",
    RhythmReason.NO_LENGTH: "length_days",
    RhythmReason.OVERLAPS_ITSELF: "length_days",
    RhythmReason.NO_WEEKDAY: "weekdays",
    RhythmReason.NO_WEEK: "weeks",
    RhythmReason.BAD_WEEK: "weeks",
    RhythmReason.BAD_NTH: "nth",
    RhythmReason.BAD_INTERVAL: "interval",
}


def days_of_the_week() -> list[tuple[int, str]]:
    return [(number, capfirst(str(name))) for number, name in enumerate(THE_WEEKDAYS)]


def months_of_the_year() -> list[tuple[int, str]]:
    return [(number, capfirst(str(name))) for number, name in MONTHS.items()]


def which_of_the_month() -> list[tuple[int, str]]:
    return [(number, capfirst(str(name))) for number, name in NTHS.items()]


class NumbersField(forms.MultipleChoiceField):
    """Ticked numbers, in order."""

    widget = forms.CheckboxSelectMultiple

    def clean(self, value: Any) -> tuple[int, ...]:
        return tuple(sorted(int(chosen) for chosen in super().clean(value)))


class WeeksField(forms.CharField):
    """Week numbers as people write them: "7, 36" or "7 36"."""

    def clean(self, value: Any) -> tuple[int, ...]:
        written = [part for part in re.split(r"[\s,;.]+", super().clean(value)) if part]
        if not all(re.fullmatch(r"[0-9]{1,2}", part) for part in written):
            raise ValidationError(str(SENTENCES[RhythmReason.BAD_WEEK]), code="bad_week")
        return tuple(sorted({int(part) for part in written}))

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(str(week) for week in value) if isinstance(value, tuple) else value


def number(**kwargs: Any) -> forms.IntegerField:
    field = forms.IntegerField(required=False, **kwargs)
    field.widget.attrs.update(min=1, inputmode="numeric")
    return field


class RhythmFields(forms.Form):
    """The part of a form that says how something comes back; `rhythm` is what it hands over."""

    rhythm: Rhythm | None = None

    shape = forms.ChoiceField(label=_("Rhythm"), widget=forms.RadioSelect)
    weekdays = NumbersField(label=_("On"), choices=days_of_the_week, required=False)
    interval = number(label=_("Every so many weeks"), initial=1)
    nth = forms.TypedChoiceField(
        label=_("Which one"), choices=which_of_the_month, coerce=int, required=False
    )
    weekday = forms.TypedChoiceField(
        label=_("Weekday"), choices=days_of_the_week, coerce=int, required=False
    )
    months = NumbersField(
        label=_("In"),
        choices=months_of_the_year,
        required=False,
        help_text=_("None ticked means every month."),
    )
    weeks = WeeksField(
        label=_("Weeks"),
        required=False,
        max_length=160,
        help_text=_("Numbers of weeks with commas between, as 7, 36."),
    )
    starts_on = forms.DateField(
        label=_("First day"),
        required=False,
        widget=AdminDateInput,
        help_text=_("It comes back from this day on; a yearly one always on this date."),
    )
    start_time = forms.TimeField(
        label=_("Opens at"), required=False, initial="00:00", widget=AdminTimeInput
    )
    length_days = number(label=_("Open for so many days"), initial=7)
    length_minutes = number(
        label=_("And so many minutes"),
        help_text=_("For what lasts an hour or two: no days, and for example 60."),
    )
    ends_on = forms.DateField(
        label=_("Last day to begin"),
        required=False,
        widget=AdminDateInput,
        help_text=_("Empty: until someone ends it."),
    )

    def __init__(self, *args: Any, series: Series | None = None, **kwargs: Any) -> None:
        known = initial_of(series.rhythm) if series else {"shape": Shape.ISO_WEEKS.value}
        kwargs["initial"] = {**known, **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        once = [] if series else [("", _("Not by itself: I add each edition by hand"))]
        self.fields["shape"].choices = [*shape_choices(), *once]
        self.fields["shape"].required = series is not None

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        shape = self.cleaned_data.get("shape")
        if shape:
            self.forget_other_shapes(Shape(shape))
            self.take_rhythm(Shape(shape))
        return cleaned

    def forget_other_shapes(self, shape: Shape) -> None:
        """What was typed for another shape is neither read nor complained about."""
        for name in set(SHAPE_FIELDS) - set(READS[shape]):
            self.errors.pop(name, None)
            self.cleaned_data.pop(name, None)

    def take_rhythm(self, shape: Shape) -> None:
        for name in ("starts_on", "start_time"):
            if name not in self.errors and self.cleaned_data.get(name) is None:
                self.add_error(name, self.fields[name].error_messages["required"])
        if any(name in self.errors for name in (*COMMON_FIELDS, *READS[shape])):
            return
        rhythm = rhythm_from(shape, self.cleaned_data)
        reason = refusal(rhythm)
        if reason is None:
            self.rhythm = rhythm
        else:
            self.add_error(field_of(reason, shape), str(SENTENCES[reason]))


def shape_choices() -> Iterable[tuple[str, Any]]:
    return Series._meta.get_field("shape").flatchoices


def rhythm_from(shape: Shape, typed: dict[str, Any]) -> Rhythm:
    """Only what the shape reads; the rest stands as a new rhythm has it."""
    weekdays = typed.get("weekdays") or ()
    if typed.get("weekday") not in (None, ""):
        weekdays = (typed["weekday"],)
    return Rhythm(
        shape=shape,
        starts_on=typed["starts_on"],
        ends_on=typed.get("ends_on"),
        start_time=typed["start_time"],
        length_days=typed.get("length_days") or 0,
        length_minutes=typed.get("length_minutes") or 0,
        weekdays=weekdays,
        nth=typed.get("nth") or None,
        months=typed.get("months") or (),
        weeks=typed.get("weeks") or (),
        interval=interval_of(typed),
    )


def interval_of(typed: dict[str, Any]) -> int:
    """Where the shape has none it is 1; one that was emptied is none, which the rules refuse."""
    return (typed["interval"] or 0) if "interval" in typed else 1


def field_of(reason: RhythmReason, shape: Shape) -> str:
    if reason == RhythmReason.NO_WEEKDAY and shape != Shape.WEEKLY:
        return "weekday"
    return FIELD_OF[reason]


def initial_of(rhythm: Rhythm) -> dict[str, Any]:
    """A stored rhythm as the form shows it."""
    return {
        "shape": rhythm.shape.value,
        "starts_on": rhythm.starts_on,
        "ends_on": rhythm.ends_on,
        "start_time": rhythm.start_time,
        "length_days": rhythm.length_days or None,
        "length_minutes": rhythm.length_minutes or None,
        "weekdays": rhythm.weekdays,
        "weekday": rhythm.weekdays[0] if rhythm.weekdays else None,
        "nth": rhythm.nth,
        "months": rhythm.months,
        "weeks": rhythm.weeks,
        "interval": rhythm.interval,
    }
