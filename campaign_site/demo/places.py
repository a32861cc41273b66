"""Municipalities, real schools, and the demo's made-up mail domains."""

from datetime import datetime

from campaign_site.demo.content import rows
from schedules.actions.municipalities import name_municipalities
from schedules.models import Host, Municipality, Organizer, OrganizerDomain

ORGANIZER = "Uppsala kommun"
DOMAINS = {"gymnasium.uppsala.example": True}


def load_places(*, at: datetime) -> None:
    if not Municipality.objects.exists():
        name_municipalities((row["code"], row["name"]) for row in rows("municipalities"))
    load_schools(at=at)
    organizer, _ = Organizer.objects.get_or_create(name=ORGANIZER)
    for domain, staff_only in DOMAINS.items():
        OrganizerDomain.objects.get_or_create(
            domain=domain, defaults={"organizer": organizer, "staff_only": staff_only}
        )


def load_schools(*, at: datetime) -> None:
    """Only those not known yet: an import from the register says more than our table."""
    places = dict(Municipality.objects.values_list("code", "pk"))
    Host.objects.bulk_create(
        [
            Host(
                name=row["name"],
                municipality_id=places[row["municipality_code"]],
                school_unit_code=row["code"],
                school_forms=row["school_forms"],
                approved_at=at,
            )
            for row in rows("schools")
        ],
        ignore_conflicts=True,
    )
