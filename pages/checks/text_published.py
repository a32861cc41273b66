"""Is there an approved text to show when the edition opens?"""

from django.utils.translation import gettext as _

from pages.checks.results import AMBER, GREEN, RED, finding

NAME = "text_published"


def check_text(*, has_page, is_live, is_paused, has_draft):
    """`has_draft`: a text written for this very edition waits for approval."""
    if not has_page:
        return finding(NAME, RED, _("The campaign has no page in Swedish."))
    if not is_live:
        return finding(NAME, RED, _("The campaign's page is not approved yet."))
    if is_paused:
        return finding(NAME, AMBER, _("A pause hides it: it opens only once the pause is lifted."))
    if has_draft:
        sentence = _("The text for this edition is not approved; the campaign's own is shown.")
        return finding(NAME, AMBER, sentence)
    return finding(NAME, GREEN, _("The text is approved."))
