"""Once a day: what everybody may know about the weeks ahead (domain rule 8)."""

from datetime import date, datetime, timedelta

from django.db import transaction

from schedules.models import VisitOffer, WeekRoom
from schedules.queries.free_times import bookable_days, free_starts, people_on
from schedules.queries.people import needs_of
from schedules.rules.intervals import local_day
from schedules.rules.school_days import FORMULA
from schedules.rules.weeks import Room, room_by_week, smallest_pool, whole_weeks


def write_week_rooms(*, at: datetime) -> int:
    """Every offer's weeks anew; gives how many offers."""
    offers = list(VisitOffer.objects.bookable().with_needs())
    for offer in offers:
        rooms = rooms_of(offer, at=at)
        with transaction.atomic():
            offer.week_rooms.all().delete()
            WeekRoom.objects.bulk_create(
                WeekRoom(offer=offer, monday=monday, room=room) for monday, room in rooms.items()
            )
    return len(offers)


def rooms_of(offer: VisitOffer, *, at: datetime) -> dict[date, Room]:
    """Weeks that have a bookable day, and the breaks between them."""
    today = local_day(at)
    last = today + timedelta(days=offer.horizon_days)
    days = bookable_days(offer, FORMULA, first=today, last=last, at=at)
    if not days:
        return {}
    needs = needs_of(offer)
    people = people_on(needs, days)
    starts = free_starts(people, needs, days, offer)
    mondays = [monday for monday in whole_weeks(today, last) if monday <= days[-1]]
    rooms = room_by_week(mondays, starts, smallest_pool(people, needs))
    bookable = {day - timedelta(days=day.weekday()) for day in days}
    within = offer.campaigns.all()
    return {
        monday: room
        for monday, room in rooms.items()
        if monday in bookable or (room == Room.BREAK and not within)
    }
