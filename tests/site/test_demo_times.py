"""Whatever the day: rounds behind, one that is on, one that comes, and days to book."""

from datetime import timedelta
from itertools import pairwise

import pytest

from campaign_site.demo import times
from campaign_site.demo.content import campaigns, offers
from schedules.rules.intervals import local_day
from schedules.rules.rhythm import days, window
from schedules.rules.school_days import add_school_days, is_school_day
from tests.site.demo_dates import DATES, name_of

SPECS = {spec["slug"]: spec for spec in campaigns()}
at_all_dates = pytest.mark.parametrize("at", DATES, ids=name_of)


def rounds_of(slug, at):
    spec = SPECS[slug]
    rhythm = times.rhythm_of(spec["rhythm"], at)
    return rhythm, times.rounds(rhythm, at, in_term=spec["audience"] == "staff")


def spans_of(slug, at):
    """The windows of all days that are confirmed, oldest first."""
    rhythm, around = rounds_of(slug, at)
    return [window(rhythm, day) for day in around.confirmed]


def near(slug, at):
    """Every window that the rhythm gives around the instant."""
    rhythm, _ = rounds_of(slug, at)
    today, reach = local_day(at), timedelta(days=400)
    return [window(rhythm, day) for day in days(rhythm, today - reach, today + reach)]


def test_there_are_sixty_different_dates():
    assert len({name_of(at) for at in DATES}) == len(DATES) == 60


@at_all_dates
@pytest.mark.parametrize("slug", SPECS)
def test_a_campaign_has_two_rounds_behind_it_and_one_that_comes(slug, at):
    rhythm, around = rounds_of(slug, at)
    assert len(around.past) == 2
    assert [window(rhythm, day)[1] <= at for day in around.past] == [True, True]
    assert window(rhythm, around.coming)[0] > at
    if around.open:
        starts_at, ends_at = window(rhythm, around.open)
        assert starts_at <= at < ends_at
    spans = spans_of(slug, at)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


@at_all_dates
def test_something_for_the_young_is_open(at):
    young = [slug for slug, spec in SPECS.items() if spec["audience"] == "young"]
    is_open = any(start <= at < end for slug in young for start, end in near(slug, at))
    span = times.season(near("vad-gor-en-van", at), at)
    if not is_open:
        assert span is not None
        assert span[0] <= at < span[1]
        assert not any(
            start < span[1] and span[0] < end for start, end in near("vad-gor-en-van", at)
        )


@at_all_dates
def test_a_visit_to_a_class_can_be_booked(at):
    offer = next(offer for offer in offers() if offer["key"] == "class_visit")
    spans = [span for slug in offer["campaigns"] for span in spans_of(slug, at)]
    assert bookable(offer, spans, at)


@at_all_dates
def test_a_meeting_that_belongs_to_no_campaign_can_be_booked(at):
    offer = next(offer for offer in offers() if not offer["campaigns"])
    assert bookable(offer, [(at, at + timedelta(days=1000))], at)


def bookable(offer, spans, at):
    today = local_day(at)
    first = add_school_days(today, offer["notice_school_days"])
    last = today + timedelta(days=offer["horizon_days"])
    before, after = (timedelta(days=offer[name]) for name in ("days_before", "days_after"))
    return [
        day
        for day in (first + timedelta(days=n) for n in range((last - first).days + 1))
        if is_school_day(day)
        and any(local_day(a) - before <= day < local_day(b) + after for a, b in spans)
    ]


@at_all_dates
def test_everything_was_decided_before_it_began(at):
    for slug in SPECS:
        rhythm, around = rounds_of(slug, at)
        planned = times.planned_at(rhythm, around)
        decided = [times.confirmed_at(start, at) for start, _ in spans_of(slug, at)]
        assert [when for when in decided if not planned < when <= at] == []


def test_a_season_keeps_clear_of_its_neighbours():
    at = DATES[0]
    before = (at - timedelta(days=2), at - timedelta(days=1))
    after = (at + timedelta(days=1), at + timedelta(days=2))
    assert times.season([after, before], at) == (before[1], after[0])
    assert times.season([(before[0], after[1])], at) is None
