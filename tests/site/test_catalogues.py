"""Swedish and English are complete: what is marked in the code stands in the catalogue."""

import polib
import pytest

from tests.site.marked_sentences import ROOT, calls_in_template, marked_by, marked_sentences

CATALOGUES = sorted((ROOT / "locale").rglob("*.po"))


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_every_marked_sentence_is_translated(path):
    catalogue = polib.pofile(str(path))
    translated = {(entry.msgctxt, entry.msgid) for entry in catalogue.translated_entries()}
    missing = {
        sentence: place
        for sentence, place in marked_sentences().items()
        if sentence not in translated
    }
    assert missing == {}


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_no_catalogue_holds_a_sentence_that_nobody_says(path):
    catalogue = polib.pofile(str(path))
    said = set(marked_sentences())
    assert [e.msgid for e in catalogue if (e.msgctxt, e.msgid) not in said] == []


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_a_translation_keeps_the_named_places_of_its_sentence(path):
    catalogue = polib.pofile(str(path))
    lost = [
        entry.msgid
        for entry in catalogue.translated_entries()
        for text in [entry.msgstr, *entry.msgstr_plural.values()]
        if text and not places_in(text) <= places_in(entry.msgid) | places_in(entry.msgid_plural)
    ]
    assert lost == []


def places_in(text: str) -> set[str]:
    return {part.split(")", 1)[0] for part in text.split("%(")[1:]}


@pytest.mark.parametrize(
    ("template", "sentence"),
    [
        ('{% load i18n %}{% trans "Show (all)" %}', (None, "Show (all)")),
        ('{% load i18n %}{% translate "May" context "month" %}', ("month", "May")),
        (
            "{% load i18n %}{% blocktrans trimmed %}\n  Two\n  lines\n{% endblocktrans %}",
            (None, "Two lines"),
        ),
        ('{% load i18n %}{{ _("Said in a variable") }}', (None, "Said in a variable")),
    ],
)
def test_the_search_finds_what_a_template_marks(template, sentence):
    calls = [tree.body for tree in calls_in_template(template)]
    assert [marked_by(call) for call in calls] == [sentence]
