"""Sixty instants at which the demo must show all it promises."""

from datetime import date, datetime, time, timedelta

from schedules.rules.intervals import TZ, local_instant

LEAP_DAY = local_instant(date(2028, 2, 29), time(9))
SUMMER = local_instant(date(2026, 7, 15), time(9))
NEW_YEARS_EVE = local_instant(date(2026, 12, 31), time(23, 59))
WEEK_53 = local_instant(date.fromisocalendar(2026, 53, 2), time(10))

SPECIAL = [
    LEAP_DAY,
    SUMMER,
    NEW_YEARS_EVE,
    WEEK_53,
    # The first minute of a year, and of the week that belongs to the year before.
    local_instant(date(2027, 1, 1), time(0)),
    # Both clock changes: the hour that is lost, the first and the second reading of the doubled.
    local_instant(date(2027, 3, 28), time(3)),
    datetime(2026, 10, 25, 2, 30, tzinfo=TZ),
    datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=TZ),
    # The instant at which a round opens, the moment before, and the instant at which it is over.
    local_instant(date(2026, 11, 16), time(8)),
    local_instant(date(2026, 11, 16), time(7, 59, 59)),
    local_instant(date(2026, 11, 30), time(8)),
    # In the middle of a staff hour, on the day of the European day, in Easter, past 2037.
    local_instant(date(2026, 12, 1), time(15, 30)),
    local_instant(date(2026, 10, 18), time(12)),
    local_instant(date(2027, 3, 29), time(12)),
    local_instant(date(2041, 7, 1), time(12)),
    local_instant(date(2019, 9, 20), time(12)),
]
# All seasons, weekdays and hours over four years.
SPREAD = [
    local_instant(date(2025, 1, 3), time(0)) + n * timedelta(days=33, hours=7, minutes=13)
    for n in range(60 - len(SPECIAL))
]
DATES = SPECIAL + SPREAD


def name_of(at: datetime) -> str:
    return at.isoformat()
