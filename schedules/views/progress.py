"""Where one is on the way to a visit."""

from django.utils.translation import gettext as _


def booking_progress(current: str) -> list[dict]:
    titles = {
        "time": _("Day and time"),
        "group": _("About the group"),
        "answer": _("We answer"),
    }
    at = list(titles).index(current)
    return [
        {"title": title, "state": "done" if n < at else "current" if n == at else ""}
        for n, title in enumerate(titles.values())
    ]
