"""A real installation does not start on a guess: what is missing is named."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.conf import settings

COMPLETE = {
    "SECRET_KEY": "x" * 60,
    "ALLOWED_HOSTS": "webbplats.example",
    "BASE_URL": "https://webbplats.example",
    "DATA_PROTECTION_CONTACT": "dataskydd@webbplats.example",
    "DEFAULT_FROM_EMAIL": "besok@webbplats.example",
    "EMAIL_URL": "smtps://post:hemligt@mail.example:465",
    "EXIT_URL": "https://www.smhi.se/",
}
READ = """
import json
from django.conf import settings
print(json.dumps([settings.DEBUG, settings.DEMO, settings.SECOND_FACTOR_REQUIRED,
    settings.SESSION_COOKIE_NAME, settings.SESSION_COOKIE_SECURE, settings.SECURE_SSL_REDIRECT,
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_SSL, settings.ALLOWED_HOSTS]))
"""


def start(tmp_path, *, code: str = READ, **changed) -> subprocess.CompletedProcess:
    """Reads the production settings in a process with nothing else in its environment."""
    given = {name: value for name, value in (COMPLETE | changed).items() if value is not None}
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=settings.BASE_DIR,
        env=kept
        | given
        | {
            "DJANGO_SETTINGS_MODULE": "campaign_site.settings.production",
            "VAR_DIR": str(tmp_path),
        },
        capture_output=True,
        text=True,
        timeout=60,
    )


def last_line(started: subprocess.CompletedProcess) -> str:
    return started.stderr.strip().splitlines()[-1]


@pytest.fixture(scope="module")
def without(tmp_path_factory):
    """What the process said with each variable taken away or empty, two at a time."""
    cases = [(name, value) for name in COMPLETE for value in (None, "")]
    folder = tmp_path_factory.mktemp("production")
    with ThreadPoolExecutor(2) as pool:
        answers = pool.map(lambda case: start(folder, **{case[0]: case[1]}), cases)
        return dict(zip(cases, answers, strict=True))


@pytest.mark.parametrize("value", [None, ""])
@pytest.mark.parametrize("name", COMPLETE)
def test_a_missing_variable_is_named_and_no_other(without, name, value):
    started = without[name, value]
    assert started.returncode != 0
    told = last_line(started)
    assert told.startswith(
        "django.core.exceptions.ImproperlyConfigured: Set these in the environment: "
    )
    assert [known for known in COMPLETE if f"{known} (" in told] == [name]


def test_all_that_is_missing_is_named_at_once(tmp_path):
    told = last_line(start(tmp_path, **dict.fromkeys(COMPLETE)))
    assert [known for known in COMPLETE if f"{known} (" in told] == list(COMPLETE)


def test_a_short_secret_is_refused_without_being_told(tmp_path):
    started = start(tmp_path, SECRET_KEY="short-and-secret")
    assert last_line(started).endswith("SECRET_KEY is shorter than 50 characters")
    assert "short-and-secret" not in started.stderr


def test_a_complete_installation_starts_shut_and_secure(tmp_path):
    started = start(tmp_path)
    assert started.stderr == ""
    assert started.stdout.strip() == (
        '[false, false, true, "__Host-session", true, true, '
        '"mail.example", 465, true, ["webbplats.example"]]'
    )


@pytest.mark.parametrize("hosts", ["*", ".webbplats.example", "webbplats.example,"])
def test_every_host_is_named_in_full(tmp_path, hosts):
    """Forms are trusted from these hosts, and links of mails could be led elsewhere."""
    started = start(tmp_path, ALLOWED_HOSTS=hosts)
    assert started.returncode == 1
    assert "ALLOWED_HOSTS names each host in full" in last_line(started)


def test_no_error_is_reported_by_mail(tmp_path):
    code = "from django.conf import settings; print(settings.LOGGING['loggers']['django'])"
    started = start(tmp_path, code=code)
    assert started.stdout.strip() == "{'handlers': [], 'level': 'WARNING'}"
