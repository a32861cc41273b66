"""One visit as an iCalendar file for one person (RFC 5545, 5546): values in, bytes out."""

from datetime import UTC, datetime
from enum import StrEnum
from uuid import UUID

from icalendar import Calendar, Event, Timezone, vCalAddress, vText

from schedules.rules.intervals import TZ
from schedules.rules.texts import one_line

PRODID = "-//Campaign site//Visits//EN"

# Equal to the tz database from 1996 on and without an end; libraries write theirs up to 2037.
STOCKHOLM = """\
BEGIN:VTIMEZONE
TZID:Europe/Stockholm
BEGIN:STANDARD
DTSTART:19961027T030000
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19970330T020000
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
END:VTIMEZONE
"""


class Method(StrEnum):
    """What the receiving calendar is asked to do: take in or change, take out, only show."""

    REQUEST = "REQUEST"
    CANCEL = "CANCEL"
    PUBLISH = "PUBLISH"


AGREED = {"class": "PRIVATE", "status": "CONFIRMED", "transp": "OPAQUE"}
CALLED_OFF = {"class": "PRIVATE", "status": "CANCELLED", "transp": "TRANSPARENT"}
STANDING = {Method.REQUEST: AGREED, Method.PUBLISH: AGREED, Method.CANCEL: CALLED_OFF}


def uid_of(uuid: UUID, domain: str) -> str:
    """The same for the visit's whole life and in every file of it."""
    return f"{uuid}@{domain}"


def visit_file(
    *,
    uid: str,
    sequence: int,
    method: Method,
    starts_at: datetime,
    ends_at: datetime,
    summary: str,
    location: str,
    organizer: str,
    attendee: str | None,
    stamp: datetime,
) -> bytes:
    """The file of `attendee` alone; a file for download (PUBLISH) has none.

    `organizer` and `attendee` are addresses; the organizer's is a function's, never a person's.
    Calendars are shared: no description, no link and nobody else's name ever stands here.
    """
    opens, closes = clock_times(starts_at, ends_at)
    event = Event()
    add(event, uid=uid, sequence=sequence, dtstamp=stamp.astimezone(UTC), **STANDING[method])
    add(event, dtstart=opens, dtend=closes, summary=one_line(summary))
    add(event, organizer=address(organizer))
    if one_line(location):
        add(event, location=one_line(location))
    if attendee is not None:
        add(event, attendee=invited(attendee))
    return calendar_of(event, method).to_ical()


def add(event: Event, **properties: object) -> None:
    for name, value in properties.items():
        event.add(name, value)


def calendar_of(event: Event, method: Method) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", PRODID)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method.value)
    calendar.add_component(Timezone.from_ical(STOCKHOLM))
    calendar.add_component(event)
    return calendar


def clock_times(starts_at: datetime, ends_at: datetime) -> tuple[datetime, datetime]:
    """As the clock on the wall shows them; in UTC where it shows one of them a second time."""
    opens, closes = starts_at.astimezone(UTC), ends_at.astimezone(UTC)
    local = opens.astimezone(TZ), closes.astimezone(TZ)
    return (opens, closes) if any(at.fold for at in local) else local


def address(mailbox: str) -> vCalAddress:
    return vCalAddress(f"mailto:{one_line(mailbox)}")


def invited(mailbox: str) -> vCalAddress:
    """No answer is asked for: the visit is agreed already."""
    person = address(mailbox)
    person.params["cutype"] = vText("INDIVIDUAL")
    person.params["role"] = vText("REQ-PARTICIPANT")
    person.params["partstat"] = vText("ACCEPTED")
    person.params["rsvp"] = vText("FALSE")
    return person
