"""Is the text as easy as its readers need? Measured as the editor's own panel does."""

from django.utils.translation import gettext as _

from pages.checks.results import AMBER, GREEN, finding
from pages.readability import lix

NAME = "readability"
LIMITS = {"young": 35, "buyers": 35, "staff": 45}


def check_readability(text, *, audience):
    found = {"lix": lix(text), "limit": LIMITS[audience]}
    if found["lix"] > found["limit"]:
        sentence = _("The text is hard to read: LIX %(lix)s, at most %(limit)s for its readers.")
        return finding(NAME, AMBER, sentence % found)
    sentence = _("The text is easy enough: LIX %(lix)s, at most %(limit)s for its readers.")
    return finding(NAME, GREEN, sentence % found)
