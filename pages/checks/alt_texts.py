"""Is every picture told to those who do not see it?"""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pages.checks.results import GREEN, RED, finding

NAME = "alt_texts"


def check_alt_texts(images):
    """`images` as an image block gives them: with `contextual_alt_text` and `decorative`."""
    silent = sum(
        1 for image in images if not (image.decorative or (image.contextual_alt_text or "").strip())
    )
    if silent:
        sentence = ngettext(
            "%(count)s picture has no description.",
            "%(count)s pictures have no description.",
            silent,
        )
        return finding(NAME, RED, sentence % {"count": silent})
    return finding(NAME, GREEN, _("No picture lacks a description."))
