"""Domain rule 4: a contact past its day of review makes every edition that shows it red."""

from django.utils.translation import gettext as _

from pages.checks.results import GREEN, RED, finding

NAME = "review_dates"


def check_review_dates(contacts, *, today):
    late = [c.name for c in contacts if c.review_by is not None and c.review_by < today]
    if late:
        sentence = _("Past the day when they should be checked again: %(names)s.")
        return finding(NAME, RED, sentence % {"names": ", ".join(late)})
    return finding(NAME, GREEN, _("No contact is past its day of review."))
