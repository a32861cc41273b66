"""A rhythm that cannot be is refused where it was typed, and nothing that was typed is lost."""

from datetime import date

import pytest
import time_machine

from schedules.errors import SENTENCES
from schedules.models import Campaign, Edition, Series
from schedules.rules.rhythm_rules import RhythmReason
from tests.campaigns.desk import answers, communicator, errors, plan
from tests.factories.schedules import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _october():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def browser():
    return communicator()


# What was typed, the field that is wrong, and the reason that stands on it.
REFUSED = [
    ({"ends_on": "2026-10-01"}, "ends_on", RhythmReason.ENDS_BEFORE_START),
    ({"ends_on": "2026-12-01"}, "starts_on", RhythmReason.NEVER_HAPPENS),
    ({"length_days": "32"}, "length_days", RhythmReason.LONGER_THAN_31_DAYS),
    ({"length_days": "0"}, "length_days", RhythmReason.NO_LENGTH),
    ({"length_days": "-3"}, "length_days", RhythmReason.NO_LENGTH),
    ({"length_days": ""}, "length_days", RhythmReason.NO_LENGTH),
    ({"shape": "weekly", "weekdays": []}, "weekdays", RhythmReason.NO_WEEKDAY),
    ({"shape": "monthly_weekday", "weekday": ""}, "weekday", RhythmReason.NO_WEEKDAY),
    ({"shape": "monthly_weekday", "nth": ""}, "nth", RhythmReason.BAD_NTH),
    ({"shape": "iso_weeks", "weeks": ""}, "weeks", RhythmReason.NO_WEEK),
    ({"shape": "iso_weeks", "weeks": "0, 54, abc"}, "weeks", RhythmReason.BAD_WEEK),
    ({"shape": "iso_weeks", "weeks": "0"}, "weeks", RhythmReason.BAD_WEEK),
    ({"shape": "iso_weeks", "weeks": "54"}, "weeks", RhythmReason.BAD_WEEK),
    (
        {"shape": "weekly", "weekdays": ["0"], "interval": "0"},
        "interval",
        RhythmReason.BAD_INTERVAL,
    ),
    ({"shape": "weekly", "weekdays": ["0"], "interval": ""}, "interval", RhythmReason.BAD_INTERVAL),
    (
        {"shape": "weekly", "weekdays": ["0"], "interval": "53"},
        "interval",
        RhythmReason.BAD_INTERVAL,
    ),
    (
        {"shape": "weekly", "weekdays": ["0", "2"], "length_days": "7"},
        "length_days",
        RhythmReason.OVERLAPS_ITSELF,
    ),
    (
        {"shape": "iso_weeks", "weeks": "7, 8", "length_days": "8"},
        "length_days",
        RhythmReason.OVERLAPS_ITSELF,
    ),
    (
        {"shape": "iso_weeks", "weeks": "53", "ends_on": "2026-11-30"},
        "starts_on",
        RhythmReason.NEVER_HAPPENS,
    ),
    (
        {"shape": "yearly_date", "starts_on": "9999-01-01"},
        "starts_on",
        RhythmReason.NEVER_HAPPENS,
    ),
]


@pytest.mark.parametrize(("typed", "field", "reason"), REFUSED)
def test_a_bad_rhythm_is_refused_on_its_field_and_nothing_is_lost(browser, typed, field, reason):
    response = plan(browser, **typed)
    assert (response.status_code, errors(response)) == (200, {field: [str(SENTENCES[reason])]})
    form = response.context["form"]
    assert {name: form[name].value() for name in answers(**typed)} == {
        name: str(value) if isinstance(value, int) else value
        for name, value in answers(**typed).items()
    }
    assert (Campaign.objects.count(), Edition.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"starts_on": ""}, "starts_on"),
        ({"starts_on": "31 februari"}, "starts_on"),
        ({"start_time": "25:00"}, "start_time"),
        ({"length_days": "sju"}, "length_days"),
        ({"shape": "varannan fullmåne"}, "shape"),
        ({"name": ""}, "name"),
    ],
)
def test_what_cannot_be_read_is_said_on_its_field(browser, typed, field):
    response = plan(browser, **typed)
    assert list(errors(response)) == [field]
    assert Campaign.objects.count() == 0


def test_only_the_chosen_shape_is_read(browser):
    """Garbage in the fields of another shape stops nobody, and an interval does not linger."""
    plan(browser, weeks="0, 54, abc", interval="9", weekdays=["6"])
    assert Edition.objects.earliest("key").key == date(2027, 2, 1)
    series = Series.objects.get()
    assert (series.interval, series.weeks, series.weekdays) == (1, "", "0")
