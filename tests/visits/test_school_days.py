"""School days: the formula year, a school's own year instead of it, and counting in school days."""

import csv
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schedules.rules.school_days import (
    FORMULA,
    Calendars,
    SchoolCalendar,
    add_school_days,
    formula_year,
    holidays_of,
    is_school_day,
    school_days,
    school_year_of,
)

SHARED_DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
EVES = {"Midsommarafton", "Julafton", "Nyårsafton"}

some_day = st.dates(date(2000, 1, 1), date(2060, 12, 31))


def shared_rows(name: str, delimiter: str = ",") -> list[dict[str, str]]:
    path = SHARED_DATA / name
    assert path.is_file(), f"The shared reference data is missing: {path}"
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines, delimiter=delimiter))


def printed_days(row: dict[str, str]) -> set[date]:
    return set(weekdays(date.fromisoformat(row["start"]), date.fromisoformat(row["end"])))


def weekdays(first: date, last: date) -> Iterator[date]:
    for n in range((last - first).days + 1):
        day = first + timedelta(days=n)
        if day.weekday() < 5:
            yield day


def breaks_of(kind: str, *municipalities: str) -> list[dict[str, str]]:
    rows = [
        row
        for row in shared_rows("school-breaks.csv")
        if row["kind"] == kind
        and row["municipality"] in municipalities
        and not row["note"].startswith("DOUBTFUL")
        and not row["scope"].startswith("INDIRECT")
    ]
    assert rows
    return rows


@pytest.mark.parametrize(
    ("starting", "autumn", "spring"),
    [
        (2020, (date(2020, 8, 17), date(2020, 12, 20)), (date(2021, 1, 11), date(2021, 6, 11))),
        (2024, (date(2024, 8, 19), date(2024, 12, 20)), (date(2025, 1, 13), date(2025, 6, 6))),
        (2026, (date(2026, 8, 17), date(2026, 12, 20)), (date(2027, 1, 11), date(2027, 6, 11))),
        (2032, (date(2032, 8, 16), date(2032, 12, 20)), (date(2033, 1, 10), date(2033, 6, 10))),
        (2037, (date(2037, 8, 17), date(2037, 12, 20)), (date(2038, 1, 11), date(2038, 6, 11))),
    ],
)
def test_formula_terms_run_as_the_design_says(starting, autumn, spring):
    assert formula_year(starting).terms == (autumn, spring)


def test_formula_breaks_are_hostlov_sportlov_and_the_week_after_easter():
    assert formula_year(2026, 9).breaks == (
        (date(2026, 10, 26), date(2026, 10, 30)),
        (date(2027, 3, 1), date(2027, 3, 5)),
        (date(2027, 3, 29), date(2027, 4, 2)),
    )


def test_formula_year_says_that_it_is_preliminary():
    assert formula_year(2026).preliminary
    assert FORMULA.calendar_for(date(2049, 3, 3)).preliminary


def test_school_years_turn_on_the_first_of_july():
    assert school_year_of(date(2027, 6, 30)) == 2026
    assert school_year_of(date(2027, 7, 1)) == 2027


@pytest.mark.parametrize("year", range(2015, 2030))
def test_days_off_are_the_public_holidays_and_three_eves_of_another_list(year):
    rows = shared_rows("public-holidays-se-date-holidays.csv")
    expected = {
        date.fromisoformat(row["date"])
        for row in rows
        if row["date"].startswith(str(year)) and (row["type"] == "public" or row["name_sv"] in EVES)
    }
    assert holidays_of(year) == expected


def test_no_public_holiday_of_the_official_list_is_a_school_day():
    rows = shared_rows("public-holidays-se-openholidays.csv", ";")
    holidays = [date.fromisoformat(row["StartDate"]) for row in rows]
    assert len(holidays) == 143
    assert [day for day in holidays if is_school_day(day)] == []


def test_hostlov_of_every_printed_calendar_is_the_formula_week():
    rows = breaks_of("autumn_break", "Knivsta", "Uppsala", "Eskilstuna", "Vaggeryd")
    assert [day for row in rows for day in printed_days(row) if is_school_day(day)] == []


@pytest.mark.parametrize(
    ("municipality", "week"), [("Uppsala", 8), ("Knivsta", 8), ("Eskilstuna", 8), ("Vaggeryd", 7)]
)
def test_sportlov_follows_the_week_of_the_municipality(municipality, week):
    for row in breaks_of("winter_break", municipality):
        year = school_year_of(date.fromisoformat(row["start"]))
        first, last = formula_year(year, week).breaks[1]
        assert set(weekdays(first, last)) == printed_days(row)


