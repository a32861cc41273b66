from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schedules.rules.intervals import TZ
from schedules.rules.phase import (
    Between,
    CampaignKind,
    CampaignView,
    EditionKind,
    EditionStatus,
    Round,
    campaign_view,
    edition_view,
    next_boundary,
)

MICROSECOND = timedelta(microseconds=1)
STAY, TEASE, HIDE = Between.STAY, Between.TEASE, Between.HIDE


def september(day):
    return datetime(2026, 9, day, tzinfo=UTC)


def edition(id, starts_on, status="confirmed", *, paused=False):
    """A week long, from midnight to midnight."""
    starts_at = september(starts_on)
    return Round(starts_at, starts_at + timedelta(days=7), status, paused, id)


FIRST, SECOND = edition(1, 1), edition(2, 15)
PAUSED_FIRST, PAUSED_SECOND = edition(1, 1, paused=True), edition(2, 15, paused=True)
PROVISIONAL_FIRST, PROVISIONAL_SECOND = edition(1, 1, "provisional"), edition(2, 15, "provisional")
CANCELLED_FIRST, CANCELLED_SECOND = edition(1, 1, "cancelled"), edition(2, 15, "cancelled")
PAUSED_CANCELLED = edition(1, 1, "cancelled", paused=True)

# What a campaign page shows. Each row: the rounds, the day of September, and, for stay, tease
# and hide in turn, the kind with the round whose text is shown and the round that is announced.
OPEN_1 = ("open", 1, 2)
HIDDEN = ("hidden", None, None)
CAMPAIGNS = {
    "no edition at all": ([], 5, ("tease", None, None), ("tease", None, None), HIDDEN),
    "the eve of the first edition": (
        [edition(1, 2), SECOND], 1, ("tease", None, 1), ("tease", None, 1), HIDDEN,
    ),
    "during the first edition": ([FIRST, SECOND], 5, OPEN_1, OPEN_1, OPEN_1),
    "during the last edition": (
        [FIRST, SECOND], 16, ("open", 2, None), ("open", 2, None), ("open", 2, None),
    ),
    "between two editions": (
        [FIRST, SECOND], 10, ("stay", 1, 2), ("tease", None, 2), HIDDEN,
    ),
    "after the last edition": (
        [FIRST, SECOND], 25, ("stay", 2, None), ("tease", None, None), HIDDEN,
    ),
    "during the first edition, paused": (
        [PAUSED_FIRST, SECOND], 5, ("tease", None, 2), ("tease", None, 2), HIDDEN,
    ),
    "after the first edition, paused": (
        [PAUSED_FIRST, SECOND], 10, ("tease", None, 2), ("tease", None, 2), HIDDEN,
    ),
    "before the second edition, paused": (
        [FIRST, PAUSED_SECOND], 10, ("stay", 1, None), ("tease", None, None), HIDDEN,
    ),
    "during the second edition, paused": (
        [FIRST, PAUSED_SECOND], 16, ("stay", 1, None), ("tease", None, None), HIDDEN,
    ),
    "during the first edition, never confirmed": (
        [PROVISIONAL_FIRST, SECOND], 5, ("tease", None, 2), ("tease", None, 2), HIDDEN,
    ),
    "after the first edition, never confirmed": (
        [PROVISIONAL_FIRST, SECOND], 10, ("tease", None, 2), ("tease", None, 2), HIDDEN,
    ),
    "before the second edition, not yet confirmed": (
        [FIRST, PROVISIONAL_SECOND], 10, ("stay", 1, None), ("tease", None, None), HIDDEN,
    ),
    "during the second edition, never confirmed": (
        [FIRST, PROVISIONAL_SECOND], 16, ("stay", 1, None), ("tease", None, None), HIDDEN,
    ),
    "during the first edition, cancelled": (
        [CANCELLED_FIRST, SECOND], 5, ("tease", None, 2), ("tease", None, 2), HIDDEN,
    ),
    "before the second edition, cancelled": (
        [FIRST, CANCELLED_SECOND], 10, ("stay", 1, None), ("tease", None, None), HIDDEN,
    ),
    "during the second edition, cancelled": (
        [FIRST, CANCELLED_SECOND], 16, ("stay", 1, None), ("tease", None, None), HIDDEN,
    ),
}  # fmt: skip
CAMPAIGN_ROWS = [
    pytest.param(rounds, between, day, expected, id=f"{name}, {between}")
    for name, (rounds, day, *by_mode) in CAMPAIGNS.items()
    for between, expected in zip(Between, by_mode, strict=True)
]

# What an edition's own address answers: before, during and after its week, when its campaign
# stays or teases; then after it, when the campaign hides.
EDITIONS = {
    "confirmed": (FIRST, "not_found", "redirect", "archive", "not_found"),
    "provisional": (PROVISIONAL_FIRST, "not_found", "not_found", "not_found", "not_found"),
    "cancelled": (CANCELLED_FIRST, "cancelled", "cancelled", "not_found", "not_found"),
    "paused": (PAUSED_FIRST, "not_found", "not_found", "not_found", "not_found"),
    "cancelled and paused": (
        PAUSED_CANCELLED, "not_found", "not_found", "not_found", "not_found",
    ),
}  # fmt: skip
MOMENTS = (FIRST.starts_at - MICROSECOND, FIRST.starts_at, FIRST.ends_at)
EDITION_ROWS = [
    pytest.param(round, between, at, expected, id=f"{name}, {between}, {when}")
    for name, (round, before, during, after, after_hiding) in EDITIONS.items()
    for between in Between
    for when, at, expected in zip(
        ("before", "during", "after"),
        MOMENTS,
        (before, during, after_hiding if between == HIDE else after),
        strict=True,
    )
]


