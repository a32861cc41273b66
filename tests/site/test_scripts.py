"""The scripts, as far as they can be tried without a second installation."""

import os
import socket
import subprocess
from pathlib import Path

import pytest

from benchmarks.results import Row, interleaved, table, write_section
from tests.summary import main

ROOT = Path(__file__).parents[2]
REPORT = (
    '<testsuites><testsuite name="pytest" tests="{tests}" failures="{failures}" errors="0" '
    'skipped="{skipped}" time="1.5"/></testsuites>'
)


def run(command: str, **environment: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [ROOT / command],
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_bootstrap_says_nothing_when_nothing_changed():
    done = run("script/bootstrap")
    assert (done.returncode, done.stdout) == (0, "")


def test_bootstrap_is_not_led_astray_by_another_environment():
    done = run("script/bootstrap", VIRTUAL_ENV="/nowhere", UV_PROJECT_ENVIRONMENT="/nowhere")
    assert (done.returncode, done.stdout) == (0, "")


def test_server_says_at_once_that_its_port_is_taken():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        done = run("script/server", PORT=port)
    assert done.returncode == 1
    assert done.stderr == f"Port {port} is taken. Choose another: PORT=8001 script/server\n"


@pytest.mark.parametrize("name", ["bootstrap", "server", "test", "lint", "bench"])
def test_every_script_can_be_run_and_parsed(name):
    script = ROOT / "script" / name
    assert os.access(script, os.X_OK)
    subprocess.run(["bash", "-n", script], check=True)


@pytest.mark.parametrize(
    ("tests", "failures", "skipped", "code", "closing"),
    [
        (3, 0, 0, 0, "3 passed, 0 failed"),
        (3, 1, 0, 1, "2 passed, 1 failed"),
        (3, 0, 1, 1, "2 passed, 0 failed, 1 skipped"),
        (0, 0, 0, 1, "0 passed, 0 failed"),
    ],
)
def test_the_gate_is_green_only_when_all_ran_and_passed(
    tmp_path, capsys, tests, failures, skipped, code, closing
):
    report = REPORT.format(tests=tests, failures=failures, skipped=skipped)
    (tmp_path / "SQLite.xml").write_text(report)
    assert main(str(tmp_path), "gate", "9") == code
    assert capsys.readouterr().out.splitlines()[-1] == closing


def test_a_section_of_results_is_replaced_and_the_others_stay(tmp_path):
    results = tmp_path / "RESULTS.md"
    write_section("One", ["first"], results)
    write_section("Two", ["second"], results)
    write_section("One", ["third"], results)
    assert results.read_text() == "# Results\n\n## One\n\nthird\n\n## Two\n\nsecond\n"


def test_a_row_of_results_reads_as_a_table():
    assert table([Row("Home page", "9 queries", "<= 10", "7", "met")]) == [
        "| What | Measured | Bar | Peer in the same run | Verdict |",
        "| --- | --- | --- | --- | --- |",
        "| Home page | 9 queries | <= 10 | 7 | met |",
    ]


def test_measured_works_take_turns():
    turns = []
    interleaved(lambda: turns.append("ours"), lambda: turns.append("peer"), runs=3)
    assert turns == ["ours", "peer"] * 3
