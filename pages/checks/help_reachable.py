"""Domain rule 3 in its first form: does the page offer help that somebody has checked?"""

from django.utils.translation import gettext as _

from pages.checks.results import AMBER, GREEN, RED, finding

NAME = "help_reachable"


def check_help(contacts, *, for_buyers):
    """`contacts` are those that the page's help box shows, of its own track alone."""
    if not contacts and for_buyers:
        sentence = _("No help for buyers is decided, so the page shows no help box.")
        return finding(NAME, AMBER, sentence)
    if not contacts:
        return finding(NAME, RED, _("The page offers no way to help."))
    unchecked = [contact.name for contact in contacts if contact.is_unverified]
    if unchecked:
        sentence = _("Nobody has checked: %(names)s.") % {"names": ", ".join(unchecked)}
        return finding(NAME, AMBER, sentence)
    return finding(NAME, GREEN, _("Every way to help that is shown has been checked."))
