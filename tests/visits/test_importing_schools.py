"""A file of the register's own bodies becomes hosts; bad rows are named, and nothing is lost."""

import json
from datetime import date

import pytest

from schedules.actions.school_report import BadRow, Fate
from schedules.actions.schools import BATCH, import_units
from schedules.models import AuditEntry, Host, Organizer
from schedules.rules.register import LONGEST_LINE, RowReason, unit_of
from tests.factories.schedules import NOW, make_host, make_municipality, make_visit
from tests.visits.register_bodies import body, line

pytestmark = pytest.mark.django_db

TODAY = date(2026, 10, 6)


@pytest.fixture(autouse=True)
def uppsala():
    return make_municipality(code="0380", name="Uppsala")


def take_in(*lines, **options):
    options.setdefault("progress", lambda read: None)
    return import_units(lines, by=None, at=NOW, **options)


def school(code="12345678"):
    return Host.objects.get(school_unit_code=code)


def test_a_new_school_can_be_visited_at_once(uppsala):
    report = take_in(line(schoolTypes=["VUX", "GY"]))
    found = school()
    assert report.fates == {Fate.NEW: 1}
    assert (found.name, found.municipality, found.school_forms, found.organizer.name) == (
        "Testskolan",
        uppsala,
        "GY|VUX",
        "Testkommunen",
    )
    assert list(Host.objects.open()) == [found]


def test_head_mail_and_telephone_are_never_kept():
    unit = unit_of(body())
    take_in(line())
    kept = repr(unit) + repr(list(Host.objects.values())) + repr(list(Organizer.objects.values()))
    assert [word for word in ("Rektorsnamnet", "brevet@", "Telefonen") if word in kept] == []


def test_the_same_file_again_changes_nothing():
    take_in(line(), line("23456789", displayName="Testskolan 2"))
    before = list(Host.objects.values())
    report = take_in(line(), line("23456789", displayName="Testskolan 2"))
    assert report.fates == {Fate.UNCHANGED: 2}
    assert list(Host.objects.values()) == before
    assert AuditEntry.objects.count() == 2


def test_a_school_is_renamed_and_moved_and_keeps_its_visits():
    knivsta = make_municipality(code="0330", name="Knivsta")
    take_in(line())
    visit = make_visit(host=school())
    report = take_in(line(displayName="Nya Testskolan", municipalityCode="0330"))
    visit.refresh_from_db()
    assert (visit.host.name, visit.host.municipality) == ("Nya Testskolan", knivsta)
    assert [(c.fate, c.before) for c in report.changes] == [
        (Fate.RENAMED, "Testskolan"),
        (Fate.MOVED, "Uppsala"),
    ]


@pytest.mark.parametrize("status", ["UPPHORT", "VILANDE"])
def test_a_school_that_is_over_is_closed_and_its_visits_stay(status):
    take_in(line())
    visit = make_visit(host=school())
    report = take_in(line(status=status, endDate="2026-06-30"))
    visit.refresh_from_db()
    assert report.fates == {Fate.CLOSED: 1}
    assert (school().closed_on, visit.status) == (date(2026, 6, 30), "confirmed")


@pytest.mark.parametrize("end", [None, "2027-06-30", "i somras"])
def test_a_school_without_a_past_last_day_closes_today(end):
    take_in(line())
    take_in(line(status="UPPHORT", endDate=end))
    assert school().closed_on == TODAY


def test_a_closed_school_opens_again():
    take_in(line())
    take_in(line(status="VILANDE"))
    report = take_in(line())
    assert (report.fates, school().closed_on) == ({Fate.REOPENED: 1}, None)


def test_schools_that_are_planned_or_long_closed_are_not_taken_in():
    report = take_in(line(status="PLANERAD"), line("23456789", status="UPPHORT"))
    assert report.fates == {Fate.PLANNED: 1, Fate.PASSED_OVER: 1}
    assert Host.objects.count() == 0


def test_two_schools_of_one_name_stay_two():
    take_in(line(), line("23456789"))
    assert list(Host.objects.order_by("pk").values_list("name", "school_unit_code")) == [
        ("Testskolan", "12345678"),
        ("Testskolan", "23456789"),
    ]


BAD_ROWS = [
    (b"{not json\n", RowReason.NOT_JSON),
    (b"[" * 100_000 + b"\n", RowReason.NOT_JSON),
    (b'{"data": ' + b"9" * 10_000 + b"}\n", RowReason.NOT_JSON),
    (b"[1, 2]\n", RowReason.NOT_A_UNIT),
    (b'{"data": null}\n', RowReason.NOT_A_UNIT),
    (json.dumps({"data": {"attributes": "AKTIV"}}).encode(), RowReason.NOT_A_UNIT),
    (line(displayName="Övningsskolan").decode().encode("latin-1"), RowReason.NOT_UTF8),
    (b'{"x": "' + b"a" * LONGEST_LINE + b'"}\n', RowReason.TOO_LONG),
    (line("1234567"), RowReason.BAD_CODE),
    (line("123456789"), RowReason.BAD_CODE),
    (line("01234567"), RowReason.BAD_CODE),
    (line("1234567a"), RowReason.BAD_CODE),
    (line("١٢٣٤٥٦٧٨"), RowReason.BAD_CODE),
    (line(12345679), RowReason.BAD_CODE),
    (line("12345679", displayName="\u200b \t"), RowReason.BAD_NAME),
    (line("12345679", displayName=None), RowReason.BAD_NAME),
    (line("12345679", displayName="a" * 201), RowReason.BAD_NAME),
    (line("12345679", status="NYSTARTAD"), RowReason.UNKNOWN_STATUS),
    (line("12345679", status=None), RowReason.UNKNOWN_STATUS),
    (line("12345679", municipalityCode="380"), RowReason.BAD_MUNICIPALITY),
    (line("12345679", municipalityCode="9999"), RowReason.UNKNOWN_MUNICIPALITY),
    (line("12345678", displayName="En gång till"), RowReason.DUPLICATE),
]


