"""What a log may say of the people behind it: nothing."""

import logging
from io import StringIO

import pytest
from django.test import Client

from campaign_site.logs import NamesNobody, WithoutTexts
from tests.factories.schedules import make_user

pytestmark = pytest.mark.django_db

AGENT = "Zagent/1.0"
TOKEN = "6a1f3a52-0d0e-4a35-9f9c-0c9f2f6f8a11"


@pytest.fixture
def log():
    """All that the server would write, as production writes it."""
    stream = StringIO()
    handler = logging.StreamHandler(stream)
    handler.addFilter(NamesNobody())
    handler.setFormatter(WithoutTexts("{levelname} {name}: {message}", style="{"))
    root = logging.getLogger()
    root.addHandler(handler)
    yield stream
    root.removeHandler(handler)


def reader(**more) -> Client:
    return Client(
        raise_request_exception=False,
        REMOTE_ADDR="192.0.2.77",
        HTTP_USER_AGENT=AGENT,
        HTTP_REFERER="https://zreferrer.example/sida",
        **more,
    )


def test_a_page_that_is_not_there_is_told_by_its_kind(log):
    member = reader()
    member.force_login(make_user())
    member.get(f"/mina-besok/{TOKEN}/?q=Zquery")
    assert log.getvalue() == ("WARNING django.request: 404 GET /mina-besok/<uuid:uuid>/\n")


def test_an_address_that_nobody_knows_is_not_repeated(log):
    reader().get("/Zordet-som-jag-sokte/")
    assert "Zordet" not in log.getvalue()
    assert log.getvalue().startswith("WARNING django.request: 404 GET /")


def test_a_refused_form_does_not_tell_where_it_came_from(log):
    strict = reader(enforce_csrf_checks=True, HTTP_ORIGIN="https://zreferrer.example")
    assert strict.post("/konto/kod/", {"code": "Zcode"}).status_code == 403
    assert log.getvalue() == "WARNING django.security.csrf: 403 POST /konto/kod/\n"


def test_a_wrong_host_is_not_repeated(log):
    assert reader(HTTP_HOST="zhost.example").get("/health").status_code == 400
    assert "zhost" not in log.getvalue()


def test_an_error_is_told_by_kind_and_place_and_never_by_its_text(log):
    admin = reader()
    admin.force_login(make_user(is_staff=True, is_superuser=True))
    assert admin.get("/admin/failwhale/?q=Zquery").status_code == 500
    told = log.getvalue()
    assert told.startswith(
        "ERROR django.request: 500 GET /admin/failwhale/\nbuiltins.Exception at\n"
    )
    assert "emergency" not in told
    assert told.rstrip().rpartition("/")[2].startswith("home.py:")


def test_nothing_of_the_reader_stands_in_any_of_it(log):
    client = reader()
    for path in ("/", "/health", "/sok/?q=Zquery", f"/mina-besok/{TOKEN}/", "/finns-inte/"):
        client.get(path)
        client.post(path, {"words": "Zquery"})
    for secret in ("192.0.2.77", AGENT, "zreferrer", "Zquery", TOKEN):
        assert secret not in log.getvalue()