def test_formula_knows_only_the_week_after_easter_hence_preliminary():
    knivsta, eskilstuna = breaks_of("easter_break", "Knivsta", "Eskilstuna")
    assert not any(is_school_day(day) for day in printed_days(eskilstuna))
    assert any(is_school_day(day) for day in printed_days(knivsta))


def uppsala_2026() -> SchoolCalendar:
    rows = [row for row in shared_rows("school-breaks.csv") if row["source"] == "UPP-SCRIPT"]
    year = [row for row in rows if row["school_year"] == "2026/27"]
    spans = [
        (date.fromisoformat(row["start"]), date.fromisoformat(row["end"]))
        for row in year
        if row["kind"] != "summer_break"
    ]
    return SchoolCalendar(
        terms=((date(2026, 8, 18), date(2027, 6, 11)),),
        breaks=tuple(spans),
    )


def test_a_known_year_replaces_the_formula_and_only_that_year():
    calendars = Calendars({2026: uppsala_2026()})
    changed = {
        date(2026, 8, 17): False,  # formula: term has begun
        date(2026, 9, 25): False,  # a day off of its own
        date(2026, 12, 21): True,  # the formula closes on the twentieth
        date(2027, 3, 30): False,
        date(2027, 4, 30): False,
    }
    assert {day: is_school_day(day, calendars) for day in changed} == changed
    assert not calendars.calendar_for(date(2027, 4, 30)).preliminary
    assert calendars.calendar_for(date(2027, 8, 30)) == formula_year(2027)


def test_a_day_off_is_no_school_day():
    known = SchoolCalendar(
        terms=((date(2026, 8, 17), date(2026, 12, 18)),), days_off=frozenset({date(2026, 9, 25)})
    )
    calendars = Calendars({2026: known})
    assert is_school_day(date(2026, 9, 24), calendars)
    assert not is_school_day(date(2026, 9, 25), calendars)


def test_a_holiday_that_a_school_forgot_is_still_no_school_day():
    known = SchoolCalendar(terms=((date(2026, 8, 17), date(2027, 6, 18)),))
    calendars = Calendars({2026: known})
    assert not is_school_day(date(2026, 12, 24), calendars)
    assert not is_school_day(date(2027, 5, 6), calendars)


def test_notice_over_christmas_counts_no_day_of_the_break():
    assert add_school_days(date(2026, 12, 17), 3) == date(2027, 1, 12)


@pytest.mark.parametrize(
    ("day", "n", "expected"),
    [
        (date(2026, 10, 23), 1, date(2026, 11, 2)),  # over höstlov
        (date(2026, 10, 24), -1, date(2026, 10, 23)),  # a Saturday
        (date(2026, 8, 17), -1, date(2026, 6, 5)),  # over the summer
        (date(2026, 7, 15), 0, date(2026, 7, 15)),
        (date(2026, 4, 2), 1, date(2026, 4, 13)),  # over Easter
        (date(2028, 2, 28), 1, date(2028, 2, 29)),
    ],
)
def test_counting_school_days(day, n, expected):
    assert add_school_days(day, n) == expected


def test_first_and_last_day_are_both_counted():
    monday = date(2026, 9, 7)
    assert school_days(monday, monday) == [monday]
    assert school_days(monday, monday - timedelta(days=1)) == []
    assert school_days(date(2026, 10, 22), date(2026, 11, 3)) == [
        date(2026, 10, 22),
        date(2026, 10, 23),
        date(2026, 11, 2),
        date(2026, 11, 3),
    ]


@given(some_day, st.integers(1, 60))
def test_counting_forward_passes_exactly_that_many_school_days(day, n):
    reached = add_school_days(day, n)
    passed = school_days(day + timedelta(days=1), reached)
    assert (len(passed), passed[-1]) == (n, reached)


@given(some_day, st.integers(1, 60))
def test_counting_back_undoes_counting_forward_from_a_school_day(day, n):
    start = add_school_days(day, 1)
    assert add_school_days(add_school_days(start, n), -n) == start


@pytest.mark.parametrize("starting", range(1999, 2060))
def test_a_formula_year_has_a_credible_number_of_school_days(starting):
    days = school_days(date(starting, 7, 1), date(starting + 1, 6, 30))
    assert 165 <= len(days) <= 190
