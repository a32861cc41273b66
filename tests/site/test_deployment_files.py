"""The examples in deploy/ keep what the site promises."""

import re
from pathlib import Path

import pytest

DEPLOY = Path(__file__).parents[2] / "deploy"
TELLING = {
    "remote_addr", "remote_user", "http_user_agent", "http_referer", "http_x_forwarded_for",
    "request", "request_uri", "uri", "args", "query_string", "http_cookie", "host",
}  # fmt: skip


def nginx() -> str:
    text = (DEPLOY / "nginx.conf").read_text()
    return "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("#"))


def test_the_access_log_tells_nothing_about_a_reader():
    written = re.search(r"log_format bare '([^']+)'", nginx())[1]
    assert set(re.findall(r"\$(\w+)", written)) & TELLING == set()


def test_no_log_is_written_in_another_format():
    assert set(re.findall(r"access_log (.+);", nginx())) == {
        "off",
        "/var/log/nginx/campaign-site.access.log bare",
    }


def test_errors_that_would_name_an_address_are_not_logged():
    assert {line.split()[-1] for line in re.findall(r"error_log (.+);", nginx())} == {"emerg"}


@pytest.mark.parametrize("name", ["campaign-site", "campaign-site-clock", "campaign-site-backup"])
def test_every_unit_runs_as_an_ordinary_user_that_writes_only_its_own_folder(name):
    unit = (DEPLOY / f"{name}.service").read_text().splitlines()
    wanted = {
        "User=campaign-site",
        "NoNewPrivileges=yes",
        "ProtectSystem=strict",
        "StateDirectory=campaign-site",
    }
    assert wanted - set(unit) == set()


def test_one_request_at_a_time_holds_a_database_connection():
    assert "--blocking-threads 1" in (DEPLOY / "campaign-site.service").read_text()
