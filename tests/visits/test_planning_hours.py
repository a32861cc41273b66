"""Hours and absences in a facilitator's calendar: one's own, and everybody's for a coordinator."""

from datetime import date, time, timedelta

import pytest
from django.urls import reverse

from campaign_site.accounts.roles import Role
from schedules.models import Absence, AuditEntry, AvailabilityWindow, Claim, Series
from schedules.rules.intervals import local_instant
from tests.factories.schedules import (
    NOW,
    VISIT_AT,
    make_facilitator,
    make_host,
    make_user,
    make_visit,
)
from tests.visits.desk import browser_of, coordinator, errors, press, read, said, trail

OWN = "calendar_desk:"
THEIRS = "facilitator_desk:"
WEEKDAYS = {
    "weekdays": ["0", "2"],
    "first_time": "08:00",
    "last_time": "12:00",
    "starts_on": "2026-10-07",
    "ends_on": "",
}


@pytest.fixture
def facilitator(db, october):
    return make_facilitator(user=make_user(role=Role.FACILITATOR, name="Besöksledare 1"))


@pytest.fixture
def own(facilitator):
    return browser_of(facilitator.user)


@pytest.fixture
def desk(db, october):
    return browser_of(coordinator())


def add_hours(browser, **changed):
    return press(browser, f"{OWN}add_hours", **WEEKDAYS | changed)


def days_with_hours(facilitator) -> list[date]:
    return list(facilitator.windows.order_by("day").values_list("day", flat=True))


def test_weekly_hours_can_be_booked_at_once(own, facilitator):
    response = add_hours(own)
    assert said(own, response) == ["The hours can be booked from now on."]
    assert days_with_hours(facilitator)[:3] == [
        date(2026, 10, 7),
        date(2026, 10, 12),
        date(2026, 10, 14),
    ]
    assert trail(facilitator) == ["hours_set"]
    shown = read(own, f"{OWN}calendar")
    assert "Monday, Wednesday 08:00–12:00 7 October 2026 until further notice" in shown


@pytest.mark.parametrize(
    ("changed", "field", "sentence"),
    [
        ({"weekdays": []}, "weekdays", "Choose the weekday."),
        ({"last_time": "08:00"}, "last_time", "The end must come after the start."),
        ({"last_time": "07:00"}, "last_time", "The end must come after the start."),
        ({"ends_on": "2026-10-06"}, "__all__", "The last day comes before the first."),
        (
            {"starts_on": "2026-10-08", "ends_on": "2026-10-09"},
            "__all__",
            "This rhythm never happens. Check the dates.",
        ),
    ],
)
def test_hours_that_cannot_be_are_refused_and_what_was_typed_stays(own, changed, field, sentence):
    response = add_hours(own, **changed)
    assert (response.status_code, errors(response)) == (200, {field: [sentence]})
    assert response.context["form"]["first_time"].value() == "08:00"
    assert not Series.objects.exists()


def test_hours_end_from_a_day_and_the_days_before_stay(own, facilitator):
    add_hours(own)
    series = facilitator.series.get()
    press(own, f"{OWN}end_hours", series.pk, from_day="2026-10-14")
    assert days_with_hours(facilitator) == [date(2026, 10, 7), date(2026, 10, 12)]
    assert "13 October 2026" in read(own, f"{OWN}calendar")


@pytest.mark.parametrize("from_day", ["2026-10-06", "2026-10-07"])
def test_hours_that_never_begin_go_altogether(own, facilitator, from_day):
    add_hours(own)
    press(own, f"{OWN}end_hours", facilitator.series.get().pk, from_day=from_day)
    assert (Series.objects.count(), AvailabilityWindow.objects.count()) == (0, 0)
    assert trail(facilitator) == ["hours_set", "hours_removed"]


def test_hours_cannot_end_in_the_past(own, facilitator):
    add_hours(own)
    response = press(own, f"{OWN}end_hours", facilitator.series.get().pk, from_day="2026-10-05")
    assert errors(response) == {"from_day": ["Choose today or a later day."]}
    assert Series.objects.get().ends_on is None


def test_an_absence_of_whole_days_takes_them_whole(own, facilitator):
    press(own, f"{OWN}add_absence", first_day="2026-10-19", last_day="2026-10-20")
    absence = facilitator.absences.get()
    assert (absence.starts_at, absence.ends_at) == (
        local_instant(date(2026, 10, 19), time(0)),
        local_instant(date(2026, 10, 21), time(0)),
    )
    assert Claim.objects.count() == 2 * 96
    assert "Mon 19 Oct 2026 Tue 20 Oct 2026" in read(own, f"{OWN}calendar")


def test_an_absence_over_a_clock_change_is_as_long_as_the_clock_says(own, facilitator):
    press(own, f"{OWN}add_absence", first_day="2026-10-25", last_day="2026-10-25")
    assert Claim.objects.count() == 100


