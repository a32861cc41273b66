"""What a teacher wrote is checked for its shape, told in words at its own answer, and kept."""

import pytest

from schedules.models import Visit
from tests.visits.counter import (
    ask,
    errors,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("october")]


@pytest.mark.parametrize(
    ("size", "sentence"),
    [
        ("33", "The group is too large for this visit. Divide it in two."),
        ("99999999999999999999", "The group is too large for this visit. Divide it in two."),
        ("4", "The group is too small for this visit."),
        ("0", "Write the number in figures."),
        ("-5", "Write the number in figures."),
        ("two classes", "Write the number in figures."),
        ("", "Write about how many you are."),
    ],
)
def test_a_group_that_does_not_fit_is_told_at_its_own_answer(counter, size, sentence):
    answer = ask(counter, group_size=size)
    assert errors(answer) == {"group_size": [sentence]}
    assert answer.context["is_time_gone"] is False
    assert Visit.objects.count() == 0


@pytest.mark.parametrize(
    ("start", "sentence"),
    [
        ("2026-10-07T10:00", "That is too soon for us to come. Choose a later day."),
        ("2027-09-07T10:00", "That is too far ahead to book yet."),
        ("2026-10-25T10:00", "That is no school day. Choose another day."),
        ("2026-10-21T10:00", "That time was just taken. What you wrote is still here."),
    ],
)
def test_a_day_that_cannot_be_had_is_refused_in_words(counter, start, sentence):
    assert errors(ask(counter, start=start)) == {"start": [sentence]}


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("  Sal   214 ", "Sal 214"),
        ("Aulan\r\nBcc: alla@skola.example", "Aulan Bcc: alla@skola.example"),
        ("\u202eAulan\u202c\u200b", "Aulan"),
        ("A\u030angsalen", "Ångsalen"),
    ],
)
def test_text_is_stored_on_one_line_without_what_cannot_be_seen(counter, typed, stored):
    ask(counter, meeting_place=typed)
    assert Visit.objects.get().meeting_place == stored


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("meeting_place", "", "Write where we are to come in."),
        ("meeting_place", "\u200b\u200b", "Write where we are to come in."),
        ("meeting_place", "...", "Write where we are to come in, in words."),
        ("contact_name", "-", "Write a name with letters."),
        ("contact_name", "", "Write the name of whoever meets us."),
        ("contact_phone", "ring mig", "Write only figures, spaces and a plus sign."),
        ("year_group", "", "Choose which group it is."),
    ],
)
def test_an_answer_that_says_nothing_is_asked_for_again(counter, field, typed, sentence):
    assert errors(ask(counter, **{field: typed})) == {field: [sentence]}


def test_too_long_a_text_is_told_and_kept(counter):
    answer = ask(counter, meeting_place="Å" * 161)
    assert list(errors(answer)) == ["meeting_place"]
    assert answer.context["form"]["meeting_place"].value() == "Å" * 161


def test_the_errors_stand_first_and_lead_to_their_answers(counter):
    html = ask(counter, group_size="", meeting_place="").content.decode()
    assert "<title>Something needs to be changed" in html
    assert "2 answers need to be changed" in html
    assert '<a href="#id_group_size">' in html
    assert html.index('role="alert"') < html.index('id="id_group_size"')
    assert 'aria-invalid="true"' in html


def test_markup_in_a_text_is_shown_as_text(counter):
    html = ask(counter, meeting_place="<b>Aulan</b>", group_size="").content.decode()
    assert "&lt;b&gt;Aulan&lt;/b&gt;" in html


def test_a_broken_form_key_is_replaced(counter):
    ask(counter, form_key="not a key")
    assert Visit.objects.get().form_key is not None
