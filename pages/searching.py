"""Words that people typed, made harmless before any search engine sees them."""

import re
import unicodedata

from pages.visibility import visible

LONGEST = 100
# Quotes and operators of the full-text engines; they are words to nobody.
OPERATORS = re.compile(r"""["'*^:()\[\]{}<>|&!~\\%_+-]""")


def words_of(typed):
    """What was typed as plain words, at most 100 characters; "" when nothing is left."""
    text = unicodedata.normalize("NFC", typed.encode("utf-8", "ignore").decode())
    text = "".join(" " if unicodedata.category(c)[0] == "C" else c for c in text)
    return " ".join(OPERATORS.sub(" ", text).split())[:LONGEST].strip()


def find_pages(typed, *, locale, at, most=20):
    """The pages to be seen at `at` that hold the words, best first; [] for no words."""
    words = words_of(typed)
    if not words:
        return []
    return list(visible(at).filter(locale=locale).search(words, operator="and")[:most])