@pytest.mark.parametrize(("bad", "reason"), BAD_ROWS)
def test_a_bad_row_is_named_and_the_rest_is_imported(bad, reason):
    report = take_in(line(), b"\n", bad, line("23456789"))
    assert [(row.line, row.reason) for row in report.bad] == [(3, reason)]
    assert sorted(Host.objects.values_list("school_unit_code", flat=True)) == [
        "12345678",
        "23456789",
    ]
    assert school().name == "Testskolan"


@pytest.mark.parametrize("kind", ["CENTRAL", "UTLAND"])
def test_units_without_pupils_here_are_counted_and_not_named_as_faults(kind):
    report = take_in(line(schoolUnitType=kind))
    assert (report.reasons, report.bad) == ({RowReason.NOT_A_SCHOOL: 1}, [])


def test_odd_facts_within_a_sound_row_are_left_out():
    take_in(
        line(schoolTypes=["GY", "NY", None, {}], organizer=None),
        line("23456789", schoolTypes="GY", displayName="Test\u202eskolan\nNorr"),
        json.dumps(body("34567891", displayName="Testskolan \ud800Syd")).encode(),
    )
    found = Host.objects.order_by("school_unit_code")
    assert [(host.name, host.school_forms) for host in found] == [
        ("Testskolan", "GY"),
        ("Testskolan Norr", ""),
        ("Testskolan Syd", "GY"),
    ]
    assert school().organizer is None


def test_a_row_without_organizer_keeps_the_one_that_is_known():
    take_in(line())
    report = take_in(line(organizer=""))
    assert (report.fates, school().organizer.name) == ({Fate.UNCHANGED: 1}, "Testkommunen")


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm():
    report = take_in(b"\xef\xbb\xbf" + line().replace(b"\n", b"\r\n"))
    assert (report.fates, report.bad) == ({Fate.NEW: 1}, [])


def test_schools_that_the_file_lacks_are_told_and_stay_open():
    take_in(line(), line("23456789", displayName="Andra skolan"))
    report = take_in(line())
    assert report.missing == ["23456789 Andra skolan"]
    assert school("23456789").closed_on is None


def test_a_complete_file_closes_those_it_lacks_but_no_youth_club(uppsala):
    club = make_host(kind=Host.Kind.YOUTH_CLUB, municipality=uppsala)
    take_in(line(), line("23456789"))
    report = take_in(line(), complete=True)
    club.refresh_from_db()
    assert [change.code for change in report.changes] == ["23456789"]
    assert (school("23456789").closed_on, school().closed_on) == (TODAY, None)
    assert club.closed_on is None


@pytest.mark.parametrize("lines", [[], [b"{\n"], [line("34567891"), b"{\n"]])
def test_a_file_that_could_not_be_read_whole_closes_nothing(lines):
    take_in(line())
    report = take_in(*lines, complete=True)
    assert report.missing == ["12345678 Testskolan"]
    assert school().closed_on is None


def test_a_bad_row_with_a_readable_code_is_not_missing():
    take_in(line())
    report = take_in(line(status="OKÄND"), line("23456789"), complete=True)
    assert report.bad == [BadRow(1, RowReason.UNKNOWN_STATUS, "12345678")]
    assert (report.missing, school().closed_on) == ([], None)


def test_a_dry_run_tells_all_and_writes_nothing():
    take_in(line())
    report = take_in(line(displayName="Nytt namn"), line("23456789"), dry_run=True)
    assert (report.fates[Fate.RENAMED], report.fates[Fate.NEW]) == (1, 1)
    assert list(Host.objects.values_list("name", flat=True)) == ["Testskolan"]
    assert AuditEntry.objects.count() == 1


def test_progress_is_told_after_every_batch():
    told = []
    take_in(*(line(str(10_000_000 + n)) for n in range(BATCH + 1)), progress=told.append)
    assert told == [BATCH, BATCH + 1]


def test_a_batch_takes_as_many_queries_however_many_schools(django_assert_max_num_queries):
    lines = [line(str(10_000_000 + n), displayName=f"Testskola {n}") for n in range(BATCH)]
    with django_assert_max_num_queries(40):
        take_in(*lines)
    changed = [row.replace(b"Testskola", b"Provskola") for row in lines]
    with django_assert_max_num_queries(40):
        take_in(*changed)
    assert Host.objects.filter(name__startswith="Provskola").count() == BATCH
