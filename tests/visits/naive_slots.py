"""Bookable times worked out slowly, from the words alone: sets of quarters, one start at a time.

Shares no code with `schedules.rules`; the fast version must agree with it.
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

STOCKHOLM = ZoneInfo("Europe/Stockholm")
QUARTER = timedelta(minutes=15)


def naive_day(day: date) -> dict[int, datetime]:
    """By tick, the local time of every quarter whose local date is `day`."""
    at = datetime.combine(day, time(), UTC) - timedelta(hours=4)
    quarters = {}
    for _ in range(32 * 4):
        local = at.astimezone(STOCKHOLM)
        if local.date() == day:
            quarters[int(at.timestamp()) // 900] = local
        at += QUARTER
    return quarters


def naive_free(person) -> set[int]:
    free = set()
    for first, end in person.windows:
        free.update(range(first, end))
    for first, end in person.taken_spans:
        free.difference_update(range(first, end))
    return free - set(person.taken)


def naive_able(persons, team, start, *, before, core, after) -> list:
    asked = set(range(start - before, start + core + after))
    return [person for person in persons if person.team == team and asked <= naive_free(person)]


def naive_crew(persons, needs, start, **lengths) -> list[int] | None:
    """Takes the people one by one, need after need, so nobody is counted for two needs."""
    crew = []
    for team in dict.fromkeys(need.team for need in needs):
        able = naive_able(persons, team, start, **lengths)
        for need in needs:
            for _ in range(need.count if need.team == team else 0):
                if not able:
                    return None
                first = min(able, key=lambda person: (person.load, person.id))
                able.remove(first)
                crew.append(first.id)
    return crew


def naive_starts(persons, needs, day, *, step, **lengths) -> list[int]:
    starts = []
    for tick, local in naive_day(day).items():
        on_step = (local.hour * 60 + local.minute) % (15 * step) == 0
        if on_step and naive_crew(persons, needs, tick, **lengths) is not None:
            starts.append(tick)
    return starts
