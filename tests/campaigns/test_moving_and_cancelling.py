"""A person moves, cancels or adds an edition; what the rhythm says never undoes it."""

from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse

from schedules.errors import SENTENCES, EditionReason, PeopleReason
from schedules.models import Edition
from schedules.rules.intervals import TZ
from schedules.rules.rhythm_rules import RhythmReason
from tests.campaigns.desk import communicator, errors, generation
from tests.factories.schedules import NOW, make_campaign, make_edition, make_visit

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _october():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def browser():
    return communicator()


def window(first="2026-10-24", last="2026-10-31", **changed) -> dict:
    return {
        "first_day": first,
        "first_time": "08:00",
        "last_day": last,
        "last_time": "08:00",
        "reason": "",
    } | changed


def press(browser, name, pk, **typed):
    return browser.post(reverse(f"desk:{name}", args=[pk]), typed)


def local(edition) -> tuple[str, str]:
    edition.refresh_from_db()
    starts, ends = edition.starts_at.astimezone(TZ), edition.ends_at.astimezone(TZ)
    return f"{starts:%m-%d %H:%M}", f"{ends:%m-%d %H:%M}"


def test_a_provisional_one_moves_without_a_reason(browser):
    edition = make_edition(status="provisional")
    before = generation()
    response = press(browser, "move_edition", edition.pk, **window())
    assert response.status_code == 302
    # Over the night when the clock goes back, and still eight to eight.
    assert local(edition) == ("10-24 08:00", "10-31 08:00")
    assert (edition.touched_at, generation()) == (NOW, before + 1)
    assert edition.key == date(2026, 10, 12)


def test_a_confirmed_one_asks_why_and_keeps_what_was_typed(browser):
    edition = make_edition()
    response = press(browser, "move_edition", edition.pk, **window())
    assert errors(response) == {"reason": [str(SENTENCES[EditionReason.REASON_NEEDED])]}
    assert response.context["form"]["first_day"].value() == "2026-10-24"
    press(browser, "move_edition", edition.pk, **window(reason="Krockar med lovet."))
    assert local(edition) == ("10-24 08:00", "10-31 08:00")
    assert (edition.status, edition.moved_reason) == ("confirmed", "Krockar med lovet.")


BAD_WINDOWS = [
    (window("2026-10-31", "2026-10-24"), "last_day", PeopleReason.ENDS_BEFORE_START),
    (window("2026-10-24", "2026-10-24"), "last_day", PeopleReason.ENDS_BEFORE_START),
    (window("2026-10-24", "2026-11-25"), "last_day", RhythmReason.LONGER_THAN_31_DAYS),
]


@pytest.mark.parametrize(("typed", "field", "reason"), BAD_WINDOWS)
def test_a_bad_window_is_refused_on_its_field(browser, typed, field, reason):
    edition = make_edition(status="provisional")
    was = local(edition)
    response = press(browser, "move_edition", edition.pk, **typed)
    assert errors(response) == {field: [str(SENTENCES[reason])]}
    assert local(edition) == was


@pytest.mark.parametrize("field", ["first_day", "first_time", "last_day", "last_time"])
@pytest.mark.parametrize("typed", ["", "snart", "0000-00-00"])
def test_a_window_that_cannot_be_read_is_said_on_its_field(browser, field, typed):
    edition = make_edition(status="provisional")
    response = press(browser, "move_edition", edition.pk, **window(**{field: typed}))
    assert list(errors(response)) == [field]


def test_31_days_over_the_autumn_clock_change_are_31_days(browser):
    edition = make_edition(status="provisional")
    press(browser, "move_edition", edition.pk, **window("2026-10-10", "2026-11-10"))
    assert local(edition) == ("10-10 08:00", "11-10 08:00")


def test_it_may_not_overlap_another_of_its_campaign(browser):
    campaign = make_campaign()
    make_edition(campaign=campaign)
    other = make_edition(
        campaign=campaign, status="provisional", starts_at=NOW + 60 * DAY, ends_at=NOW + 67 * DAY
    )
    response = press(browser, "move_edition", other.pk, **window())
    assert errors(response) == {"__all__": [str(SENTENCES[EditionReason.OVERLAPS])]}


def test_visits_stay_where_they_are(browser):
    edition = make_edition()
    visit = make_visit(edition=edition)
    was = visit.starts_at
    shown = browser.get(reverse("desk:edition", args=[edition.pk])).context
    assert shown["edition"].visit_count == 1
    press(browser, "move_edition", edition.pk, **window("2026-11-20", "2026-11-27", reason="Lov."))
    visit.refresh_from_db()
    assert (visit.starts_at, visit.edition) == (was, edition)


def test_cancelling_tells_readers_something(browser):
    edition = make_edition()
    response = press(browser, "cancel_edition", edition.pk, notice="")
    assert list(errors(response)) == ["notice"]
    press(browser, "cancel_edition", edition.pk, notice="  Den ställs in på grund av sjukdom. ")
    edition.refresh_from_db()
    assert (edition.status, edition.notice) == (
        "cancelled",
        "Den ställs in på grund av sjukdom.",
    )


# What the edition is, where it is to go, and why that cannot be.
SETTLED = [
    ({"status": "cancelled", "notice": "Inställd."}, window(), EditionReason.WRONG_STATUS),
    ({"starts_at": NOW - 9 * DAY, "ends_at": NOW - DAY}, window(), EditionReason.OVER),
    ({}, window("2026-09-01", "2026-09-08"), EditionReason.OVER),
]


@pytest.mark.parametrize(("columns", "wanted", "reason"), SETTLED)
def test_what_is_over_or_cancelled_is_not_moved(browser, columns, wanted, reason):
    edition = make_edition(**columns)
    response = press(browser, "move_edition", edition.pk, **wanted | {"reason": "Ändå."})
    assert errors(response) == {"__all__": [str(SENTENCES[reason])]}


def test_one_is_cancelled_once(browser):
    edition = make_edition()
    press(browser, "cancel_edition", edition.pk, notice="Inställd.")
    response = press(browser, "cancel_edition", edition.pk, notice="Ändrad.")
    assert errors(response) == {"__all__": [str(SENTENCES[EditionReason.WRONG_STATUS])]}
    edition.refresh_from_db()
    assert edition.notice == "Inställd."


def test_asking_shows_the_window_that_it_has(browser):
    edition = make_edition()
    form = browser.get(reverse("desk:move_edition", args=[edition.pk])).context["form"]
    assert form["first_day"].value() == date(2026, 10, 12)
    assert local(edition) == ("10-12 00:00", "11-09 00:00")


def test_one_is_added_by_hand(browser):
    campaign = make_campaign()
    response = press(browser, "add_edition", campaign.pk, **window())
    edition = Edition.objects.get()
    assert response.url == reverse("desk:edition", args=[edition.pk])
    assert (edition.campaign, edition.series, edition.key) == (campaign, None, date(2026, 10, 24))
    assert (local(edition), edition.status) == (("10-24 08:00", "10-31 08:00"), "provisional")


def test_one_by_hand_may_not_overlap_either(browser):
    campaign = make_campaign()
    make_edition(campaign=campaign)
    response = press(browser, "add_edition", campaign.pk, **window())
    assert errors(response) == {"__all__": [str(SENTENCES[EditionReason.OVERLAPS])]}
    assert Edition.objects.count() == 1
