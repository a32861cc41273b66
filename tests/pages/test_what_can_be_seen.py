"""One table for what every page type answers at an instant, in every mode."""

from datetime import timedelta

import pytest
from django.http import Http404

from pages.visibility import is_visible
from schedules.actions.pauses import lift_pause, start_pause
from tests.factories.pages import (
    make_article,
    make_campaign_page,
    make_edition_page,
    make_help_page,
    make_home,
    make_offer_page,
    make_standard_page,
)
from tests.factories.schedules import NOW, make_campaign, make_edition, make_offer, make_user

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
PAST, OPEN, COMING = (-20, -10), (-5, 5), (10, 20)
SEEN, GONE, ELSEWHERE = "seen", "404", "redirect"


def answer(page, at=NOW):
    """What the page's own address gives."""
    try:
        return ELSEWHERE if page.specific.address(at) else SEEN
    except Http404:
        return GONE


def edition_of(campaign, days, status="confirmed"):
    return make_edition(
        campaign=campaign,
        status=status,
        starts_at=NOW + days[0] * DAY,
        ends_at=NOW + days[1] * DAY,
    )


def paused(target, **what):
    return start_pause(reason="Vi tittar på en uppgift.", **what, by=make_user(), at=NOW)


# Between editions, the editions, what is paused: what the campaign's page answers and shows.
CAMPAIGNS = [
    ("stay", [], None, SEEN, "tease"),
    ("stay", [COMING], None, SEEN, "tease"),
    ("stay", [PAST], None, SEEN, "stay"),
    ("stay", [PAST, OPEN], None, SEEN, "open"),
    ("stay", [PAST, OPEN], "edition", SEEN, "stay"),
    ("stay", [PAST, OPEN], "theme", GONE, "hidden"),
    ("tease", [], None, SEEN, "tease"),
    ("tease", [PAST], None, SEEN, "tease"),
    ("tease", [OPEN], None, SEEN, "open"),
    ("hide", [], None, GONE, "hidden"),
    ("hide", [PAST, COMING], None, GONE, "hidden"),
    ("hide", [PAST, OPEN], None, SEEN, "open"),
    ("hide", [OPEN], "edition", GONE, "hidden"),
    ("hide", [OPEN], "theme", GONE, "hidden"),
]


@pytest.mark.parametrize(("between", "windows", "pause", "expected", "kind"), CAMPAIGNS)
def test_a_campaign_answers_by_its_editions(between, windows, pause, expected, kind):
    campaign = make_campaign(between=between)
    editions = [edition_of(campaign, days) for days in windows]
    page = make_campaign_page(campaign)
    article = make_article(campaign, parent=page)
    if pause == "edition":
        paused(editions[-1], edition=editions[-1])
    if pause == "theme":
        paused(campaign.theme, theme=campaign.theme)
    assert (answer(page), page.view_at(NOW).kind) == (expected, kind)
    assert is_visible(page, NOW) == (expected == SEEN)
    # An article goes with its campaign.
    assert answer(article) == expected
    assert is_visible(article, NOW) == (expected == SEEN)


# Between, the window, its status, what is paused: the address, and whether lists hold it.
EDITIONS = [
    ("stay", COMING, "confirmed", None, GONE, False),
    ("stay", OPEN, "confirmed", None, ELSEWHERE, False),
    ("stay", PAST, "confirmed", None, SEEN, True),
    ("stay", OPEN, "provisional", None, GONE, False),
    ("stay", PAST, "provisional", None, GONE, False),
    ("stay", COMING, "cancelled", None, SEEN, True),
    ("stay", OPEN, "cancelled", None, SEEN, True),
    ("stay", PAST, "cancelled", None, GONE, False),
    ("stay", OPEN, "confirmed", "edition", GONE, False),
    ("stay", PAST, "confirmed", "edition", GONE, False),
    ("stay", PAST, "confirmed", "theme", GONE, False),
    ("stay", OPEN, "cancelled", "theme", GONE, False),
    ("tease", PAST, "confirmed", None, SEEN, True),
    ("hide", PAST, "confirmed", None, GONE, False),
    ("hide", OPEN, "confirmed", None, ELSEWHERE, False),
    ("hide", OPEN, "cancelled", None, SEEN, True),
]


@pytest.mark.parametrize(("between", "days", "status", "pause", "expected", "listed"), EDITIONS)
def test_an_edition_page_answers_by_its_window(between, days, status, pause, expected, listed):
    campaign = make_campaign(between=between)
    edition = edition_of(campaign, days, status)
    page = make_edition_page(edition)
    if pause == "edition":
        paused(edition, edition=edition)
    if pause == "theme":
        paused(campaign.theme, theme=campaign.theme)
    assert (answer(page), is_visible(page, NOW)) == (expected, listed)


def test_a_lifted_pause_brings_everything_back():
    campaign = make_campaign(between="stay")
    edition_of(campaign, OPEN)
    page = make_campaign_page(campaign)
    pause = paused(campaign.theme, theme=campaign.theme)
    lift_pause(pause, by=make_user(), at=NOW)
    assert (answer(page), is_visible(page, NOW)) == (SEEN, True)


def test_a_pause_never_reaches_the_way_to_help():
    campaign = make_campaign()
    paused(campaign.theme, theme=campaign.theme)
    page = make_help_page()
    assert (answer(page), is_visible(page, NOW)) == (SEEN, True)


def test_a_window_is_open_from_its_first_instant_until_just_before_its_last():
    campaign = make_campaign(between="hide")
    edition_of(campaign, (0, 7))
    page = make_campaign_page(campaign)
    instant = timedelta(microseconds=1)
    moments = [NOW - instant, NOW, NOW + 7 * DAY - instant, NOW + 7 * DAY]
    assert [is_visible(page, at) for at in moments] == [False, True, True, False]
    assert [answer(page, at) for at in moments] == [GONE, SEEN, SEEN, GONE]


@pytest.mark.parametrize("is_active", [True, False])
def test_a_visit_offer_is_seen_while_it_can_be_booked(is_active):
    page = make_offer_page(make_offer(is_active=is_active))
    assert (answer(page), is_visible(page, NOW)) == (SEEN if is_active else GONE, is_active)


@pytest.mark.parametrize("make", [make_home, make_help_page, make_standard_page])
def test_other_pages_are_seen_when_published(make):
    page = make()
    assert (answer(page), is_visible(page, NOW)) == (SEEN, True)
    page.unpublish()
    assert is_visible(page, NOW) is False


def test_an_edition_page_of_another_round_does_not_hide_the_rest():
    campaign = make_campaign()
    page = make_campaign_page(campaign)
    past = make_edition_page(edition_of(campaign, PAST), parent=page)
    coming = make_edition_page(edition_of(campaign, COMING), parent=page)
    assert [is_visible(p, NOW) for p in (page, past, coming)] == [True, True, False]
