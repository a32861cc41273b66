"""Series on a real database: what is written, what survives, what is never written twice."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase as HypothesisTestCase

from schedules.actions.editions import (
    add_edition,
    cancel_edition,
    confirm_edition,
    move_edition,
    plan_campaign,
)
from schedules.actions.filling import fill_series, refresh_series
from schedules.actions.series import change_series, create_series, horizon
from schedules.errors import EditionReason, Refused
from schedules.models import Campaign, Edition, Series, SeriesConflict
from schedules.rules.intervals import local_instant
from schedules.rules.rhythm import Shape
from schedules.rules.rhythm_rules import RhythmReason, refusal
from tests.campaigns import oracle
from tests.campaigns.random_rhythms import a_rhythm, rhythms
from tests.factories.schedules import make_campaign, make_user, make_visit

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]

AT = local_instant(date(2026, 10, 6), time(9))
# Every autumn week 41 to 43 and spring week 7, a week each, from Monday midnight.
WEEKS = a_rhythm(
    shape=Shape.ISO_WEEKS,
    starts_on=date(2026, 1, 1),
    start_time=time(0),
    weeks=(7, 43),
    weekdays=(0,),
    length_days=7,
)


@pytest.fixture
def campaign():
    return make_campaign()


def planned(campaign, rhythm=WEEKS, at=AT):
    return plan_campaign(campaign, rhythm, by=make_user(), at=at).series.get()


def days_of(campaign):
    return list(campaign.editions.order_by("key").values_list("key", flat=True))


def test_a_campaign_gets_its_editions_at_once_up_to_the_horizon(campaign):
    planned(campaign)
    assert days_of(campaign) == [
        date(2026, 10, 19),
        date(2027, 2, 15),
        date(2027, 10, 25),
        date(2028, 2, 14),
        date(2028, 10, 23),
    ]
    first = campaign.editions.first()
    # The last week of October holds the change to winter time: seven local days are 169 hours.
    assert first.ends_at - first.starts_at == timedelta(days=7, hours=1)
    assert {edition.status for edition in campaign.editions.all()} == {"provisional"}


def test_filling_again_writes_nothing(campaign, django_assert_num_queries):
    planned(campaign)
    before = list(campaign.editions.values())
    with django_assert_num_queries(1):
        assert refresh_series(at=AT) == 0
    assert list(campaign.editions.values()) == before


def test_the_horizon_moves_on_by_itself(campaign):
    planned(campaign)
    later = AT + timedelta(days=300)
    assert refresh_series(at=later) == 1
    assert max(days_of(campaign)) == date(2029, 2, 12)
    assert refresh_series(at=later) == 0


def test_a_changed_rhythm_moves_free_editions_and_never_the_past(campaign):
    series = planned(campaign, at=AT - timedelta(days=365))
    past = [day for day in days_of(campaign) if day < AT.date()]
    fill_series(change_series(series, replace(WEEKS, weeks=(8,)), by=None, at=AT), at=AT)
    assert [day for day in days_of(campaign) if day < AT.date()] == past
    assert [day for day in days_of(campaign) if day >= AT.date()] == [
        date(2027, 2, 22),
        date(2028, 2, 21),
    ]


def confirmed(edition):
    return confirm_edition(edition, findings=[], by=make_user(), at=AT)


def moved(edition):
    day = timedelta(days=1)
    return move_edition(
        edition,
        starts_at=edition.starts_at + day,
        ends_at=edition.ends_at + day,
        reason="Skolans prov",
        by=make_user(),
        at=AT,
    )


def cancelled(edition):
    return cancel_edition(edition, notice="Vi kommer tillbaka i vår.", by=make_user(), at=AT)


def visited(edition):
    make_visit(edition=edition)
    return edition


@pytest.mark.parametrize("decide", [confirmed, moved, cancelled, visited])
def test_what_a_person_decided_survives_a_changed_rhythm(campaign, decide):
    series = planned(campaign)
    kept = decide(campaign.editions.first())
    fill_series(change_series(series, replace(WEEKS, weeks=(8,)), by=None, at=AT), at=AT)
    after = campaign.editions.get(pk=kept.pk)
    assert (after.key, after.starts_at, after.status) == (
        date(2026, 10, 19),
        kept.starts_at,
        kept.status,
    )
    conflict = SeriesConflict.objects.get()
    assert (conflict.key, conflict.kind) == (date(2026, 10, 19), SeriesConflict.Kind.VANISHED)


def test_a_conflict_is_told_once_and_settles_by_itself(campaign):
    series = planned(campaign)
    confirmed(campaign.editions.first())
    for weeks in ((8,), (9,)):
        series = change_series(series, replace(WEEKS, weeks=weeks), by=None, at=AT)
        fill_series(series, at=AT)
    assert SeriesConflict.objects.filter(settled_at=None).count() == 1
    fill_series(change_series(series, WEEKS, by=None, at=AT), at=AT)
    assert SeriesConflict.objects.filter(settled_at=None).count() == 0
    assert days_of(campaign).count(date(2026, 10, 19)) == 1


def test_a_confirmed_edition_at_another_hour_is_a_conflict_and_stays(campaign):
    series = planned(campaign)
    kept = confirmed(campaign.editions.first())
    fill_series(change_series(series, replace(WEEKS, start_time=time(8)), by=None, at=AT), at=AT)
    assert campaign.editions.get(pk=kept.pk).starts_at == kept.starts_at
    assert SeriesConflict.objects.get().kind == SeriesConflict.Kind.MOVED


def test_a_moved_edition_keeps_its_planned_day(campaign):
    series = planned(campaign)
    moved(campaign.editions.first())
    fill_series(series, at=AT)
    assert days_of(campaign).count(date(2026, 10, 19)) == 1
    assert SeriesConflict.objects.count() == 0


def test_no_edition_is_laid_over_a_one_off_one(campaign):
    add_edition(
        campaign,
        key=date(2027, 2, 18),
        starts_at=local_instant(date(2027, 2, 18), time(0)),
        ends_at=local_instant(date(2027, 2, 25), time(0)),
        by=make_user(),
        at=AT,
    )
    planned(campaign)
    assert date(2027, 2, 15) not in days_of(campaign)
    assert SeriesConflict.objects.get().kind == SeriesConflict.Kind.OVERLAP


def test_windows_of_one_campaign_never_overlap(campaign):
    planned(campaign)
    edition = campaign.editions.first()
    with pytest.raises(Refused) as refused:
        add_edition(
            campaign,
            key=edition.key,
            starts_at=edition.ends_at - timedelta(hours=1),
            ends_at=edition.ends_at + timedelta(hours=1),
            by=make_user(),
            at=AT,
        )
    assert refused.value.reason == EditionReason.OVERLAPS


def test_a_rhythm_that_never_happens_changes_nothing(campaign):
    bad = replace(WEEKS, starts_on=date(2026, 5, 1), ends_on=date(2026, 6, 1))
    with pytest.raises(Refused) as refused:
        planned(campaign, bad)
    assert refused.value.reason == RhythmReason.NEVER_HAPPENS
    assert (Series.objects.count(), Edition.objects.count()) == (0, 0)


def test_the_stored_rule_belongs_to_its_series_alone(campaign):
    first, second = planned(campaign), planned(make_campaign())
    assert first.event.rule_id != second.event.rule_id
    assert first.event.calendar.slug == second.event.calendar.slug == "campaigns"


class WrittenEditionsEqualTheOracle(HypothesisTestCase):
    """Random rhythms, seen from random instants of 2025 to 2045, written and read back."""

    @given(rhythm=rhythms(), year=st.integers(2025, 2043), month=st.integers(1, 12))
    def test_written_editions_equal_the_oracle(self, rhythm, year, month):
        if refusal(rhythm):
            return
        at = datetime(year, month, 1, 5, tzinfo=UTC)
        campaign = Campaign.objects.first() or make_campaign()
        series = create_series(rhythm, campaign=campaign, by=None, at=at)
        fill_series(series, at=at)
        expected = [
            window
            for window in oracle.windows_of(rhythm, at.date(), horizon(at) - timedelta(days=1))
            if window[0] > at
        ]
        written = list(series.editions.order_by("starts_at").values_list("starts_at", "ends_at"))
        assert written == expected
