"""A visit coordinator keeps what hosts can have."""

import pytest

from campaign_site.accounts.roles import Role
from schedules.models import VisitOffer
from tests.factories.schedules import make_campaign, make_offer, make_team, make_user
from tests.visits.desk import browser_of, errors, press, read, trail

pytestmark = pytest.mark.django_db

FIELDS = {
    "name": "Besök i klassen",
    "is_active": "on",
    "days_before": 7,
    "days_after": 14,
    "minutes": 60,
    "quiet_minutes": 30,
    "buffer_before_minutes": 30,
    "buffer_after_minutes": 30,
    "step_minutes": 30,
    "group_min": 8,
    "group_max": 32,
    "notice_school_days": 10,
    "horizon_days": 180,
}


@pytest.fixture
def desk():
    return browser_of(make_user(role=Role.VISIT_COORDINATOR))


def rows(*needs):
    typed = {"rows-TOTAL_FORMS": len(needs), "rows-INITIAL_FORMS": 0}
    for number, (team, count) in enumerate(needs):
        typed |= {f"rows-{number}-team": team, f"rows-{number}-count": count}
    return typed


def needs_of(offer):
    return list(offer.needs.order_by("team__name").values_list("team__name", "count"))


def test_an_offer_says_who_comes(desk):
    campaign, nexus = make_campaign(), make_team(name="Nexus")
    typed = FIELDS | {"campaigns": [campaign.pk]} | rows((nexus.pk, 2), ("", ""))
    press(desk, "offer_desk:add", **typed)
    offer = VisitOffer.objects.get()
    assert (offer.name, offer.group_max, list(offer.campaigns.all())) == (
        "Besök i klassen",
        32,
        [campaign],
    )
    assert needs_of(offer) == [("Nexus", 2)]
    assert trail(offer) == ["added"]
    assert "2 × Nexus" in read(desk, "offer_desk:index")


def test_the_people_of_an_offer_are_changed_in_one_go(desk):
    offer, other = make_offer(people=1), make_team(name="Regionkoordinatorer")
    press(desk, "offer_desk:edit", offer.pk, **FIELDS, **rows((other.pk, "")))
    assert needs_of(offer) == [("Regionkoordinatorer", 1)]


def test_an_offer_without_anybody_is_refused_and_what_was_typed_stays(desk):
    response = press(desk, "offer_desk:add", **FIELDS, **rows(("", "")))
    assert errors(response) == {"__all__": ["Say who comes: at least one person."]}
    assert "Besök i klassen" in response.text
    assert VisitOffer.objects.count() == 0


def test_the_largest_group_is_not_smaller_than_the_smallest(desk):
    typed = FIELDS | {"group_max": 5} | rows((make_team().pk, 1))
    response = press(desk, "offer_desk:add", **typed)
    assert errors(response) == {"__all__": ["The largest group is smaller than the smallest."]}
