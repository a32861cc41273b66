"""Domain rule 1 as a list: where first, then age; elsewhere never meets Uppsala's own contacts."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

UPPSALA = "0380"
ADULT = 18


@dataclass(frozen=True)
class Route:
    """One answer: an anchor with a neutral name, a label, and contacts by grade."""

    anchor: str
    place: str
    label: str
    rows: tuple[tuple[str, tuple], ...]

    @property
    def is_empty(self):
        return not self.rows


def routes(contacts):
    """All routes, in the order they are offered. `contacts` have their municipalities loaded."""
    here = [c for c in contacts if serves(c, UPPSALA)]
    anywhere = [c for c in contacts if not c.municipalities.all()]
    return [
        Route("a", _("In Uppsala"), _("I am under 18"), rows(young(here))),
        Route("b", _("In Uppsala"), _("I am 18 or older"), rows(adult(here))),
        Route("c", _("In Uppsala"), _("I'd rather not say"), rows(here)),
        Route("d", _("Somewhere else"), _("In another municipality"), rows(anywhere)),
        Route("e", _("I'd rather not say where"), _("Anywhere"), rows(here)),
    ]


def serves(contact, code):
    served = contact.municipalities.all()
    return not served or any(place.code == code for place in served)


def young(contacts):
    return [c for c in contacts if c.age_from < ADULT]


def adult(contacts):
    return [c for c in contacts if c.age_to is None or c.age_to >= ADULT]


def rows(contacts):
    """Contacts by grade, in the order now, today, talk; a grade without any is left out."""
    grades = [("today", _("Today")), ("talk", _("When you want to talk"))]
    found = [(label, tuple(c for c in contacts if c.grade == grade)) for grade, label in grades]
    return tuple((label, some) for label, some in found if some)
