"""Every component with its states, on sample data; mounted in development only."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

SAMPLES = Path(__file__).with_name("styleguide.json")
THEMES = ["dawn", "forest", "water", "clay", "sand", "night"]


@dataclass(frozen=True)
class SampleBlock:
    """Stands in for a block of a page body; the templates cannot tell."""

    block_type: str
    value: dict[str, Any]

    def render_as_block(self, context=None):
        return mark_safe(  # noqa: S308 - the sample file is ours
            render_to_string(f"blocks/{self.block_type}.html", {"value": self.value})
        )


class SampleForm(forms.Form):
    """Each kind of field, left wrong on purpose; sample words need no translation."""

    school = forms.CharField(label="Skola", help_text="Skolans namn eller skolenhetskod")
    year = forms.ChoiceField(label="Årskurs", choices=[("1", "År 1"), ("2", "År 2")])
    size = forms.IntegerField(
        label="Ungefär hur många elever?", widget=forms.TextInput(attrs={"class": "short"})
    )
    door = forms.CharField(label="Var möts vi?", help_text="Till exempel ingång och sal")
    needs = forms.MultipleChoiceField(
        label="Behövs något särskilt?",
        required=False,
        choices=[("i", "Tolk eller teckenspråkstolk"), ("l", "Salen saknar hiss")],
        widget=forms.CheckboxSelectMultiple,
    )
    way = forms.ChoiceField(
        label="Hur når vi dig?",
        choices=[("mail", "E-post"), ("phone", "Telefon")],
        widget=forms.RadioSelect,
    )
    more = forms.CharField(
        label="Något mer vi bör veta?",
        help_text="Skriv inget om enskilda elever.",
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    agree = forms.BooleanField(label="Påminn mig dagen före")


def styleguide(request):
    samples = json.loads(SAMPLES.read_text(encoding="utf-8"))
    body = [SampleBlock(kind, value) for kind, value in samples.pop("body")]
    form = SampleForm({"school": "Exempelgymnasiet", "year": "1", "size": "två klasser"})
    page = Paginator(range(30), 10).page(2)
    context = {**samples, "body": body, "form": form, "themes": THEMES, "page_of_list": page}
    return render(request, "styleguide.html", context)
