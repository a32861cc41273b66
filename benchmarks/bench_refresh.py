"""A thousand series filled two years ahead, then found to be filled."""

import statistics
from datetime import date, datetime, time

from schedule.models import Event
from schedule.periods import Period

from benchmarks.results import RUNS, Row, seconds_of, verdict
from schedules.actions.filling import refresh_series
from schedules.actions.series import create_series, horizon
from schedules.models import AvailabilityWindow, Edition, Series, SeriesConflict
from schedules.rules.intervals import local_instant
from schedules.rules.rhythm import Rhythm, Shape
from tests.factories.schedules import make_campaign, make_facilitator, make_team

NAME = "Refresh: 1,000 series, 24 months"
OWNERS = 100  # of each kind: a facilitator with eight series of hours, a campaign with two
FILL, IDLE = 8, 0.3
AT = local_instant(date(2026, 10, 6), time(9))
SINCE = date(2026, 1, 1)
YEARLY_WEEKS = Rhythm(Shape.ISO_WEEKS, SINCE, None, time(0), length_days=7, weeks=(7, 36, 43, 48))
MONTHLY = Rhythm(
    Shape.MONTHLY, SINCE, None, time(8), length_days=2, nth=1, weekdays=(2,), months=(1, 4, 9, 11)
)


def run() -> list[Row]:
    plan()
    fills, idles, peers = [], [], []
    for _ in range(RUNS):
        empty()
        fills.append(seconds_of(lambda: refresh_series(at=AT)))
        peers.append(seconds_of(listed_by_peer))
        idles.append(seconds_of(lambda: refresh_series(at=AT)))
    rows = AvailabilityWindow.objects.count() + Edition.objects.count()
    fill, idle, peer = map(statistics.median, (fills, idles, peers))
    beside = f"Period(qs) walking the same: {peer:.2f} s, nothing kept"
    return [
        Row(f"First fill, {rows} rows", f"{fill:.2f} s", f"<= {FILL} s", beside, met(fill, FILL)),
        Row("Nothing to do", f"{idle:.3f} s", f"<= {IDLE} s", beside, met(idle, IDLE)),
    ]


def met(seconds: float, bar: float) -> str:
    return verdict(seconds <= bar)


def plan() -> None:
    team = make_team()
    for _ in range(OWNERS):
        facilitator, campaign = make_facilitator(team=team), make_campaign()
        for n in range(8):
            create_series(hours(n), facilitator=facilitator, by=None, at=AT)
        for rhythm in (YEARLY_WEEKS, MONTHLY):
            create_series(rhythm, campaign=campaign, by=None, at=AT)


def hours(n: int) -> Rhythm:
    """A morning each weekday, and three afternoons."""
    starts_at = time(8) if n < 5 else time(13)
    return Rhythm(Shape.WEEKLY, SINCE, None, starts_at, length_minutes=180, weekdays=(n % 5,))


def empty() -> None:
    """As before the first fill, quickly: nothing hangs on these rows."""
    for model in (AvailabilityWindow, SeriesConflict, Edition):
        rows = model.objects.all()
        rows._raw_delete(rows.db)
    Series.objects.update(fingerprint="")


def listed_by_peer() -> int:
    """django-scheduler's own expansion of the same series over the same two years."""
    until = datetime.combine(horizon(AT), time(0), tzinfo=AT.tzinfo)
    return len(Period(Event.objects.all(), AT, until).get_occurrences())
