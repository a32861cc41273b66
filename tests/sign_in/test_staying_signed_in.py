"""How long one stays signed in."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from tests.sign_in.places import ASK, CODE, PASSWORD, SECRET


@pytest.fixture
def desk(client, staff, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    client.post(PASSWORD, {"login": staff.email, "password": SECRET})
    client.get("/admin/")
    return client


@pytest.fixture
def teacher(visitor, host, code):
    visitor.post(ASK, {"email": host.email})
    visitor.post(CODE, {"code": code()})
    return visitor


def later(**time):
    return time_machine.travel(timezone.now() + timedelta(**time))


def is_signed_in(client) -> bool:
    return "_auth_user_id" in client.session


def test_staff_are_signed_out_after_half_an_hour_of_nothing(desk):
    with later(minutes=31):
        response = desk.get("/admin/reports/site-history/?page=2")
    assert response.url == f"{PASSWORD}?next=/admin/reports/site-history/%3Fpage%3D2"
    assert not is_signed_in(desk)


def test_work_keeps_staff_signed_in(desk):
    for minutes in (25, 50, 75):
        with later(minutes=minutes):
            assert desk.get("/admin/").status_code == 200


def test_an_open_editor_is_not_work(desk):
    with later(minutes=25):
        desk.post("/admin/editing-sessions/ping/wagtailcore/page/1/1/")
    with later(minutes=40):
        assert desk.get("/admin/").url == f"{PASSWORD}?next=/admin/"


def test_a_form_sent_too_late_leads_to_signing_in(desk):
    with later(minutes=31):
        assert desk.post("/admin/account/").url == PASSWORD


def test_after_a_working_day_everyone_signs_in_anew(desk):
    for minutes in range(20, 12 * 60, 20):
        with later(minutes=minutes):
            assert desk.get("/admin/").status_code == 200
    with later(hours=12, minutes=1):
        assert desk.get("/admin/").status_code == 302


def test_a_teacher_may_pause_for_hours_but_not_for_a_day(teacher):
    with later(hours=11):
        assert teacher.get(ASK).url == "/mina-besok/"
    with later(hours=13):
        teacher.get(ASK)
        assert not is_signed_in(teacher)


def test_readers_never_get_a_session(client, db):
    assert client.get(ASK).cookies.output() == ""
