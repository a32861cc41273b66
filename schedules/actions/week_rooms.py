"""Once a day: what everybody may know about the weeks ahead (domain rule 8)."""

from datetime import date, datetime, timedelta

from django.db import transaction

from schedules.models import VisitOffer, WeekRoom
from schedules.queries.free_times import bookable_days, free_starts, people_on
from schedules.queries.people import needs_of
from schedules.rules.intervals import local_day
from schedules.rules.quarters import day_span
from schedules.rules.school_days import FORMULA, is_school_day
from schedules.rules.slots import Person
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
    mondays = [monday for monday in whole_weeks(today, last) if monday <= days[-1]]
    bookable = {day - timedelta(days=day.weekday()) for day in days}
    within = offer.campaigns.all()
    return {
        monday: room
        for monday, room in answers(offer, mondays).items()
        if monday in bookable or (room == Room.BREAK and not within)
    }


def answers(offer: VisitOffer, mondays: list[date]) -> dict[date, Room]:
    """By all school days of each week, those too that notice or the edition leaves out: what is
    left of a week as the days go by would tell of single days."""
    needs = needs_of(offer)
    days = [day for monday in mondays for day in week_from(monday) if is_school_day(day, FORMULA)]
    if not days:
        return room_by_week(mondays, {}, 0)
    people = people_on(needs, days)
    starts = free_starts(people, needs, days, offer)
    rooms: dict[date, Room] = {}
    for monday in mondays:
        at_work = [person for person in people if works_in(person, monday)]
        rooms |= room_by_week([monday], starts, smallest_pool(at_work, needs))
    return rooms


def week_from(monday: date) -> list[date]:
    return [monday + timedelta(days=n) for n in range(7)]


def works_in(person: Person, monday: date) -> bool:
    """Whoever has no hours that week hides nobody."""
    first, last = day_span(monday).start, day_span(monday + timedelta(days=6)).stop
    return any(opens < last and closes > first for opens, closes in person.windows)
