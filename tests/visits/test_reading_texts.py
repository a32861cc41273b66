"""What comes in by forms and addresses is read as values, or as nothing."""

from datetime import UTC, datetime

import pytest

from schedules.rules.texts import letters_in, one_line, read_start, read_week, start_text, week_text


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("  Sal 214  ", "Sal 214"),
        ("Huvudingången\r\nBcc: alla@skola.example", "Huvudingången Bcc: alla@skola.example"),
        ("Sal\u00a0214\u2028andra\tvåningen", "Sal 214 andra våningen"),
        ("\u202eSal 214\u202c", "Sal 214"),
        ("S\u200ba\u200dl\ufeff 214", "Sal 214"),
        ("Aula\x00n", "Aulan"),
        ("A\u030angstro\u0308msalen", "Ångströmsalen"),
        ("A\u200b\u030a", "Å"),
        ("\ue000\ud800", ""),
        ("قاعة ١٢", "قاعة ١٢"),
    ],
)
def test_text_becomes_one_line_that_can_be_seen(typed, stored):
    assert one_line(typed) == stored


@pytest.mark.parametrize(("text", "letters"), [("...", 0), ("A1", 2), ("قاعة", 4), ("å-ä", 2)])
def test_letters_of_every_script_count(text, letters):
    assert letters_in(text) == letters


def test_a_start_is_read_by_the_clock_on_the_wall():
    assert read_start("2026-12-09T10:00") == datetime(2026, 12, 9, 9, tzinfo=UTC)
    assert read_start("2026-07-09T10:00") == datetime(2026, 7, 9, 8, tzinfo=UTC)


def test_a_start_is_written_as_it_is_read():
    assert start_text(datetime(2026, 12, 9, 9, tzinfo=UTC)) == "2026-12-09T10:00"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "tomorrow",
        "2026-12-09",
        "2026-12-09T10:00:00",
        "2026-12-09T10:00+01:00",
        "2026-12-09 10:00",
        "2026-02-30T10:00",
        "2026-12-09T25:00",
        "0001-01-01T00:00",
        "9999-12-31T23:59",
        "2026-03-29T02:30",
        "２０２６-12-09T10:00",
        "2026-12-09T10:00\n",
    ],
)
def test_what_no_clock_ever_shows_is_no_start(text):
    assert read_start(text) is None


@pytest.mark.parametrize(
    ("text", "week"),
    [
        ("2026-W50", (2026, 50)),
        ("2026-W53", (2026, 53)),
        ("2027-W53", None),
        ("2026-W00", None),
        ("0001-W01", (1, 1)),
        ("9999-W52", (9999, 52)),
        ("0000-W01", None),
        ("2026-50", None),
        ("2026-W5", None),
        ("", None),
    ],
)
def test_a_week_is_read_when_its_year_has_it(text, week):
    assert read_week(text) == week


def test_a_week_is_written_as_it_is_read():
    assert week_text((2026, 5)) == "2026-W05"
