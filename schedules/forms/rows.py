"""A form with a list of rows below it; empty rows are left out, and no script is needed."""

from typing import Any

from django import forms


class RowsForm(forms.ModelForm):
    """Subclasses say what a row is (`row_class`) and what stands there now (`known_rows`)."""

    row_class: type[forms.Form]
    rows_heading: Any = ""
    empty_rows = 3

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        formset = forms.formset_factory(self.row_class, extra=self.empty_rows)
        self.rows = formset(
            self.data if self.is_bound else None, prefix="rows", initial=self.known_rows()
        )

    def known_rows(self) -> list[dict[str, Any]]:
        raise NotImplementedError

    def is_valid(self) -> bool:
        """Both are asked, so that all that is wrong shows at once."""
        rows_are_valid = self.rows.is_valid()
        return super().is_valid() and rows_are_valid

    @property
    def filled_rows(self) -> list[dict[str, Any]]:
        """What was typed; a row that was emptied is gone."""
        return [row for row in self.rows.cleaned_data if any(row.values())]

    @property
    def media(self) -> forms.Media:
        return super().media + self.rows.media
