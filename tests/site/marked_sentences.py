"""Every sentence that code and templates mark for translation, found without GNU gettext."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation.template import templatize

ROOT = Path(__file__).parents[2]
PACKAGES = ("campaign_site", "media", "pages", "schedules")
# Where the sentence stands among the arguments, and where its context does.
CALLS = {
    "gettext": (0, None), "gettext_lazy": (0, None), "gettext_noop": (0, None), "_": (0, None),
    "ngettext": (0, None), "ngettext_lazy": (0, None),
    "pgettext": (1, 0), "pgettext_lazy": (1, 0), "npgettext": (1, 0), "npgettext_lazy": (1, 0),
}  # fmt: skip
IN_TEMPLATE = re.compile(r"(?<!\w)(?:_|gettext|ngettext|pgettext|npgettext)\(")

Sentence = tuple[str | None, str]


def marked_sentences() -> dict[Sentence, str]:
    """Each sentence with its context, and one place where it stands."""
    found: dict[Sentence, str] = {}
    for path in sources():
        for sentence in sentences_in(path):
            found.setdefault(sentence, str(path.relative_to(ROOT)))
    return found


def sources() -> Iterator[Path]:
    for package in PACKAGES:
        yield from (p for p in (ROOT / package).rglob("*.py") if "migrations" not in p.parts)
        yield from (ROOT / package).rglob("*.html")
    for kind in ("*.html", "*.txt"):
        yield from (ROOT / "templates").rglob(kind)


def sentences_in(path: Path) -> Iterator[Sentence]:
    text = path.read_text()
    trees = [ast.parse(text)] if path.suffix == ".py" else calls_in_template(text)
    for tree in trees:
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and (sentence := marked_by(node)):
                yield sentence


def calls_in_template(text: str) -> Iterator[ast.AST]:
    """Django turns a template into calls among noise; each call is read from its start."""
    code = templatize(text)
    for start in IN_TEMPLATE.finditer(code):
        yield ast.parse(whole_call(code, start.start()), mode="eval")


def whole_call(code: str, start: int) -> str:
    """The shortest text from `start` to a closing bracket that is a call."""
    for end in re.finditer(r"\)", code[start:]):
        call = code[start : start + end.end()]
        try:
            ast.parse(call, mode="eval")
        except SyntaxError:
            continue
        return call
    raise ValueError(code[start : start + 80])


def marked_by(call: ast.Call) -> Sentence | None:
    name = getattr(call.func, "attr", None) or getattr(call.func, "id", None)
    if name not in CALLS:
        return None
    sentence, context = CALLS[name]
    texts = [getattr(argument, "value", None) for argument in call.args]
    if len(texts) <= sentence or not isinstance(texts[sentence], str):
        return None
    return (None if context is None else texts[context], texts[sentence])
