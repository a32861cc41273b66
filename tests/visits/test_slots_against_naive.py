"""Bookable times and who comes, against a slow version that shares no code with them."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from schedules.rules.quarters import day_span
from schedules.rules.slots import (
    Need,
    Person,
    blocked_because,
    choose,
    free_starts,
    free_starts_by_day,
)
from tests.visits.naive_slots import naive_able, naive_crew, naive_day, naive_starts

TUESDAY = date(2026, 10, 13)
SPRING_FORWARD, FALL_BACK = date(2027, 3, 28), date(2026, 10, 25)
TEAMS = (1, 2)

days_around_a_change = st.sampled_from(
    [TUESDAY, SPRING_FORWARD, FALL_BACK, date(2038, 3, 27), date(2044, 10, 29)]
)
lengths = st.fixed_dictionaries(
    {"before": st.integers(0, 6), "core": st.integers(1, 8), "after": st.integers(0, 6)}
)
needs_lists = st.lists(st.builds(Need, st.sampled_from(TEAMS), st.integers(1, 2)), max_size=3)


@st.composite
def spans(draw, first: int, longest: int):
    start = first + draw(st.integers(-60, 300))
    return start, start + draw(st.integers(0, longest))


@st.composite
def pools(draw, first: int) -> list[Person]:
    return [
        Person(
            id=number,
            team=draw(st.sampled_from(TEAMS)),
            windows=tuple(draw(st.lists(spans(first, 200), min_size=1, max_size=4))),
            taken=tuple(draw(st.lists(st.integers(first - 60, first + 300), max_size=4))),
            load=draw(st.integers(0, 2)),
            taken_spans=tuple(draw(st.lists(spans(first, 12), max_size=3))),
        )
        for number in range(draw(st.integers(0, 5)))
    ]


@given(st.data(), days_around_a_change, lengths, needs_lists, st.integers(1, 10))
def test_fast_and_slow_versions_find_the_same_times(data, first_day, lengths, needs, step):
    days = [first_day + timedelta(days=n) for n in data.draw(st.sets(st.integers(0, 3)))]
    persons = data.draw(pools(min(naive_day(first_day))))
    slow = {day: naive_starts(persons, needs, day, step=step, **lengths) for day in days}
    fast = free_starts_by_day(persons, needs, days=days, step=step, **lengths)
    assert fast == slow
    for day in days:
        span = {"day_first_tick": day_span(day).start, "day_ticks": len(day_span(day))}
        assert free_starts(persons, needs, **span, step=step, **lengths) == slow[day]


@given(st.data(), days_around_a_change, lengths, needs_lists)
def test_a_time_is_free_exactly_when_people_can_be_chosen_for_it(data, day, lengths, needs):
    persons = data.draw(pools(min(naive_day(day))))
    free = free_starts_by_day(persons, needs, days=[day], step=1, **lengths)[day]
    crews = {start: choose(persons, needs, start, **lengths) for start in naive_day(day)}
    assert [start for start, crew in crews.items() if crew is not None] == free
    assert crews == {start: naive_crew(persons, needs, start, **lengths) for start in crews}


@given(st.data(), days_around_a_change, lengths, st.integers(0, 95))
def test_a_person_has_a_reason_exactly_when_they_cannot_come(data, day, lengths, quarter):
    persons = data.draw(pools(min(naive_day(day))))
    start = min(naive_day(day)) + quarter
    able = [naive_able(persons, team, start, **lengths) for team in TEAMS]
    expected = {person.id for person in persons} - {p.id for team in able for p in team}
    assert set(blocked_because(persons, start, **lengths)) == expected
