"""Weeks with room, as everybody may see them: read from what was written this morning."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from schedules.models import VisitOffer, WeekRoom
from schedules.rules.intervals import local_day
from schedules.rules.weeks import Room


@dataclass(frozen=True)
class Week:
    number: int
    monday: date
    friday: date
    room: Room
    label: str


def weeks_with_room(offer: VisitOffer, *, at: datetime, count: int = 8) -> list[Week]:
    """The next weeks from Monday to Sunday that have an answer: one query."""
    rows = WeekRoom.objects.filter(offer=offer, monday__gt=local_day(at))[:count]
    return [week_of(row) for row in rows]


def week_of(row: WeekRoom) -> Week:
    return Week(
        number=row.monday.isocalendar().week,
        monday=row.monday,
        friday=row.monday + timedelta(days=4),
        room=Room(row.room),
        label=row.get_room_display(),
    )
