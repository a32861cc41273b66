"""Who helps, as the two public decisions name them. Nothing is checked, and the demo says so."""

from campaign_site.demo.content import load
from pages.generation import renew_generation
from pages.models import HelpContact
from pages.routes import UPPSALA
from schedules.models import Municipality

Track = HelpContact.Track
# Contacts without a place in the register: 112 stands on every page by itself, and one for
# relatives would mix with help for those exploited.
TRACKS = {"exploited": Track.EXPLOITED, "all": Track.EXPLOITED, "money": Track.MONEY}
EMERGENCY = "112"


def load_contacts() -> None:
    """Only those not known yet: what people write into the register is theirs."""
    fresh = [spec for spec in load("contacts")["contacts"] if is_wanted(spec)]
    known = set(HelpContact.objects.values_list("name", "track"))
    for spec in fresh:
        if (spec["name"], TRACKS[spec["track"]]) not in known:
            load_contact(spec)
            renew_generation()


def is_wanted(spec) -> bool:
    return spec["key"] != EMERGENCY and spec["status"] != "missing" and spec["track"] in TRACKS


def load_contact(spec) -> None:
    contact = HelpContact.objects.create(
        name=spec["name"],
        role=spec["role"],
        track=TRACKS[spec["track"]],
        grade=spec["grade"],
        age_from=spec.get("age_from", 0),
        age_to=spec.get("age_to"),
        sort_order=spec["sort_order"],
    )
    contact.municipalities.set(places_of(spec))


def places_of(spec):
    """None for the whole country; a contact for elsewhere serves all places that have no own."""
    if spec.get("elsewhere"):
        return Municipality.objects.exclude(code=UPPSALA)
    if spec["national"]:
        return Municipality.objects.none()
    return Municipality.objects.filter(code=spec["municipality_code"])