def show(rounds, between, at, *, theme_paused=False):
    return campaign_view(rounds, between=between, theme_paused=theme_paused, at=at)


def answer(round, between, at, *, theme_paused=False):
    return edition_view(round, between=between, theme_paused=theme_paused, at=at)


# The campaign


@pytest.mark.parametrize(("rounds", "between", "day", "expected"), CAMPAIGN_ROWS)
def test_a_campaign_shows_what_its_dates_say(rounds, between, day, expected):
    kind, shown, announced = expected
    by_id = {None: None, **{round.id: round for round in rounds}}
    view = CampaignView(CampaignKind(kind), by_id[shown], by_id[announced])
    for order in permutations(rounds):
        assert show(order, between, september(day)) == view


@pytest.mark.parametrize(("rounds", "between", "day", "expected"), CAMPAIGN_ROWS)
def test_a_paused_theme_hides_its_campaigns_whatever_their_dates(rounds, between, day, expected):
    view = show(rounds, between, september(day), theme_paused=True)
    assert view == CampaignView(CampaignKind.HIDDEN)


def test_a_campaign_opens_and_closes_to_the_microsecond():
    views = [
        show([FIRST], STAY, at)
        for edge in (FIRST.starts_at, FIRST.ends_at)
        for at in (edge - MICROSECOND, edge)
    ]
    assert views == [
        CampaignView(CampaignKind.TEASE, None, FIRST),
        CampaignView(CampaignKind.OPEN, FIRST, None),
        CampaignView(CampaignKind.OPEN, FIRST, None),
        CampaignView(CampaignKind.STAY, FIRST, None),
    ]


def test_one_edition_follows_another_without_a_gap():
    following = edition(2, 8)
    at = FIRST.ends_at
    assert show([FIRST, following], HIDE, at - MICROSECOND).round == FIRST
    assert show([FIRST, following], HIDE, at).round == following


def test_a_campaign_keeps_to_the_instant_in_the_doubled_hour():
    first_pass = datetime(2026, 10, 25, 2, 30, tzinfo=TZ)
    second_pass = first_pass.replace(fold=1)
    week = Round(second_pass, second_pass + timedelta(days=7), "confirmed", False, 1)
    assert show([week], STAY, first_pass).kind == CampaignKind.TEASE
    assert show([week], STAY, second_pass).kind == CampaignKind.OPEN


# The edition


@pytest.mark.parametrize(("round", "between", "at", "expected"), EDITION_ROWS)
def test_an_edition_answers_at_its_own_address_as_its_dates_say(round, between, at, expected):
    assert answer(round, between, at) == expected


@pytest.mark.parametrize(("round", "between", "at", "expected"), EDITION_ROWS)
def test_a_paused_theme_hides_its_editions_whatever_their_dates(round, between, at, expected):
    assert answer(round, between, at, theme_paused=True) == EditionKind.NOT_FOUND


def test_an_edition_redirects_until_the_last_microsecond():
    last = FIRST.ends_at - MICROSECOND
    assert answer(FIRST, STAY, last) == EditionKind.REDIRECT
    assert answer(CANCELLED_FIRST, STAY, last) == EditionKind.CANCELLED


@pytest.mark.parametrize("between", Between)
def test_an_edition_leads_to_its_campaign_exactly_while_that_shows_it(between):
    rounds = [FIRST, SECOND, edition(3, 22, "provisional")]
    for hours in range(0, 24 * 32, 12):
        at = september(1) - timedelta(days=1) + timedelta(hours=hours)
        view = show(rounds, between, at)
        leading = [r for r in rounds if answer(r, between, at) == EditionKind.REDIRECT]
        assert leading == ([view.round] if view.kind == CampaignKind.OPEN else [])


# The next boundary


def test_the_next_boundary_is_the_nearest_start_or_end_to_come():
    rounds = [SECOND, FIRST]
    edges = [FIRST.starts_at, FIRST.ends_at, SECOND.starts_at, SECOND.ends_at]
    assert [next_boundary(rounds, edge - MICROSECOND) for edge in edges] == edges
    assert [next_boundary(rounds, edge) for edge in edges] == [*edges[1:], None]


def test_what_cannot_change_by_itself_is_no_boundary():
    assert next_boundary([], september(1)) is None
    unmoved = [PROVISIONAL_FIRST, PAUSED_SECOND, PAUSED_CANCELLED]
    assert next_boundary(unmoved, september(1)) is None


def test_the_notice_of_a_cancelled_edition_ends_with_its_window():
    assert next_boundary([CANCELLED_FIRST], september(1) - MICROSECOND) == FIRST.ends_at


rounds_of_september = st.builds(
    edition,
    st.integers(1, 9),
    st.sampled_from((1, 8, 15, 22)),
    st.sampled_from(EditionStatus),
    paused=st.booleans(),
)


@given(
    st.lists(rounds_of_september, max_size=4, unique_by=lambda round: round.starts_at),
    st.sampled_from(Between),
    st.integers(0, 40 * 24).map(lambda hours: september(1) + timedelta(hours=hours - 48)),
)
def test_nothing_changes_before_the_next_boundary(rounds, between, at):
    boundary = next_boundary(rounds, at) or september(30) + timedelta(days=400)
    just_before = boundary - MICROSECOND
    assert show(rounds, between, at) == show(rounds, between, just_before)
    for round in rounds:
        assert answer(round, between, at) == answer(round, between, just_before)
