"""A visit offer: how long, for whom, when, and who comes."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from schedules.forms.rows import RowsForm
from schedules.models import Team, VisitOffer


class NeedRow(forms.Form):
    team = forms.ModelChoiceField(
        label=_("Team"), queryset=Team.objects.all(), required=False, empty_label=_("Choose here")
    )
    count = forms.IntegerField(label=_("how many"), min_value=1, max_value=6, required=False)


class OfferForm(RowsForm):
    row_class = NeedRow
    rows_heading = _("Who comes")
    empty_rows = 2

    class Meta:
        model = VisitOffer
        fields = [
            "name",
            "is_active",
            "campaigns",
            "days_before",
            "days_after",
            "minutes",
            "quiet_minutes",
            "buffer_before_minutes",
            "buffer_after_minutes",
            "step_minutes",
            "earliest_start",
            "group_min",
            "group_max",
            "notice_school_days",
            "horizon_days",
        ]
        widgets = {
            "campaigns": forms.CheckboxSelectMultiple,
            "earliest_start": forms.TimeInput(attrs={"type": "time"}),
        }

    def known_rows(self) -> list[dict[str, Any]]:
        if self.instance.pk is None:
            return []
        return list(self.instance.needs.values("team", "count"))

    def clean(self) -> None:
        super().clean()
        if self.rows.is_valid() and not self.needs:
            self.add_error(None, ValidationError(_("Say who comes: at least one person.")))

    @property
    def needs(self) -> dict[Team, int]:
        """How many from each team; a team without a number sends one."""
        rows = [row for row in self.filled_rows if row.get("team")]
        return {row["team"]: row["count"] or 1 for row in rows}
