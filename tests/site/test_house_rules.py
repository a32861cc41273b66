"""What the house promises about its own shape (docs/architecture.md), held by counting."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("benchmarks", "campaign_site", "media", "pages", "schedules", "tests")
FUNCTION = (ast.FunctionDef, ast.AsyncFunctionDef)
INLINE = re.compile(
    r"<style\b|\sstyle\s*=|<script\b(?![^>]*\b(?:src=|type=.application/(?:ld\+)?json))|\son[a-z]+\s*=",
    re.IGNORECASE,
)
TYPED = ("schedules/rules", "schedules/queries", "schedules/actions")
# Users are known to settings alone, and a trace is left about any row.
UNTYPED = {"self", "cls", "by", "user", "viewer", "subject"}
CLOCK = {"now", "today", "utcnow", "localtime", "localdate", "time_ns", "monotonic"}


def python_files(*packages: str) -> list[Path]:
    found = [path for package in packages for path in sorted((ROOT / package).rglob("*.py"))]
    return [path for path in found if "migrations" not in path.parts]


def templates() -> list[Path]:
    return sorted(path for path in ROOT.glob("**/templates/**/*.html") if not is_foreign(path))


def is_foreign(path: Path) -> bool:
    return path.relative_to(ROOT).parts[0] in {".venv", ".uv", "var"}


def short(path: Path) -> str:
    return str(path.relative_to(ROOT))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    tree = ast.parse(path.read_text())
    return (node for node in ast.walk(tree) if isinstance(node, FUNCTION))


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines from `def` to the end, the docstring left out."""
    lines = function.end_lineno - function.lineno + 1
    if ast.get_docstring(function, clean=False):
        docstring = function.body[0]
        lines -= docstring.end_lineno - docstring.lineno + 1
    return lines


def test_no_python_file_is_longer_than_250_lines():
    long = {short(path): lines_in(path) for path in python_files(*PACKAGES)}
    assert {name: lines for name, lines in long.items() if lines > 250} == {}


def test_no_function_is_longer_than_25_lines():
    long = {
        f"{short(path)}:{function.name}": length(function)
        for path in python_files(*PACKAGES)
        for function in functions(path)
        if length(function) > 25
    }
    assert long == {}


def test_no_template_is_longer_than_100_lines():
    long = {short(path): lines_in(path) for path in templates()}
    assert {name: lines for name, lines in long.items() if lines > 100} == {}


def test_no_template_holds_style_or_script_of_its_own():
    assert [short(path) for path in templates() if INLINE.search(path.read_text())] == []


@pytest.mark.parametrize(
    ("markup", "is_inline"),
    [
        ('<p style="color: red">', True),
        ("<style>p {}</style>", True),
        ("<script>go()</script>", True),
        ('<button onclick="go()">', True),
        ('<script type="module" src="/static/exit.js"></script>', False),
        ('<link rel="stylesheet" href="/static/base.css">', False),
        ('<div data-style="calm">', False),
    ],
)
def test_the_search_for_inline_code_knows_it_when_it_sees_it(markup, is_inline):
    assert bool(INLINE.search(markup)) == is_inline


def test_rules_never_read_the_clock():
    reads = {
        f"{short(path)}:{node.lineno}"
        for path in python_files("schedules/rules")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Attribute) and node.attr in CLOCK
    }
    assert reads == set()


def test_rules_queries_and_actions_say_what_they_take_and_give():
    bare = {
        f"{short(path)}:{function.name}"
        for path in python_files(*TYPED)
        for function in functions(path)
        if function.returns is None or untyped(function.args)
    }
    assert bare == set()


def untyped(arguments: ast.arguments) -> set[str]:
    named = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
    return {one.arg for one in named if one.annotation is None} - UNTYPED


def lines_in(path: Path) -> int:
    return len(path.read_text().splitlines())
