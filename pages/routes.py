"""Domain rule 1 as a list: where first, then age; elsewhere never meets Uppsala's own contacts."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

UPPSALA = "0380"
ADULT = 18


@dataclass(frozen=True)
class Route:
    """One answer: an anchor with a neutral name, the choice that leads to it, its contacts."""

    anchor: str
    choice: str
    title: str
    contacts: tuple


@dataclass(frozen=True)
class Place:
    """The first question's answers; `anchor` is where its second question stands."""

    anchor: str
    title: str
    routes: tuple[Route, ...]


def first_question():
    """The anchors of the first answers, and the answers: where."""
    return [
        ("p", _("I live in Uppsala")),
        ("q", _("I live somewhere else, or would rather not say")),
    ]


def places(contacts):
    """All routes in the order they are offered. `contacts` have their municipalities loaded."""
    here = [contact for contact in contacts if serves(contact, UPPSALA)]
    elsewhere = [contact for contact in contacts if not is_only(contact, UPPSALA)]
    routes = (in_uppsala(here), anywhere(elsewhere, contacts))
    return [Place(*answer, some) for answer, some in zip(first_question(), routes, strict=True)]


def in_uppsala(here):
    return (
        Route("a", _("I am under 18"), _("Uppsala, under 18"), young(here)),
        Route("b", _("I am 18 or older"), _("Uppsala, 18 or older"), adult(here)),
        Route("c", _("I'd rather not say"), _("Uppsala, all ages"), tuple(here)),
    )


def anywhere(elsewhere, contacts):
    return (
        Route("d", _("In another municipality"), _("Another municipality"), tuple(elsewhere)),
        Route("e", _("I'd rather not say"), _("Wherever you live"), tuple(contacts)),
    )


def serves(contact, code):
    served = contact.municipalities.all()
    return not served or any(place.code == code for place in served)


def is_only(contact, code):
    served = contact.municipalities.all()
    return bool(served) and all(place.code == code for place in served)


def young(contacts):
    return tuple(contact for contact in contacts if contact.age_from < ADULT)


def adult(contacts):
    return tuple(c for c in contacts if c.age_to is None or c.age_to >= ADULT)
