"""A communicator plans a campaign once; its editions lie there for two years."""

from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext

from campaign_site.accounts.roles import Role
from schedules.models import AuditEntry, Campaign, Edition, Series, SeriesConflict
from schedules.rules.intervals import TZ
from tests.campaigns.desk import browser_of, communicator, plan
from tests.factories.schedules import NOW, make_campaign, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _october():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def browser():
    return communicator()


def days() -> list[date]:
    return list(Edition.objects.order_by("key").values_list("key", flat=True))


def local_windows() -> list[tuple[str, str]]:
    return [
        (f"{e.starts_at.astimezone(TZ):%m-%d %H:%M}", f"{e.ends_at.astimezone(TZ):%m-%d %H:%M}")
        for e in Edition.objects.order_by("starts_at")
    ]


def test_planning_lays_out_the_editions_and_shows_the_campaign(browser):
    response = plan(browser)
    campaign = Campaign.objects.get()
    assert (response.status_code, response.url) == (
        302,
        reverse("campaigns:inspect", args=[campaign.pk]),
    )
    assert days() == [date(2027, 2, 1), date(2027, 9, 6), date(2028, 2, 7), date(2028, 9, 4)]
    assert set(Edition.objects.values_list("status", flat=True)) == {"provisional"}
    assert [entry.action for entry in AuditEntry.objects.all()] == ["planned"]


def test_every_second_week_on_two_days(browser):
    plan(browser, shape="weekly", weekdays=["0", "2"], interval="2", length_days="1")
    assert days()[:4] == [
        date(2026, 10, 7),
        date(2026, 10, 19),
        date(2026, 10, 21),
        date(2026, 11, 2),
    ]


def test_weeks_as_people_write_them(browser):
    plan(browser, shape="iso_weeks", weeks=" 36; 7,7 ", weekday="1")
    assert days() == [date(2027, 2, 16), date(2027, 9, 7), date(2028, 2, 15), date(2028, 9, 5)]
    assert Series.objects.get().weeks == "7,36"


def test_the_same_date_each_year(browser):
    plan(browser, shape="yearly_date", starts_on="2026-11-25", length_days="16")
    assert days() == [date(2026, 11, 25), date(2027, 11, 25)]


def test_29_february_comes_in_leap_years_and_says_so(browser):
    response = plan(browser, shape="yearly_date", starts_on="2028-02-29", length_days="2")
    assert days() == [date(2028, 2, 29)]
    assert (
        gettext("%(day)s %(month)s, in leap years only")
        % {
            "day": 29,
            "month": gettext("February"),
        }
        in browser.get(response.url).context["rhythm"]
    )


def test_a_week_over_a_clock_change_is_seven_local_days(browser):
    plan(browser, shape="iso_weeks", weeks="43", weekday="0", start_time="08:00")
    assert local_windows() == [
        ("10-19 08:00", "10-26 08:00"),
        ("10-25 08:00", "11-01 08:00"),
        ("10-23 08:00", "10-30 08:00"),
    ]


def test_an_hour_that_the_clock_skips_opens_when_it_has_jumped(browser):
    plan(browser, shape="yearly_date", starts_on="2027-03-28", start_time="02:30", length_days="1")
    assert local_windows()[0] == ("03-28 03:30", "03-29 02:30")


def test_an_hour_every_second_tuesday(browser):
    plan(
        browser,
        shape="weekly",
        weekdays=["1"],
        interval="2",
        start_time="15:00",
        length_days="",
        length_minutes="60",
    )
    assert local_windows()[:2] == [
        ("10-06 15:00", "10-06 16:00"),
        ("10-20 15:00", "10-20 16:00"),
    ]


def test_a_campaign_without_a_rhythm_has_no_editions_yet(browser):
    plan(browser, shape="", starts_on="", length_days="")
    assert (Campaign.objects.count(), Series.objects.count(), days()) == (1, 0, [])


def test_the_form_shows_the_rhythm_that_there_is(browser):
    plan(browser)
    form = browser.get(reverse("campaigns:edit", args=[Campaign.objects.get().pk])).context["form"]
    shown = {name: form[name].value() for name in ("shape", "nth", "weekday", "months")}
    assert shown == {"shape": "monthly_weekday", "nth": 1, "weekday": 0, "months": (2, 9)}
    assert "" not in dict(form.fields["shape"].choices)


def test_another_rhythm_moves_what_nobody_has_decided(browser):
    plan(browser)
    campaign = Campaign.objects.get()
    decided = Edition.objects.get(key=date(2027, 2, 1))
    decided.status, decided.touched_at = "confirmed", NOW
    decided.save()
    plan(browser, campaign=campaign, months=["3", "9"])
    assert days() == [
        date(2027, 2, 1),
        date(2027, 3, 1),
        date(2027, 9, 6),
        date(2028, 3, 6),
        date(2028, 9, 4),
    ]
    shown = browser.get(reverse("campaigns:inspect", args=[campaign.pk])).context
    assert [(c.key, c.kind) for c in shown["conflicts"]] == [(date(2027, 2, 1), "vanished")]


def test_a_conflict_is_settled_by_one_press(browser):
    test_another_rhythm_moves_what_nobody_has_decided(browser)
    conflict = SeriesConflict.objects.get()
    url = reverse("campaigns:settle", args=[conflict.pk])
    assert browser.get(url).status_code == 405
    assert browser.post(url).status_code == 302
    conflict.refresh_from_db()
    assert conflict.settled_at == NOW
    assert browser.post(url).status_code == 404


def test_the_campaign_says_its_rhythm_and_its_next_five(browser):
    shown = browser.get(plan(browser).url).context
    days = [(2027, 2, 1, 7), (2027, 9, 6, 12), (2028, 2, 7, 13), (2028, 9, 4, 10), (2029, 2, 5, 11)]
    assert shown["windows"] == [
        f"{first}–{last} {date_format(date(year, month, 1), 'E Y')}"
        for year, month, first, last in days
    ]
    assert [row["state"] for row in shown["coming"]] == [gettext("Provisional")] * 4


def test_the_list_asks_as_often_for_three_campaigns_as_for_one(browser):
    plan(browser)
    url = reverse("campaigns:index")
    browser.get(url)
    with CaptureQueriesContext(connection) as for_one:
        browser.get(url)
    for number in range(2):
        plan(browser, name=f"Kampanj nummer {number}")
    browser.get(url)
    with CaptureQueriesContext(connection) as for_three:
        shown = browser.get(url)
    assert len(for_three) == len(for_one)
    assert len(shown.context["object_list"]) == 3


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.VISIT_COORDINATOR, Role.FACILITATOR])
def test_others_of_the_unit_do_not_plan(role):
    browser = browser_of(make_user(role=role))
    campaign = make_campaign()
    home = reverse("wagtailadmin_home")
    for name, args in (
        ("campaigns:index", []),
        ("campaigns:add", []),
        ("campaigns:edit", [campaign.pk]),
        ("campaigns:inspect", [campaign.pk]),
        ("editions:index", []),
        ("themes:index", []),
    ):
        response = browser.get(reverse(name, args=args))
        assert (response.status_code, response.url) == (302, home)
