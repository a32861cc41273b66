"""How long each page's answer holds: to the next edge that changes it, ten minutes at most."""

from datetime import timedelta

import pytest

from pages.models import HomePage
from tests.factories.pages import (
    make_article,
    make_campaign_page,
    make_edition_page,
    make_help_page,
    make_home,
    make_offer_page,
    make_standard_page,
)
from tests.factories.schedules import NOW, make_campaign, make_edition, make_offer

pytestmark = pytest.mark.django_db
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


def edition_of(campaign, starts, ends, **columns):
    return make_edition(campaign=campaign, starts_at=NOW + starts, ends_at=NOW + ends, **columns)


def pages_of(campaign, edition):
    """Every page that changes with an edition, by its type."""
    page = make_campaign_page(campaign)
    return {
        "campaign": page,
        "article": make_article(campaign, parent=page),
        "edition": make_edition_page(edition, parent=page),
        "home": HomePage.objects.get(),
        "list": page.get_parent().specific,
    }


def minutes(pages, at=NOW) -> dict[str, float]:
    return {name: (page.valid_until(at) - at) / MINUTE for name, page in pages.items()}


ALL = ("campaign", "article", "edition", "home", "list")


# Between, from when to when the edition is, and how long each page holds.
EDGES = [
    ("stay", 3 * MINUTE, DAY, 3),
    ("stay", -DAY, 4 * MINUTE, 4),
    ("stay", -DAY, DAY, 10),
    ("stay", DAY, 2 * DAY, 10),
    ("tease", 3 * MINUTE, DAY, 3),
    # Nothing is shown of it yet, but it is about to appear.
    ("hide", 3 * MINUTE, DAY, 3),
    ("hide", -DAY, 4 * MINUTE, 4),
]


@pytest.mark.parametrize(("between", "starts", "ends", "expected"), EDGES)
def test_what_shows_an_edition_holds_until_its_next_edge(between, starts, ends, expected):
    campaign = make_campaign(between=between)
    pages = pages_of(campaign, edition_of(campaign, starts, ends))
    assert minutes(pages) == dict.fromkeys(ALL, expected)


def test_a_second_after_an_edge_the_next_one_counts():
    campaign = make_campaign()
    pages = pages_of(campaign, edition_of(campaign, 3 * MINUTE, 8 * MINUTE))
    later = NOW + 3 * MINUTE
    assert minutes(pages, later) == dict.fromkeys(ALL, 5)


def test_an_edition_that_nobody_confirmed_changes_only_its_own_page():
    campaign = make_campaign()
    edition = edition_of(campaign, 3 * MINUTE, DAY, status="provisional")
    assert minutes(pages_of(campaign, edition)) == dict.fromkeys(ALL, 10) | {"edition": 3}


def test_the_notice_of_a_cancelled_one_goes_at_its_end():
    campaign = make_campaign()
    edition = edition_of(campaign, -DAY, 4 * MINUTE, status="cancelled", notice="Inställd.")
    held = minutes(pages_of(campaign, edition))
    assert (held["edition"], held["campaign"]) == (4, 4)


@pytest.mark.parametrize(
    "make",
    [
        make_home,
        make_help_page,
        make_standard_page,
        lambda: make_offer_page(make_offer()),
        lambda: make_offer_page(make_offer()).get_parent().specific,
    ],
    ids=["home", "help", "standard", "visit offer", "visit list"],
)
def test_the_others_hold_ten_minutes(make):
    assert make().valid_until(NOW) == NOW + 10 * MINUTE
