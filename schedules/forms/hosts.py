"""Hosts added by hand, organizers with their mail domains, and school years with their breaks."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import DomainNameValidator
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from schedules.actions.hosts import Domain
from schedules.actions.school_years import Break
from schedules.forms.fields import OneLineField
from schedules.forms.rows import RowsForm
from schedules.models import Host, Organizer, OrganizerDomain, SchoolYear
from schedules.rules.texts import one_line


class HostForm(forms.ModelForm):
    """Of a school only what the register does not know; other hosts are written in whole."""

    class Meta:
        model = Host
        fields = ["kind", "name", "municipality", "organizer", "closed_on"]
        widgets = {"closed_on": AdminDateInput}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            self.instance.kind = ""
            del self.fields["closed_on"]
        if self.instance.kind == Host.Kind.SCHOOL:
            for name in ("kind", "name", "municipality", "closed_on"):
                del self.fields[name]
        else:
            kinds = [kind for kind in Host.Kind.choices if kind[0] != Host.Kind.SCHOOL]
            self.fields["kind"].choices = [("", _("Choose here")), *kinds]

    def clean_name(self) -> str:
        return one_line(self.cleaned_data["name"])


class DomainField(forms.CharField):
    """A mail domain as people copy it: with the at sign, in capitals."""

    default_validators = [DomainNameValidator(accept_idna=False)]

    def to_python(self, value: Any) -> str:
        return one_line(super().to_python(value)).lower().lstrip("@")


class DomainRow(forms.Form):
    domain = DomainField(
        label=_("Mail domain"),
        max_length=253,
        required=False,
        help_text=_("What stands after the @ sign. Empty the field to take it away."),
    )
    staff_only = forms.BooleanField(
        label=_("Only staff have addresses here"),
        required=False,
        help_text=_("Confirmed by a person: pupils of the organizer have another domain."),
    )


class OrganizerForm(RowsForm):
    row_class = DomainRow
    rows_heading = _("Mail domains")

    class Meta:
        model = Organizer
        fields = ["name"]

    def known_rows(self) -> list[dict[str, Any]]:
        if self.instance.pk is None:
            return []
        return list(self.instance.domains.values("domain", "staff_only"))

    def clean(self) -> None:
        """A domain belongs to one organizer, so that it tells where somebody works."""
        super().clean()
        if not self.rows.is_valid():
            return
        names = [domain.name for domain in self.domains]
        taken = OrganizerDomain.objects.filter(domain__in=names)
        for other in taken.exclude(organizer=self.instance.pk).select_related("organizer"):
            self.add_error(
                None,
                ValidationError(
                    _("%(domain)s already belongs to %(organizer)s."),
                    params={"domain": other.domain, "organizer": other.organizer},
                ),
            )

    @property
    def domains(self) -> list[Domain]:
        return [
            Domain(row["domain"], row["staff_only"]) for row in self.filled_rows if row["domain"]
        ]


class BreakRow(forms.Form):
    name = OneLineField(label=_("Name"), max_length=60, required=False)
    first_on = forms.DateField(label=_("From"), required=False, widget=AdminDateInput)
    last_on = forms.DateField(
        label=_("To, that day included"), required=False, widget=AdminDateInput
    )

    def clean(self) -> None:
        typed = [self.cleaned_data.get(name) for name in ("name", "first_on", "last_on")]
        if self.errors or not any(typed):
            return
        if not all(typed):
            raise ValidationError(_("Write the name and both days, or empty the row."))
        if typed[2] < typed[1]:
            self.add_error("last_on", _("The last day cannot come before the first."))


class SchoolYearForm(RowsForm):
    """The municipality is asked for unless the year is one host's own."""

    row_class = BreakRow
    rows_heading = _("Breaks and days off")

    class Meta:
        model = SchoolYear
        fields = [
            "municipality",
            "starting",
            "autumn_first_on",
            "autumn_last_on",
            "spring_first_on",
            "spring_last_on",
            "is_confirmed",
        ]
        widgets = {name: AdminDateInput for name in fields if name.endswith("_on")}
        help_texts = {
            "is_confirmed": _("Until then, the year is marked preliminary wherever it counts."),
        }

    def __init__(self, *args: Any, breaks: list[dict[str, Any]] | None = None, **kwargs: Any):
        self.usual_breaks = breaks or []
        super().__init__(*args, **kwargs)
        if self.instance.host_id:
            del self.fields["municipality"]

    def known_rows(self) -> list[dict[str, Any]]:
        if self.instance.pk is None:
            return self.usual_breaks
        return list(self.instance.breaks.values("name", "first_on", "last_on"))

    def clean(self) -> None:
        super().clean()
        host, starting = self.instance.host_id, self.cleaned_data.get("starting")
        same = SchoolYear.objects.filter(host=host, starting=starting).exclude(pk=self.instance.pk)
        if host is None:
            same = same.filter(municipality=self.cleaned_data.get("municipality"))
        if same.exists():
            self.add_error("starting", _("That school year is there already. Change it instead."))

    @property
    def breaks(self) -> list[Break]:
        return [Break(**row) for row in self.filled_rows]
