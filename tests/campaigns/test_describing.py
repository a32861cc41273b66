"""Rhythms and windows in words, as the desk and the year wheel say them."""

from datetime import date, time, timedelta

import pytest
from django.utils import translation

from schedules.describing import describe, describe_round, describe_window
from schedules.rules.intervals import local_instant
from schedules.rules.phase import Round
from schedules.rules.rhythm import Rhythm, Shape
from tests.factories.schedules import NOW

DAY = timedelta(days=1)


def rhythm(shape, **changed) -> Rhythm:
    columns = {"starts_on": date(2026, 11, 25), "ends_on": None, "start_time": time()}
    return Rhythm(shape=shape, **columns | {"length_days": 7} | changed)


WORDS = [
    (
        rhythm(Shape.MONTHLY, nth=1, weekdays=(0,), months=(9, 2)),
        "The first Monday of February and September, 7 days",
        "Den första måndagen i februari och september, 7 dagar",
    ),
    (
        rhythm(Shape.MONTHLY, nth=-1, weekdays=(4,), length_days=1),
        "The last Friday of every month, 1 day",
        "Den sista fredagen i varje månad, 1 dag",
    ),
    (
        rhythm(Shape.WEEKLY, weekdays=(2, 0), length_days=1),
        "Every Monday and Wednesday, 1 day",
        "Varje måndag och onsdag, 1 dag",
    ),
    (
        rhythm(
            Shape.WEEKLY,
            weekdays=(1,),
            interval=2,
            length_days=0,
            length_minutes=60,
            start_time=time(15),
        ),
        "Tuesday every second week, from 15:00, 60 minutes",
        "Tisdag varannan vecka, från kl. 15:00, 60 minuter",
    ),
    (
        rhythm(Shape.ISO_WEEKS, weeks=(7,)),
        "The Monday of week 7, 7 days",
        "Måndagen i vecka 7, 7 dagar",
    ),
    (
        rhythm(Shape.ISO_WEEKS, weeks=(36, 7, 40), weekdays=(1,)),
        "The Tuesday of weeks 7, 36 and 40, 7 days",
        "Tisdagen i vecka 7, 36 och 40, 7 dagar",
    ),
    (rhythm(Shape.YEARLY), "25 November every year, 7 days", "25 november varje år, 7 dagar"),
    (
        rhythm(Shape.YEARLY, starts_on=date(2028, 2, 29)),
        "29 February, in leap years only, 7 days",
        "29 februari, bara skottår, 7 dagar",
    ),
]


@pytest.mark.parametrize(("given", "english", "swedish"), WORDS)
def test_a_rhythm_is_said_in_both_languages(given, english, swedish):
    said = {}
    for language in ("en", "sv"):
        with translation.override(language):
            said[language] = describe(given)
    assert said == {"en": english, "sv": swedish}


def at(day: date, hour: int = 0):
    return local_instant(day, time(hour))


WINDOWS = [
    (at(date(2026, 10, 12)), at(date(2026, 10, 19)), "12–18 oktober 2026"),
    (at(date(2026, 10, 12)), at(date(2026, 10, 13)), "12 oktober 2026"),
    # Over the night when the clock goes back.
    (at(date(2026, 10, 24)), at(date(2026, 11, 1)), "24–31 oktober 2026"),
    (at(date(2026, 10, 24)), at(date(2026, 11, 2)), "24 oktober – 1 november 2026"),
    (at(date(2026, 12, 28)), at(date(2027, 1, 4)), "28 december 2026 – 3 januari 2027"),
    (at(date(2026, 12, 1), 15), at(date(2026, 12, 1), 16), "1 december 2026, 15:00–16:00"),
    (
        at(date(2026, 10, 5), 8),
        at(date(2026, 10, 12), 8),
        "5 oktober 08:00 – 12 oktober 2026 08:00",
    ),
]


@pytest.mark.parametrize(("starts_at", "ends_at", "words"), WINDOWS)
def test_a_window_says_its_last_open_day_and_hours_only_when_they_matter(starts_at, ends_at, words):
    with translation.override("sv"):
        assert describe_window(starts_at, ends_at) == words


STATES = [
    ("provisional", 1, False, "Provisional"),
    ("provisional", -1, False, "Not opened"),
    ("provisional", -9, False, "Never opened"),
    ("confirmed", 1, False, "Confirmed"),
    ("confirmed", -1, False, "Open now"),
    ("confirmed", -9, False, "Past"),
    ("confirmed", -1, True, "Paused"),
    ("cancelled", 1, True, "Cancelled"),
]


@pytest.mark.parametrize(("status", "begins", "paused", "words"), STATES)
def test_an_edition_says_what_it_is_now(status, begins, paused, words):
    starts_at = NOW + begins * DAY
    round_ = Round(starts_at, starts_at + 7 * DAY, status, paused, 1)
    with translation.override("en"):
        assert describe_round(round_, NOW) == words