def test_an_absence_of_hours_and_its_end(own, facilitator):
    typed = {"first_day": "2026-10-20", "last_day": "2026-10-20"}
    press(own, f"{OWN}add_absence", **typed, first_time="13:00", last_time="15:00")
    absence = facilitator.absences.get()
    assert Claim.objects.count() == 8
    assert "booked again at once" in read(own, f"{OWN}end_absence", absence.pk)
    assert Absence.objects.count() == 1
    press(own, f"{OWN}end_absence", absence.pk)
    assert (Absence.objects.count(), Claim.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("last_day", "sentence"),
    [
        ("2026-10-18", "The end must come after the start."),
        ("2028-10-20", "An absence can last a year at the most."),
    ],
)
def test_an_absence_that_cannot_be_is_refused(own, last_day, sentence):
    response = press(own, f"{OWN}add_absence", first_day="2026-10-19", last_day=last_day)
    assert errors(response) == {"__all__": [sentence]}
    assert response.context["form"]["first_day"].value() == "2026-10-19"


def test_an_absence_never_asks_why(own):
    form = own.get(reverse(f"{OWN}add_absence")).context["form"]
    assert list(form.fields) == ["first_day", "first_time", "last_day", "last_time"]


def test_an_absence_over_a_visit_says_so(own, facilitator):
    make_visit(facilitators=[facilitator])
    response = press(own, f"{OWN}add_absence", first_day="2026-10-20", last_day="2026-10-20")
    assert said(own, response)[1] == (
        "One booked visit falls in the absence. The visit coordinator re-plans it."
    )
    assert "Clashes with an absence" in read(own, f"{OWN}calendar")


def test_the_own_calendar_has_place_and_contact_at_hand_and_notes_each_reading(own, facilitator):
    visit = make_visit(facilitators=[facilitator], meeting_place="Receptionen")
    visit.contact.name, visit.contact.phone = "Lärare 1", "070-000 00 00"
    visit.contact.save()
    other = make_visit(host=make_host(name="En annan skola"))
    shown = read(own, f"{OWN}calendar")
    for words in ("Tue 20 Oct 2026, 10:00–11:00", "Receptionen", "Lärare 1", "070-000 00 00"):
        assert words in shown
    assert "En annan skola" not in shown
    assert (trail(visit), trail(other)) == (["contact_seen"], [])


def test_the_contact_of_a_mere_request_is_not_shown(own, facilitator):
    visit = make_visit(facilitators=[facilitator], status="requested")
    visit.contact.name = "Lärare 1"
    visit.contact.save()
    shown = read(own, f"{OWN}calendar")
    assert visit.host.name in shown
    assert "Lärare 1" not in shown
    assert trail(visit) == []


def test_a_protected_contact_is_a_role_in_the_calendar_too(own, facilitator):
    visit = make_visit(facilitators=[facilitator])
    visit.contact.name, visit.contact.protected = "Lärare 1", True
    visit.contact.save()
    shown = read(own, f"{OWN}calendar")
    assert "Lärare 1" not in shown
    assert "The person who booked" in shown
    assert trail(visit) == []


def test_a_facilitator_reaches_nobody_elses_calendar(own):
    other = make_facilitator()
    for name in ("calendar", "add_hours", "add_absence"):
        assert own.get(reverse(f"{THEIRS}{name}", args=[other.pk])).status_code == 302
    response = press(own, f"{THEIRS}add_hours", other.pk, **WEEKDAYS)
    assert (response.status_code, Series.objects.count()) == (302, 0)


def test_others_hours_and_absences_are_not_found_below_the_own_calendar(own, desk):
    other = make_facilitator()
    press(desk, f"{THEIRS}add_hours", other.pk, **WEEKDAYS)
    press(desk, f"{THEIRS}add_absence", other.pk, first_day="2026-10-19", last_day="2026-10-20")
    hours, absence = other.series.get(), other.absences.get()
    answer = press(own, f"{OWN}end_hours", hours.pk, from_day="2026-10-06")
    assert (answer.status_code, Series.objects.count()) == (404, 1)
    assert press(own, f"{OWN}end_absence", absence.pk).status_code == 404
    assert Absence.objects.count() == 1


def test_whoever_gives_no_visits_has_no_calendar(desk):
    assert desk.get(reverse(f"{OWN}calendar")).status_code == 302


def test_a_coordinator_keeps_anybodys_hours_and_sees_no_contact_there(desk, facilitator):
    visit = make_visit(facilitators=[facilitator])
    visit.contact.name = "Lärare 1"
    visit.contact.save()
    press(desk, f"{THEIRS}add_hours", facilitator.pk, **WEEKDAYS)
    shown = read(desk, f"{THEIRS}calendar", facilitator.pk)
    assert "Besöksledare 1" in shown
    assert "Lärare 1" not in shown
    assert AuditEntry.objects.get(action="hours_set").by_id != facilitator.user_id
    assert trail(visit) == []


def test_hours_far_ahead_are_listed_and_those_gone_by_are_not(own, facilitator):
    add_hours(own, starts_on="2026-12-01")
    add_hours(own, ends_on="2026-10-31")
    yesterday = NOW.date() - timedelta(days=1)
    Series.objects.filter(ends_on__isnull=False).update(starts_on=yesterday, ends_on=yesterday)
    shown = own.get(reverse(f"{OWN}calendar")).context["hours"]
    assert [one["words"]["from"] for one in shown] == ["1 December 2026"]


def test_visits_that_are_over_are_not_in_the_calendar(own, facilitator):
    make_visit(facilitators=[facilitator], starts_at=NOW - timedelta(days=7))
    make_visit(facilitators=[facilitator], status="cancelled", starts_at=VISIT_AT)
    assert "No visits ahead." in read(own, f"{OWN}calendar")
