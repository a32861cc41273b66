"""Imports are for reading: a browser gets one style sheet, small enough for the first round trip."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles.finders import get_finders
from django.test import override_settings

from campaign_site.static_files import ENTRY, JoinedStaticFilesStorage, join_styles

STATIC = Path(__file__).parents[2] / "campaign_site" / "static"


def joined_site_styles():
    return join_styles(ENTRY, lambda name: (STATIC / name).read_text(encoding="utf-8"))


def collect(root):
    """Do what collectstatic does, for our own files alone."""
    storage = JoinedStaticFilesStorage(location=root)
    paths = {}
    for finder in get_finders():
        for path, source in finder.list([]):
            if Path(source.path(path)).is_relative_to(STATIC):
                paths[path] = (source, path)
                with source.open(path) as file:
                    storage.delete(path)
                    storage._save(path, file)
    return storage, [result for *_, result in storage.post_process(paths)]


def test_an_import_is_replaced_by_the_file_within_its_layer():
    files = {
        "css/site.css": '@import "a.css";\n@import "parts/b.css" layer(parts);\n',
        "css/a.css": "@layer base, parts; /* the order */",
        "css/parts/b.css": '@import "../c.css";\n.b { color: red }',
        "css/c.css": ".c { color: blue }",
    }
    assert join_styles("css/site.css", files.__getitem__) == (
        "@layer base, parts; @layer parts { .c { color: blue } .b { color: red } }"
    )


def test_the_order_of_the_layers_comes_first():
    assert joined_site_styles().startswith(
        "@layer reset, tokens, base, layout, components, utilities;"
    )


def test_every_style_file_is_imported_once():
    imports = re.findall(r'@import "([^"]+)"', (STATIC / ENTRY).read_text(encoding="utf-8"))
    folder = (STATIC / ENTRY).parent
    files = {str(path.relative_to(folder)) for path in folder.rglob("*.css")} - {"site.css"}
    assert sorted(imports) == sorted(files)


def test_the_styles_weigh_at_most_seven_kilobytes():
    assert len(gzip.compress(joined_site_styles().encode(), 9)) <= 7 * 1024


@pytest.mark.parametrize("script", sorted((STATIC / "js").glob("*.js")), ids=lambda path: path.name)
def test_a_script_is_short_and_light(script):
    text = script.read_text(encoding="utf-8")
    assert text.count("\n") < 60
    assert len(gzip.compress(text.encode(), 9)) <= 1024


def test_collecting_twice_gives_the_same_single_file(tmp_path):
    first, results = collect(tmp_path)
    second, _ = collect(tmp_path)
    with override_settings(DEBUG=False):
        assert first.url(ENTRY) == second.url(ENTRY)
        name = first.stored_name(ENTRY)
    assert [result for result in results if isinstance(result, Exception)] == []
    assert (tmp_path / name).read_text(encoding="utf-8") == joined_site_styles()
    assert (tmp_path / f"{name}.gz").exists()


def test_plain_names_are_served_before_anything_was_collected(tmp_path):
    with override_settings(DEBUG=False):
        assert JoinedStaticFilesStorage(location=tmp_path).stored_name(ENTRY) == ENTRY
