"""A teacher writes an address and gets a code, whether known here or not."""

import smtplib

import pytest
from django.contrib.auth import get_user_model
from django.test import override_settings

from campaign_site.accounts.codes import PENDING_KEY
from tests.sign_in.places import ASK, CODE, text_of

NEW, KNOWN, STAFF = "ny@skolan.example", "larare@skolan.example", "samordnare@enheten.example"


def ask(client, email, **data):
    return client.post(ASK, {"email": email, **data})


def test_the_form_sets_no_cookie(visitor):
    response = visitor.get(ASK)
    assert response.status_code == 200
    assert response.cookies.output() == ""


def test_an_unknown_address_becomes_a_user_without_password_role_or_name(visitor):
    ask(visitor, NEW)
    user = get_user_model().objects.get()
    assert user.email == NEW
    assert (user.has_usable_password(), user.is_staff, user.name) == (False, False, "")
    assert list(user.groups.all()) == []


def test_asking_twice_makes_one_user(visitor, other_browser):
    ask(visitor, NEW)
    ask(other_browser, " NY@Skolan.Example ")
    assert get_user_model().objects.count() == 1


@pytest.mark.parametrize("address", [NEW, KNOWN, STAFF])
def test_the_answer_is_the_same_for_new_known_and_staff(visitor, host, staff, address):
    response = ask(visitor, address)
    assert (response.status_code, response.url) == (302, CODE)
    page = visitor.get(CODE)
    assert address in text_of(page)
    assert 'name="code"' in page.content.decode()


def test_pages_for_known_and_staff_differ_in_nothing_but_the_address(host, staff, client):
    pages = []
    for address in (KNOWN, STAFF):
        ask(client, address)
        page = client.get(CODE)
        token = page.context["csrf_token"]
        pages.append(page.content.decode().replace(address, "").replace(str(token), ""))
        client.cookies.clear()
    assert pages[0] == pages[1]


def test_the_mail_holds_the_code_and_no_topic_and_no_link(visitor, mailoutbox, code):
    ask(visitor, NEW)
    (mail,) = mailoutbox
    assert mail.to == [NEW]
    assert set(mail.extra_headers) == {"Auto-Submitted", "Message-ID"}
    assert code() not in mail.subject
    assert "://" not in mail.body


def test_staff_are_mailed_that_they_need_a_password_and_get_no_code(visitor, staff, mailoutbox):
    ask(visitor, STAFF)
    (mail,) = mailoutbox
    assert "http://testserver/konto/personal/" in mail.body
    assert not any(letter.isdigit() for letter in mail.body)


def test_a_closed_account_gets_no_code(visitor, host, mailoutbox):
    host.is_active = False
    host.save()
    ask(visitor, KNOWN)
    assert not any(letter.isdigit() for letter in mailoutbox[0].body)


def test_no_code_signs_staff_in_not_even_an_empty_one(visitor, staff):
    ask(visitor, STAFF)
    for guess in ("", "0000-0000", "-"):
        visitor.post(CODE, {"code": guess})
        assert "_auth_user_id" not in visitor.session


def test_where_the_person_was_going_is_kept_if_it_is_here(visitor):
    ask(visitor, NEW, next="/besok/tider/7/")
    assert visitor.session[PENDING_KEY]["next"] == "/besok/tider/7/"


@pytest.mark.parametrize("url", ["https://evil.example/", "//evil.example", "javascript:alert(1)"])
def test_where_the_person_was_going_is_dropped_if_it_is_elsewhere(visitor, url):
    ask(visitor, NEW, next=url)
    assert visitor.session[PENDING_KEY]["next"] is None


def test_the_way_on_stands_in_the_form(visitor):
    assert 'value="/besok/tider/7/"' in visitor.get(f"{ASK}?next=/besok/tider/7/").content.decode()


@pytest.mark.parametrize("failure", [smtplib.SMTPServerDisconnected, ConnectionRefusedError])
def test_when_mail_is_down_a_sentence_says_so_and_the_address_is_kept(visitor, failure):
    with override_settings(EMAIL_BACKEND=f"tests.sign_in.mail.{failure.__name__}Backend"):
        response = ask(visitor, NEW, next="/besok/tider/7/")
    assert response.status_code == 503
    page = response.content.decode()
    assert f'value="{NEW}"' in page
    assert 'value="/besok/tider/7/"' in page
    assert PENDING_KEY not in visitor.session


def test_mail_that_was_down_does_not_count_against_the_address(visitor, mailoutbox):
    with override_settings(EMAIL_BACKEND="tests.sign_in.mail.ConnectionRefusedErrorBackend"):
        for _time in range(6):
            ask(visitor, NEW)
    assert ask(visitor, NEW).status_code == 302
    assert len(mailoutbox) == 1


def test_who_is_signed_in_is_led_on(client, host):
    client.force_login(host)
    assert client.get(ASK).url == "/mina-besok/"
    assert client.get(f"{ASK}?next=/besok/tider/7/").url == "/besok/tider/7/"
    assert client.get(f"{ASK}?next=//evil.example").url == "/mina-besok/"
