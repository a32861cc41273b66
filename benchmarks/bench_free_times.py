"""A half year's free times of a busy team, beside django-scheduler listing the same plans."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from schedule.models import Event
from schedule.periods import Period

from benchmarks.busy_team import AT, DAYS, FIRST, LAST, build_peer, build_team
from benchmarks.results import Row, interleaved, verdict
from schedules.models import Host, VisitOffer
from schedules.queries.free_times import free_times, people_on
from schedules.queries.people import needs_of

NAME = "Free times: 20 facilitators, 180 days, 5,000 visits booked"
UNTIL = FIRST + timedelta(days=DAYS - 1)
QUERIES, MILLISECONDS, TIMES = 4, 40, 50


def run() -> list[Row]:
    offer, host = build_team()
    calendar = build_peer()
    days = listed(offer, host)
    assert days, "there is something free"
    ours, peer = interleaved(lambda: listed(offer, host), lambda: listed_by_peer(calendar))
    return [
        queries_row(offer, host, days, calendar),
        Row(
            f"{sum(len(day.starts) for day in days)} free starts on {len(days)} days",
            f"{1000 * ours:.1f} ms",
            f"<= {MILLISECONDS} ms",
            f"Period(qs) as shipped: {1000 * peer:.0f} ms",
            verdict(1000 * ours <= MILLISECONDS),
        ),
        Row(
            "Against django-scheduler listing the same hours and visits",
            f"{peer / ours:.0f}x faster",
            f">= {TIMES}x",
            f"Period(qs) as shipped: {1000 * peer:.0f} ms",
            verdict(peer / ours >= TIMES),
        ),
    ]


def listed(offer: VisitOffer, host: Host) -> list:
    return free_times(offer, host, first=FIRST, last=UNTIL, at=AT)


def listed_by_peer(calendar) -> int:
    """Everything that stands in the half year; what is free is not even worked out."""
    return len(Period(Event.objects.filter(calendar=calendar), AT, LAST).get_occurrences())


def queries_row(offer: VisitOffer, host: Host, days: list, calendar) -> Row:
    with CaptureQueriesContext(connection) as people:
        people_on(needs_of(offer), [day.day for day in days])
    with CaptureQueriesContext(connection) as whole:
        listed(offer, host)
    with CaptureQueriesContext(connection) as peer:
        listed_by_peer(calendar)
    return Row(
        "Queries for the people, and with the school years",
        f"{len(people)}, {len(whole)} in all",
        f"<= {QUERIES}",
        f"Period(qs) as shipped: {len(peer)}",
        verdict(len(people) <= QUERIES),
    )
