"""`manage.py import_schools`: says what it did, which rows were bad, and whom it concerns."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from schedules.models import Host, Municipality
from schedules.rules.register import LONGEST_LINE
from tests.factories.schedules import NOW, make_municipality, make_visit
from tests.visits.register_bodies import line

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def uppsala():
    return make_municipality(code="0380", name="Uppsala")


def school():
    return Host.objects.get(school_unit_code="12345678")


def run(path, *options):
    out, err = StringIO(), StringIO()
    call_command("import_schools", str(path), *options, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_the_command_names_bad_rows_and_schools_with_visits_ahead(tmp_path):
    path = tmp_path / "units.jsonl"
    path.write_bytes(line() + line("23456789"))
    run(path)
    soon = NOW + timedelta(days=20_000)
    make_visit(host=school(), starts_at=soon)
    path.write_bytes(line(displayName="Nya Testskolan") + b"{\n" + b"x" * (3 * LONGEST_LINE))
    out, err = run(path)
    assert [text.split(":")[0].split()[-1] for text in err.splitlines()] == ["2", "3"]
    told = [text for text in out.splitlines() if "12345678" in text]
    assert len(told) == 1
    assert "Nya Testskolan" in told[0]
    assert "Testskolan" in told[0]


def test_a_file_that_is_not_there_is_said_plainly(tmp_path):
    with pytest.raises(CommandError):
        run(tmp_path / "missing.jsonl")


def test_a_long_line_is_read_in_pieces_and_the_next_row_counts(tmp_path):
    path = tmp_path / "units.jsonl"
    path.write_bytes(b"x" * (2 * LONGEST_LINE + 7) + b"\n" + line())
    _out, err = run(path)
    assert len(err.splitlines()) == 1
    assert school().name == "Testskolan"


def test_municipalities_come_with_the_schools(tmp_path):
    units, table = tmp_path / "units.jsonl", tmp_path / "municipalities.csv"
    units.write_bytes(line(municipalityCode="1980"))
    table.write_text("code,name\n1980,Västerås\n0380,Uppsala kommun\nxx,Fel\n", encoding="utf-8")
    run(units, f"--municipalities={table}")
    assert school().municipality.name == "Västerås"
    assert sorted(Municipality.objects.values_list("name", flat=True)) == [
        "Uppsala kommun",
        "Västerås",
    ]


@pytest.mark.parametrize(
    "table", [b"kod,namn\n0380,Uppsala\n", b"", b"code\n0380\n", b"code,name\n\n"]
)
def test_a_table_of_municipalities_without_the_columns_does_no_harm(tmp_path, table):
    units, path = tmp_path / "units.jsonl", tmp_path / "municipalities.csv"
    units.write_bytes(line())
    path.write_bytes(table)
    run(units, f"--municipalities={path}")
    assert (school().name, Municipality.objects.count()) == ("Testskolan", 1)


def test_a_table_in_another_encoding_is_refused_plainly(tmp_path):
    units, path = tmp_path / "units.jsonl", tmp_path / "municipalities.csv"
    units.write_bytes(line())
    path.write_bytes("code,name\n0180,Öster\n".encode("latin-1"))
    with pytest.raises(CommandError):
        run(units, f"--municipalities={path}")
