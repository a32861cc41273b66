"""Rules of the look that a machine can hold; the rest is for eyes, in the style guide."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.test import RequestFactory

from campaign_site.styleguide import styleguide

ROOT = Path(__file__).parents[2]
ARTWORK = sorted((ROOT / "campaign_site" / "static" / "art").glob("*.svg"))
PUBLIC = [
    path
    for path in sorted((ROOT / "templates").rglob("*.html"))
    if not {"notices", "wagtailusers"} & set(path.parts)
]
COMPONENTS = sorted((ROOT / "templates" / "components").glob("*.html"))
NAMES = [str(path.relative_to(ROOT / "templates")) for path in PUBLIC]


@pytest.fixture
def guide(db) -> str:
    response: HttpResponse = styleguide(RequestFactory().get("/"))
    return response.content.decode()


@pytest.mark.parametrize("template", PUBLIC, ids=NAMES)
def test_a_template_holds_no_style_and_no_script_of_its_own(template):
    text = template.read_text(encoding="utf-8")
    assert (
        re.findall(
            r"<style|\sstyle=|<script(?![^>]*(?:\ssrc=|application/json))|\son[a-z]+=[\"']", text
        )
        == []
    )


@pytest.mark.parametrize("template", COMPONENTS, ids=lambda path: path.name)
def test_a_component_opens_with_its_variables(template):
    assert template.read_text(encoding="utf-8").startswith("{# ")


@pytest.mark.parametrize("drawing", ARTWORK, ids=lambda path: path.name)
def test_a_drawing_is_flat_and_has_at_most_eight_colours(drawing):
    elements = list(ElementTree.parse(drawing).iter())
    tags = {element.tag.rpartition("}")[2] for element in elements}
    attributes = {name for element in elements for name in element.attrib}
    colours = {element.get("fill") for element in elements} - {None}
    assert tags - {"svg", "path", "circle", "rect"} == set()
    assert attributes & {"style", "class", "href", "stroke", "opacity"} == set()
    assert len(colours) <= 8


def test_the_style_guide_shows_every_component(guide):
    for name in ["hero", "choice", "edition", "card", "steps", "statement", "phrases", "signs",
                 "questions", "myths", "notice", "help", "week", "slot", "visit", "field",
                 "progress", "chapters", "pagination", "empty", "language", "exit"]:  # fmt: skip
        assert f'class="{name}' in guide, name


def test_a_field_is_described_by_its_hint_and_then_its_error(guide):
    assert 'aria-describedby="id_door_helptext id_door_error"' in guide
    hint, error, control = (
        guide.index(part) for part in ('id="id_door_helptext"', 'id="id_door_error"', 'name="door"')
    )
    assert hint < error < control


def test_the_summary_of_errors_leads_to_each_field(guide):
    links = set(re.findall(r'<li><a href="#(id_\w+)"', guide))
    assert links == {"id_size", "id_door", "id_way", "id_agree"}
    assert all(f'id="{link}"' in guide for link in links)


def test_an_unverified_number_is_never_a_link():
    contact = {"name": "Nexus", "phone": "018-000 00 00", "unverified": True}
    html = render_to_string("components/help_contact.html", {"contact": contact})
    assert "018" not in html


def test_a_number_that_was_checked_can_be_called():
    contact = {"name": "Kontaktcenter", "phone": "018-727 00 00"}
    html = render_to_string("components/help_contact.html", {"contact": contact})
    assert 'href="tel:0187270000"' in html


@pytest.mark.parametrize("template", ["404.html", "403.html", "500.html"])
def test_an_error_page_needs_no_database_and_no_context(template):
    assert render_to_string(template).count("<h1") == 1


def test_the_page_for_a_server_error_can_be_left(settings):
    settings.EXIT_URL = "https://neutral.example/"
    html = render_to_string("500.html")
    assert 'href="https://neutral.example/" rel="nofollow noreferrer" data-exit' in html
