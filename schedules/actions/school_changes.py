"""One known school laid beside what the register says of it now."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from schedules.actions.school_report import Fate
from schedules.models import Host, Organizer
from schedules.rules.register import Unit, UnitStatus

CHANGING = ("name", "municipality_id", "school_forms", "organizer_id")


def columns_of(unit: Unit, places: dict[str, int], organizers: dict[str, int]) -> dict[str, Any]:
    """The columns that the register decides. One without an organizer says nothing about it."""
    columns = {
        "name": unit.name,
        "municipality_id": places[unit.municipality_code],
        "school_forms": unit.school_forms,
    }
    if unit.organizer:
        columns["organizer_id"] = organizers[unit.organizer]
    return columns


def organizers_of(units: Iterable[Unit]) -> dict[str, int]:
    """Keys by name; those not known yet are made."""
    names = {unit.organizer for unit in units if unit.organizer}
    Organizer.objects.bulk_create(
        [Organizer(name=name) for name in sorted(names)], ignore_conflicts=True
    )
    return dict(Organizer.objects.filter(name__in=names).values_list("name", "pk"))


def fates_of(host: Host, unit: Unit, columns: dict[str, Any]) -> list[Fate]:
    differing = {name for name, value in columns.items() if getattr(host, name) != value}
    is_closed = host.closed_on is not None
    found = {
        Fate.RENAMED: "name" in differing,
        Fate.MOVED: "municipality_id" in differing,
        Fate.UPDATED: bool(differing & {"school_forms", "organizer_id"}),
        Fate.CLOSED: unit.status.is_over and not is_closed,
        Fate.REOPENED: unit.status == UnitStatus.ACTIVE and is_closed,
    }
    return [fate for fate, holds in found.items() if holds]


def change_host(
    host: Host, unit: Unit, columns: dict[str, Any], fates: list[Fate], *, today: date
) -> None:
    """Only the columns; its visits and its people stay as they are."""
    for name, value in columns.items():
        setattr(host, name, value)
    if Fate.CLOSED in fates:
        host.closed_on = min(unit.ended_on or today, today)
    if Fate.REOPENED in fates:
        host.closed_on = None
