"""Form fields that take what people type and give what is stored."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from schedules.rules.texts import letters_in, one_line, read_start, start_text


class OneLineField(forms.CharField):
    """Readable text on one line, with at least `letters` letters or figures."""

    default_error_messages = {"unreadable": _("Write it in words.")}

    def __init__(self, *, letters: int = 2, **kwargs: Any) -> None:
        self.letters = letters
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> str:
        return one_line(super().to_python(value) or "")

    def validate(self, value: str) -> None:
        super().validate(value)
        if value and letters_in(value) < self.letters:
            raise ValidationError(self.error_messages["unreadable"], code="unreadable")


class StartField(forms.Field):
    """A local time in our own writing, as an instant."""

    default_error_messages = {
        "required": _("Choose a time."),
        "invalid": _("We could not read which time you chose. Choose again."),
    }

    def to_python(self, value: Any) -> datetime | None:
        if value in self.empty_values or isinstance(value, datetime):
            return value or None
        start = read_start(str(value))
        if start is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return start

    def prepare_value(self, value: Any) -> Any:
        return start_text(value) if isinstance(value, datetime) else value


class KeyField(forms.UUIDField):
    """The form's own key; nobody is stopped by one that was spoilt on the way: it gets another."""

    widget = forms.HiddenInput

    def clean(self, value: Any) -> UUID:
        try:
            return super().clean(value) or uuid4()
        except ValidationError:
            return uuid4()
