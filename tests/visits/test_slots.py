"""Bookable times, who comes, and why somebody cannot: examples."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from schedules.rules.quarters import at_least, day_span, run_starts
from schedules.rules.slots import (
    Blocked,
    Need,
    Person,
    blocked_because,
    choose,
    free_starts,
    free_starts_by_day,
    nearest,
)
from tests.visits.naive_slots import naive_day

STOCKHOLM = ZoneInfo("Europe/Stockholm")
NEXUS, REGION = 1, 2
HOUR = 4
TUESDAY = date(2026, 10, 13)
SPRING_FORWARD, FALL_BACK = date(2027, 3, 28), date(2026, 10, 25)
AN_HOUR = {"before": 0, "core": HOUR, "after": 0}
TRAVEL_BOTH_WAYS = {"before": HOUR, "core": HOUR, "after": HOUR // 2}


def tick(day: date, clock: str) -> int:
    return int(datetime.combine(day, time.fromisoformat(clock), STOCKHOLM).timestamp()) // 900


def clocks(ticks: list[int]) -> list[str]:
    locals_ = (datetime.fromtimestamp(tick * 900, STOCKHOLM) for tick in ticks)
    return [local.strftime("%H:%M") for local in locals_]


def works(day: date, opens: str, closes: str) -> tuple[tuple[int, int], ...]:
    return ((tick(day, opens), tick(day, closes)),)


def starts_on(day, persons, needs, *, step=2, **lengths) -> list[str]:
    return clocks(free_starts_by_day(persons, needs, days=[day], step=step, **lengths)[day])


@pytest.mark.parametrize(
    ("bits", "n", "expected"),
    [
        (0b0111_0110, 1, 0b0111_0110),
        (0b0111_0110, 2, 0b0011_0010),
        (0b0111_0110, 3, 0b0001_0000),
        (0b0111_0110, 4, 0),
        (0b1111_1111, 7, 0b11),
        (0, 5, 0),
    ],
)
def test_runs_of_free_quarters(bits, n, expected):
    assert run_starts(bits, n) == expected


@pytest.mark.parametrize(
    ("count", "expected"), [(1, 0b1111), (2, 0b0110), (3, 0b0010), (4, 0), (0, -1)]
)
def test_quarters_in_which_enough_rows_agree(count, expected):
    assert at_least([0b0011, 0b0110, 0b1010, 0b0100], count) == expected


@pytest.mark.parametrize(("day", "length"), [(TUESDAY, 96), (SPRING_FORWARD, 92), (FALL_BACK, 100)])
def test_a_local_day_has_as_many_quarters_as_the_clock_gives_it(day, length):
    assert list(day_span(day)) == list(naive_day(day))
    assert len(day_span(day)) == length


def test_a_visit_ends_when_the_window_does():
    person = Person(1, NEXUS, works(TUESDAY, "08:00", "10:00"))
    assert starts_on(TUESDAY, [person], [Need(NEXUS)], **AN_HOUR) == ["08:00", "08:30", "09:00"]


def test_travel_and_quiet_time_need_to_be_free_too():
    person = Person(1, NEXUS, works(TUESDAY, "08:00", "12:00"))
    assert starts_on(TUESDAY, [person], [Need(NEXUS)], **TRAVEL_BOTH_WAYS) == [
        "09:00",
        "09:30",
        "10:00",
        "10:30",
    ]


def test_a_claim_takes_away_every_start_whose_travel_would_touch_it():
    person = Person(1, NEXUS, works(TUESDAY, "08:00", "14:00"), taken=(tick(TUESDAY, "11:00"),))
    assert starts_on(TUESDAY, [person], [Need(NEXUS)], **TRAVEL_BOTH_WAYS) == [
        "09:00",
        "09:30",
        "12:30",
    ]


@pytest.mark.parametrize(
    ("claimed", "comes"), [("08:45", True), ("09:00", False), ("11:15", False), ("11:30", True)]
)
def test_a_claim_beside_the_travel_is_no_hindrance(claimed, comes):
    person = Person(1, NEXUS, works(TUESDAY, "08:00", "16:00"), taken=(tick(TUESDAY, claimed),))
    crew = choose([person], [Need(NEXUS)], tick(TUESDAY, "10:00"), **TRAVEL_BOTH_WAYS)
    assert crew == ([1] if comes else None)


def test_part_of_a_day_keeps_to_whole_steps_after_midnight():
    person = Person(1, NEXUS, works(TUESDAY, "08:00", "12:00"))
    part = {"day_first_tick": tick(TUESDAY, "09:15"), "day_ticks": 6}
    starts = free_starts([person], [Need(NEXUS)], **part, step=2, **AN_HOUR)
    assert clocks(starts) == ["09:30", "10:00", "10:30"]


def test_neighbouring_windows_are_one():
    windows = works(TUESDAY, "08:00", "09:00") + works(TUESDAY, "09:00", "09:30")
    person = Person(1, NEXUS, windows)
    assert starts_on(TUESDAY, [person], [Need(NEXUS)], **AN_HOUR) == ["08:00", "08:30"]


def test_a_pair_needs_both_teams_at_once():
    persons = [
        Person(1, NEXUS, works(TUESDAY, "08:00", "12:00")),
        Person(2, NEXUS, works(TUESDAY, "13:00", "16:00")),
        Person(3, REGION, works(TUESDAY, "10:00", "14:30")),
    ]
    pair = [Need(NEXUS), Need(REGION)]
    assert starts_on(TUESDAY, persons, pair, step=4, **AN_HOUR) == ["10:00", "11:00", "13:00"]


def test_two_of_one_team_are_two_different_people():
    persons = [
        Person(1, NEXUS, works(TUESDAY, "08:00", "10:00")),
        Person(2, NEXUS, works(TUESDAY, "09:00", "11:00")),
    ]
    for needs in ([Need(NEXUS, 2)], [Need(NEXUS), Need(NEXUS)]):
        assert starts_on(TUESDAY, persons, needs, **AN_HOUR) == ["09:00"]
        assert choose(persons, needs, tick(TUESDAY, "08:00"), **AN_HOUR) is None


def test_the_missing_hour_in_spring_is_never_offered_and_the_rest_stays_on_local_time():
    day = SPRING_FORWARD
    person = Person(1, NEXUS, ((day_span(day).start, day_span(day).stop),))
    starts = starts_on(day, [person], [Need(NEXUS)], step=8, **AN_HOUR)
    assert starts == ["00:00", *(f"{hour:02}:00" for hour in range(4, 24, 2))]


def test_the_double_hour_in_autumn_is_two_starts():
    day = FALL_BACK
    person = Person(1, NEXUS, ((day_span(day).start, day_span(day).stop),))
    starts = starts_on(day, [person], [Need(NEXUS)], step=8, **AN_HOUR)
    assert starts == ["00:00", "02:00", *(f"{hour:02}:00" for hour in range(2, 24, 2))]


def test_every_day_asked_for_is_answered_and_no_other():
    days = [TUESDAY + timedelta(days=n) for n in (0, 1, 7)]
    person = Person(1, NEXUS, works(days[0], "08:00", "09:00") + works(days[2], "13:00", "14:00"))
    starts = free_starts_by_day([person], [Need(NEXUS)], days=days, step=2, **AN_HOUR)
    assert {day: clocks(ticks) for day, ticks in starts.items()} == {
        days[0]: ["08:00"],
        days[1]: [],
        days[2]: ["13:00"],
    }


def test_no_days_give_no_times():
    assert free_starts_by_day([], [Need(NEXUS)], days=[], step=2, **AN_HOUR) == {}


def test_the_least_loaded_come_and_the_lowest_number_breaks_a_tie():
    open_all_day = works(TUESDAY, "08:00", "16:00")
    persons = [
        Person(4, NEXUS, open_all_day, load=1),
        Person(1, NEXUS, open_all_day, load=3),
        Person(3, NEXUS, open_all_day, load=1),
        Person(2, NEXUS, works(TUESDAY, "13:00", "16:00"), load=0),
        Person(5, REGION, open_all_day, load=9),
    ]
    ten = tick(TUESDAY, "10:00")
    assert choose(persons, [Need(NEXUS, 2)], ten, **AN_HOUR) == [3, 4]
    assert choose(persons, [Need(REGION), Need(NEXUS)], ten, **AN_HOUR) == [5, 3]
    assert choose(persons, [Need(REGION, 2)], ten, **AN_HOUR) is None


def test_staff_can_read_why_each_person_is_not_free():
    ten = tick(TUESDAY, "10:00")
    persons = [
        Person(1, NEXUS, works(TUESDAY, "08:00", "16:00")),
        Person(2, NEXUS, works(TUESDAY, "10:30", "16:00")),
        Person(3, NEXUS, works(TUESDAY, "08:00", "16:00"), taken=(ten + 1,)),
        Person(4, NEXUS, works(TUESDAY, "10:00", "16:00")),
        Person(5, NEXUS, works(TUESDAY, "08:00", "16:00"), taken_spans=((ten + 4, ten + 6),)),
    ]
    assert blocked_because(persons, ten, **TRAVEL_BOTH_WAYS) == {
        2: Blocked.NO_WINDOW,
        3: Blocked.TAKEN,
        4: Blocked.NO_WINDOW_AROUND,
        5: Blocked.TAKEN_AROUND,
    }


def test_nearest_times_stand_in_order_of_time():
    assert nearest([80, 96, 90, 104, 110], 100) == [90, 96, 104]
    assert nearest([98, 102], 100, count=1) == [98]
    assert nearest([], 100) == []
