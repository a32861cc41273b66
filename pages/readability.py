"""How hard a Swedish text is to read, counted as the editor's own panel counts it."""

import re
from collections.abc import Iterator

FEWEST_WORDS = 10
LONG_WORD = 6

ABBREVIATIONS = (
    "bl.a.", "d.v.s.", "dvs.", "e.d.", "e.kr.", "ev.", "f.d.", "f.kr.", "fr.o.m.", "ca.", "jfr.",
    "kl.", "kr.", "m.fl.", "m.m.", "mnkr.", "nr.", "o.d.", "o.dyl.", "o.s.v.", "osv.", "p.g.a.",
    "resp.", "s.k.", "st.", "t.ex.", "t.o.m.", "t.v.", "tel.",
)  # fmt: skip

_words = re.compile(r"[^\W_]+(?:['’:.][^\W_]+)*")
_sentence_ends = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s|$)|\n")
_abbreviations = re.compile(
    r"(?<!\w)(?:"
    + "|".join(re.escape(short).replace(r"\.", r"\.\s?") for short in ABBREVIATIONS)
    + r")(?!\w)",
    re.IGNORECASE,
)


def lix(text: str) -> int:
    """Words per sentence plus the percentage of words over six letters; 0 under ten words.

    A line break ends a sentence, so headings and list items count as sentences of their own.
    """
    words = words_of(text)
    if len(words) < FEWEST_WORDS:
        return 0
    long_words = sum(len(word) > LONG_WORD for word in words)
    return round(len(words) / sentence_count(text) + 100 * long_words / len(words))


def words_of(text: str) -> list[str]:
    return _words.findall(text)


def sentence_count(text: str) -> int:
    return sum(1 for _ in _sentences(text)) or 1


def _sentences(text: str) -> Iterator[str]:
    for part in _sentence_ends.split(_abbreviations.sub(_keep_going, text)):
        if _words.search(part):
            yield part


def _keep_going(abbreviation: re.Match[str]) -> str:
    """Keep the stop when a capital follows: there the abbreviation ends its sentence too."""
    plain = abbreviation.group().replace(".", "")
    rest = abbreviation.string[abbreviation.end() :].lstrip(" ")
    return f"{plain}. " if rest[:1].isupper() and _may_end(plain) else plain


def _may_end(abbreviation: str) -> bool:
    return abbreviation.replace(" ", "").lower() in {"osv", "mm", "mfl", "ed", "od", "dyl", "mnkr"}
