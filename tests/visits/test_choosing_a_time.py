"""A teacher looks for a time: week by week, only what can be had, always with a way on."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from schedules.models import Membership, SchoolYear, Visit
from tests.factories.schedules import (
    VISIT_AT,
    make_campaign,
    make_edition,
    make_host,
    make_hours,
    make_member,
    make_membership,
    make_user,
    make_visit,
)
from tests.visits.counter import (
    VISIT_DAY,
    browser_of,
    days_from,
    open_counter,
    page,
    stranger,
    text_of,
    times_page,
    week_url,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("october")]
WEEK = timedelta(days=7)


def test_who_is_not_signed_in_signs_in_first_and_comes_back(counter):
    wanted = page("times", counter.offer.pk)
    answer = Client().get(wanted)
    assert (answer.status_code, answer.url) == (302, f"/en/konto/?next={wanted}")


def test_who_has_no_place_of_work_is_asked_for_it_and_the_wish_is_kept(counter):
    answer = stranger().get(page("times", counter.offer.pk))
    assert (answer.status_code, answer.url) == (302, page("membership", offer=counter.offer.pk))


def test_who_waits_for_an_answer_sees_how_it_stands(counter):
    waiting = make_user()
    asked = make_membership(waiting, counter.host, status=Membership.Status.PENDING)
    answer = browser_of(waiting).get(page("times", counter.offer.pk))
    assert (answer.status_code, answer.url) == (302, page("pending", asked.pk))


def test_the_week_shows_each_day_with_its_free_times(counter):
    days = times_page(counter).context["days"]
    starts = range(9, 16)  # half an hour is needed before and after
    assert days == [
        {
            "title": "Tuesday 20 October",
            "date": "2026-10-20",
            "times": [
                {"value": f"2026-10-20T{hour:02}:00", "label": f"{hour:02}:00–{hour + 1:02}:00"}
                for hour in starts
            ],
        }
    ]


def test_the_page_says_how_many_times_there_are_and_that_nothing_is_booked(counter):
    text = text_of(times_page(counter))
    assert "Tuesday 20 October 7 free times 09:00–10:00 10:00–11:00" in text
    assert "Nothing is booked yet." in text


def test_the_choice_leads_to_the_details_without_a_script(counter):
    html = times_page(counter).content.decode()
    assert f'<form class="wrap flow" action="{page("request", counter.offer.pk)}">' in html
    assert html.count('type="radio" name="start"') == 7
    assert f'<input type="hidden" name="host" value="{counter.host.pk}">' in html


def test_a_time_that_someone_has_is_not_shown_nor_those_too_near_it(counter):
    for facilitator in counter.team.facilitators.all():
        make_visit(offer=counter.offer, host=counter.host, facilitators=[facilitator])
    free = [day["times"] for day in times_page(counter).context["days"]]
    assert [[time["label"] for time in times] for times in free] == [
        ["12:00–13:00", "13:00–14:00", "14:00–15:00", "15:00–16:00"]
    ]


def test_the_page_opens_on_the_first_week_with_a_free_time(counter):
    assert times_page(counter).context["week_title"] == "Week 43"


def test_links_lead_only_over_weeks_in_which_it_can_be_booked():
    campaign = make_campaign()
    for day in (date(2026, 10, 20), date(2026, 11, 17), date(2026, 12, 8)):
        starts_at = VISIT_AT + (day - VISIT_DAY)
        make_edition(campaign=campaign, starts_at=starts_at, ends_at=starts_at + timedelta(hours=8))
    counter = open_counter(days=(date(2026, 11, 17),))
    counter.offer.campaigns.set([campaign])
    shown = times_page(counter).context
    assert (shown["week_title"], shown["before"], shown["after"]) == (
        "Week 47",
        {"title": "Week 43", "url": week_url(counter, "2026-W43")},
        {"title": "Week 50", "url": week_url(counter, "2026-W50")},
    )
    first = times_page(counter, vecka="2026-W43").context
    assert (first["before"], first["after"]["title"]) == (None, "Week 47")


def test_a_week_of_next_year_says_the_year():
    counter = open_counter(days=(date(2027, 1, 20),))
    assert times_page(counter).context["week_title"] == "Week 3, 2027"


def test_a_school_year_that_is_a_guess_is_said_to_be_one(counter):
    assert "The school days are preliminary" in text_of(times_page(counter))


def test_a_confirmed_school_year_needs_no_such_words(counter):
    SchoolYear.objects.create(
        municipality=counter.municipality,
        starting=2026,
        autumn_first_on=date(2026, 8, 17),
        autumn_last_on=date(2026, 12, 18),
        spring_first_on=date(2027, 1, 11),
        spring_last_on=date(2027, 6, 11),
        is_confirmed=True,
    )
    assert "preliminary" not in text_of(times_page(counter))


def test_whoever_works_at_two_places_chooses_first(counter):
    other = make_host(municipality=counter.municipality, name="Andra gymnasiet")
    make_membership(counter.teacher, other)
    answer = times_page(counter)
    assert [link["title"] for link in answer.context["links"]] == [
        "Andra gymnasiet",
        "Exempelgymnasiet",
    ]
    assert times_page(counter, host=other.pk).context["host"] == other


@pytest.mark.parametrize("host", ["0", "x", "99999999999999999999", "-1"])
def test_a_host_that_is_not_ones_own_is_never_shown(counter, host):
    assert times_page(counter, host=host).context["host"] == counter.host


def test_more_visits_cost_no_more_questions(counter):
    times_page(counter)  # the menu is filled
    before = count_queries(counter)
    for n in range(3):
        make_visit(offer=counter.offer, starts_at=VISIT_AT + n * WEEK)
        make_hours(counter.team.facilitators.first(), VISIT_DAY + timedelta(days=n + 1))
    assert count_queries(counter) == before


def count_queries(counter) -> int:
    """Of what the page itself asks; the menu is read anew now and then."""
    with CaptureQueriesContext(connection) as queries:
        times_page(counter)
    return len([query for query in queries if '"schedules_' in query["sql"]])


def test_looking_changes_nothing_and_is_kept_nowhere(counter):
    answer = times_page(counter)
    assert "no-store" in answer["Cache-Control"]
    assert Visit.objects.count() == 0
    assert counter.browser.post(page("times", counter.offer.pk)).status_code == 405


def test_days_of_a_long_row_stand_in_their_order():
    counter = open_counter(days=days_from(date(2026, 10, 19), 5))
    assert [day["date"] for day in times_page(counter).context["days"]] == [
        f"2026-10-{day}" for day in range(19, 24)
    ]


def test_a_colleague_sees_the_same_times(counter):
    colleague = browser_of(make_member(counter.host))
    seen = colleague.get(page("times", counter.offer.pk)).context["days"]
    assert seen == times_page(counter).context["days"]
