"""A visit's calendar file, as another library reads it and as it stands byte for byte."""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from uuid import UUID

import icalendar
import pytest
import recurring_ical_events
from hypothesis import given
from hypothesis import strategies as st

from schedules.rules.calendar_files import Method, uid_of, visit_file
from schedules.rules.intervals import TZ, local_instant

GOLDEN = Path(__file__).parent / "golden"
UID = uid_of(UUID("6a1f8a52-5b0e-4c1c-9d1e-0f4a3b7c2d10"), "webbplats.example")
TEN = local_instant(date(2026, 10, 20), time(10))
ASKED = local_instant(date(2026, 10, 6), time(9))
HOUR = timedelta(hours=1)
MOVED = {"starts_at": TEN + 24 * HOUR, "ends_at": TEN + 25 * HOUR}
STEPS = {
    "confirmed": {},
    "moved": {"sequence": 2, **MOVED},
    "cancelled": {"sequence": 3, "method": Method.CANCEL, **MOVED},
}
QUARTER = timedelta(minutes=15)
FIRST = datetime(2025, 1, 1, tzinfo=UTC)
INSTANTS = st.integers(0, 45 * 365 * 96).map(lambda quarters: FIRST + quarters * QUARTER)


def file_of(**changed) -> bytes:
    usual = {
        "uid": UID,
        "sequence": 1,
        "method": Method.REQUEST,
        "starts_at": TEN,
        "ends_at": TEN + HOUR,
        "summary": "Besök: två från enheten",
        "location": "Aulan",
        "organizer": "besok@webbplats.example",
        "attendee": "larare@skola.example",
        "stamp": ASKED,
    }
    return visit_file(**usual | changed)


def read(file: bytes):
    """What a calendar that knows no visits finds in the file: its method and its one event."""
    calendar = icalendar.Calendar.from_ical(file)
    events = recurring_ical_events.of(calendar, skip_bad_series=False).all()
    (event,) = list(events)
    return calendar, event


@pytest.mark.parametrize(("name", "changed"), STEPS.items())
def test_each_step_of_a_visit_gives_the_file_that_was_looked_at_once(name, changed):
    assert file_of(**changed) == (GOLDEN / f"{name}.ics").read_bytes()


def test_confirmed_moved_and_cancelled_are_one_event_that_only_goes_forward():
    files = [(GOLDEN / f"{name}.ics").read_bytes() for name in STEPS]
    calendars, events = zip(*map(read, files), strict=True)
    assert {str(event["uid"]) for event in events} == {UID}
    assert [event["sequence"] for event in events] == [1, 2, 3]
    assert [str(calendar["method"]) for calendar in calendars] == ["REQUEST", "REQUEST", "CANCEL"]
    assert [str(event["status"]) for event in events] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]
    assert [event.start for event in events] == [TEN, TEN + 24 * HOUR, TEN + 24 * HOUR]
    assert [event.duration for event in events] == [HOUR] * 3


def test_a_file_holds_its_recipient_alone_and_a_function_as_organizer():
    _, event = read(file_of())
    assert str(event["attendee"]) == "mailto:larare@skola.example"
    assert str(event["organizer"]) == "mailto:besok@webbplats.example"
    assert event["organizer"].params == {}
    assert str(event["class"]) == "PRIVATE"


def test_a_file_says_nothing_more_than_it_must():
    calendar, _ = read(file_of())
    assert set(calendar.events[0]) == {
        "UID", "SEQUENCE", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "CLASS", "STATUS",
        "TRANSP", "ORGANIZER", "LOCATION", "ATTENDEE",
    }  # fmt: skip
    assert b"http" not in file_of()


def test_a_file_for_download_asks_nobody():
    calendar, event = read(file_of(method=Method.PUBLISH, attendee=None, location=""))
    assert str(calendar["method"]) == "PUBLISH"
    assert "ATTENDEE" not in event
    assert "LOCATION" not in event


def test_lines_that_people_typed_cannot_become_lines_of_the_file():
    _, event = read(file_of(location="Aulan\r\nATTENDEE:mailto:x@y.example", summary="A\nB\u202e"))
    assert str(event["location"]) == "Aulan ATTENDEE:mailto:x@y.example"
    assert str(event["summary"]) == "A B"
    assert str(event["attendee"]) == "mailto:larare@skola.example"


def test_long_swedish_words_survive_the_folding_of_lines():
    summary = "Besök på Östra Ängsgårdsgymnasiet; två från enheten, " * 3
    assert str(read(file_of(summary=summary))[1]["summary"]) == summary.strip()
    assert max(len(line) for line in file_of(summary=summary).split(b"\r\n")) <= 75


@pytest.mark.parametrize("year", [2026, 2027, 2035, 2039, 2060])
@pytest.mark.parametrize(("month", "offset"), [(3, 1), (10, 2)])
def test_ten_in_the_morning_is_ten_before_and_after_each_clock_change(year, month, offset):
    last_sunday = max(
        date(year, month, day) for day in range(25, 32) if date(year, month, day).weekday() == 6
    )
    before = read(file_of(**hour_of(last_sunday - timedelta(days=1))))[1]
    after = read(file_of(**hour_of(last_sunday + timedelta(days=1))))[1]
    assert [event.start.replace(tzinfo=None).time() for event in (before, after)] == [time(10)] * 2
    assert before.start.utcoffset() == timedelta(hours=offset)
    assert after.start.utcoffset() == timedelta(hours=3 - offset)


def hour_of(day: date) -> dict[str, datetime]:
    start = local_instant(day, time(10))
    return {"starts_at": start, "ends_at": start + HOUR}


@given(start=INSTANTS, quarters=st.integers(min_value=1, max_value=16))
def test_every_hour_is_read_back_as_the_instant_it_was(start, quarters):
    assert_read_back(start, start + quarters * QUARTER)


@pytest.mark.parametrize(
    "change", [datetime(2026, 10, 25, tzinfo=UTC), datetime(2027, 3, 28, tzinfo=UTC)]
)
def test_every_quarter_around_a_clock_change_is_read_back_as_the_instant_it_was(change):
    for quarter in range(-8, 16):
        start = change + quarter * QUARTER
        assert_read_back(start, start + HOUR)


def assert_read_back(start: datetime, end: datetime) -> None:
    _, event = read(file_of(starts_at=start, ends_at=end))
    assert (event.start.astimezone(UTC), event.end.astimezone(UTC)) == (start, end)


@given(at=INSTANTS)
def test_the_written_out_time_zone_is_stockholms_own(at):
    """The file's own rules, for programs that do not know Stockholm by name."""
    calendar, _ = read(file_of())
    written = calendar.timezones[0].to_tz(lookup_tzid=False)
    assert at.astimezone(written).utcoffset() == at.astimezone(TZ).utcoffset()
