"""How often one may try, and that no network address is ever kept."""

from datetime import timedelta

import pytest
import time_machine
from allauth.account.adapter import get_adapter
from django.db import connection
from django.test import Client, RequestFactory
from django.utils import timezone

from tests.sign_in.places import ASK, CODE, PASSWORD, SECRET

pytestmark = pytest.mark.postgres
NEW = "ny@skolan.example"
SENDER = "198.51.100.7"


def test_one_address_gets_five_mails_an_hour_from_whatever_browser(db, mailoutbox):
    answers = [Client().post(ASK, {"email": NEW}) for _time in range(6)]
    assert [answer.status_code for answer in answers] == [302] * 5 + [429]
    assert f'value="{NEW}"' in answers[-1].content.decode()
    assert len(mailoutbox) == 5


def test_after_an_hour_it_gets_mail_again(db, mailoutbox):
    for _time in range(6):
        Client().post(ASK, {"email": NEW})
    with time_machine.travel(timezone.now() + timedelta(minutes=61)):
        Client().post(ASK, {"email": NEW})
    assert len(mailoutbox) == 6


def test_sending_again_counts_as_a_mail(visitor, mailoutbox):
    visitor.post(ASK, {"email": NEW})
    answers = [visitor.post(CODE, {"again": "1"}).status_code for _time in range(5)]
    assert answers == [302] * 4 + [429]
    assert len(mailoutbox) == 5


def test_when_no_more_mail_is_sent_the_code_still_works(visitor, code):
    visitor.post(ASK, {"email": NEW})
    for _time in range(6):
        visitor.post(CODE, {"again": "1"})
    visitor.post(CODE, {"code": code()})
    assert "_auth_user_id" in visitor.session


def test_one_network_cannot_mail_the_whole_town(db, mailoutbox):
    for number in range(30):
        Client(REMOTE_ADDR=SENDER).post(ASK, {"email": f"larare{number}@skolan.example"})
    assert len(mailoutbox) == 10


def test_the_sixth_wrong_password_is_not_tried(client, staff):
    for _time in range(5):
        client.post(PASSWORD, {"login": staff.email, "password": "fel"})
    client.post(PASSWORD, {"login": staff.email, "password": SECRET})
    assert "_auth_user_id" not in client.session


def test_a_quarter_of_an_hour_later_the_right_one_is(client, staff):
    for _time in range(5):
        client.post(PASSWORD, {"login": staff.email, "password": "fel"})
    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        client.post(PASSWORD, {"login": staff.email, "password": SECRET})
        assert "_auth_user_id" in client.session


def name_of(address: str) -> str:
    return get_adapter().get_client_ip(RequestFactory().get("/", REMOTE_ADDR=address))


def test_a_network_address_has_another_name_tomorrow():
    today = name_of(SENDER)
    assert name_of(SENDER) == today
    assert len(today) == 64
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        assert name_of(SENDER) != today


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("198.51.100.7", "198.51.100.8", False),
    ],
)
def test_one_household_counts_as_one(one, other, same):
    assert (name_of(one) == name_of(other)) is same


def test_the_database_holds_neither_network_address_nor_mail_address_of_a_limit(db):
    Client(REMOTE_ADDR=SENDER).post(ASK, {"email": NEW})
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key, value FROM cache")
        rows = "".join(str(row) for row in cursor.fetchall())
    assert rows != ""
    assert SENDER not in rows
    assert NEW not in rows
