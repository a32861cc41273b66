"""When no time can be had, the page says why and leads on."""

from datetime import timedelta

import pytest

from schedules.models import Membership, Pause
from tests.factories.schedules import (
    NOW,
    make_campaign,
    make_host,
    make_membership,
    make_municipality,
    make_offer,
    make_team,
)
from tests.visits.counter import VISIT_DAY, open_counter, page, text_of, times_page, week_url

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("october")]
WEEK = timedelta(days=7)


def test_a_full_week_says_so_and_leads_to_the_next_free_times():
    counter = open_counter(days=(VISIT_DAY + WEEK * 3,))
    answer = times_page(counter, vecka="2026-W43")
    assert answer.context["days"] == []
    assert answer.context["next_with_room"]["url"] == week_url(counter, "2026-W46")
    assert "Every time this week is taken" in text_of(answer)


@pytest.mark.parametrize("week", ["2026-W44", "0001-W01", "9999-W52", "2026-W41"])
def test_a_week_without_bookable_days_says_so(counter, week):
    assert "Nothing can be booked this week" in text_of(times_page(counter, vecka=week))


@pytest.mark.parametrize("week", ["", "rubbish", "2027-W53", "2026-W00", "2026-W43; drop", "-1"])
def test_a_week_that_is_none_gives_the_first_with_a_free_time(counter, week):
    assert times_page(counter, vecka=week).context["week_title"] == "Week 43"


def test_another_municipality_is_told_so_and_shown_what_else_there_is():
    counter = open_counter()
    elsewhere = make_host(municipality=make_municipality(name="Gävle"))
    near = make_team(municipalities=[elsewhere.municipality])
    other = make_offer(name="Ett annat besök", team=near)
    make_offer(name="Ett besök dit ingen kommer")
    make_membership(counter.teacher, elsewhere)
    answer = times_page(counter, host=elsewhere.pk)
    assert "We do not come to your municipality with this visit." in text_of(answer)
    assert answer.context["other_offers"] == [
        {"title": other.name, "url": page("times", other.pk, host=elsewhere.pk)}
    ]


def test_a_pause_is_told_before_any_time_is_shown(counter):
    Pause.objects.create(host=counter.host, reason="Prov", started_at=NOW)
    answer = times_page(counter)
    assert "Visits are paused just now." in text_of(answer)
    assert "days" not in answer.context


def test_a_visit_that_is_no_longer_given_says_so(counter):
    counter.offer.is_active = False
    counter.offer.save()
    assert "Nobody gives this visit at the moment." in text_of(times_page(counter))


def test_between_editions_the_page_says_when_times_open(counter):
    counter.offer.campaigns.set([make_campaign()])
    text = text_of(times_page(counter))
    assert "There are no times to book just now" in text
    assert "To my visits" in text


def test_an_offer_that_never_was_is_not_found(counter):
    for pk in (0, 10**30):
        assert counter.browser.get(page("times", pk)).status_code == 404


def test_a_membership_that_has_lapsed_leads_to_asking_again(counter):
    Membership.objects.update(until=NOW.date() - timedelta(days=1))
    assert times_page(counter).url == page("membership", offer=counter.offer.pk)
