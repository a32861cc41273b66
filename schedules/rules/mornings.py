"""What is done once a day has a local time of day; a day that was missed is not made up for."""

from datetime import datetime, time, timedelta

from schedules.rules.intervals import local_day, local_instant


def latest(clock: time, at: datetime) -> datetime:
    """The last instant, up to and with `at`, at which Stockholm's clocks showed `clock`."""
    today = local_instant(local_day(at), clock)
    return today if today <= at else local_instant(local_day(at) - timedelta(days=1), clock)
