"""A teacher writes the code: right, wrong, late, again, and elsewhere."""

from datetime import timedelta

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.utils import timezone

from tests.sign_in.places import ASK, CODE, text_of

NEW = "ny@skolan.example"
WRONG = "9999-9998"


@pytest.fixture
def waiting(visitor):
    """A browser that has asked for a code."""
    visitor.post(ASK, {"email": NEW, "next": "/besok/tider/7/"})
    return visitor


def minutes(number: int):
    return time_machine.travel(timezone.now() + timedelta(minutes=number))


def is_signed_in(client) -> bool:
    return "_auth_user_id" in client.session


@pytest.mark.parametrize("shape", ["{}", " {} ", "{}\u00a0"])
def test_the_right_code_signs_in_and_leads_on(waiting, code, shape):
    response = waiting.post(CODE, {"code": shape.format(code())})
    assert (response.status_code, response.url) == (302, "/besok/tider/7/")
    assert is_signed_in(waiting)


def test_the_dash_need_not_be_written(waiting, code):
    waiting.post(CODE, {"code": code().replace("-", "")})
    assert is_signed_in(waiting)


def test_signing_in_proves_the_address(waiting, code):
    assert EmailAddress.objects.get().verified is False
    waiting.post(CODE, {"code": code()})
    assert EmailAddress.objects.get().verified is True
    assert get_user_model().objects.get().last_login is not None


def test_the_session_gets_a_new_key(waiting, code):
    before = waiting.session.session_key
    waiting.post(CODE, {"code": code()})
    assert waiting.session.session_key != before


def test_a_code_works_once(waiting, code):
    waiting.post(CODE, {"code": code()})
    waiting.post("/konto/ut/")
    waiting.post(CODE, {"code": code()})
    assert not is_signed_in(waiting)


def test_a_wrong_code_gets_a_sentence_beside_the_field(waiting, code):
    response = waiting.post(CODE, {"code": WRONG})
    assert response.status_code == 200
    assert len(response.context["form"].errors["code"]) == 1
    waiting.post(CODE, {"code": code()})
    assert is_signed_in(waiting)


def test_an_empty_code_is_no_attempt(waiting, code):
    for _time in range(9):
        waiting.post(CODE, {"code": ""})
    waiting.post(CODE, {"code": code()})
    assert is_signed_in(waiting)


def test_the_fifth_wrong_code_ends_it_and_keeps_the_address(waiting, code):
    for _time in range(5):
        response = waiting.post(CODE, {"code": WRONG})
    page = response.content.decode()
    assert f'value="{NEW}"' in page
    assert 'value="/besok/tider/7/"' in page
    waiting.post(CODE, {"code": code()})
    assert not is_signed_in(waiting)


def test_just_in_time_is_in_time(waiting, code):
    with minutes(29):
        waiting.post(CODE, {"code": code()})
        assert is_signed_in(waiting)


def test_a_late_code_leads_back_to_the_form_with_the_address(waiting, code):
    with minutes(31):
        response = waiting.post(CODE, {"code": code()})
    page = response.content.decode()
    assert response.status_code == 200
    assert f'value="{NEW}"' in page
    assert 'value="/besok/tider/7/"' in page
    assert f'action="{ASK}"' in page
    assert response.context["notice"] != ""
    assert not is_signed_in(waiting)


@pytest.mark.parametrize("method", ["get", "post"])
def test_another_browser_is_told_where_the_code_works(waiting, other_browser, code, method):
    response = getattr(other_browser, method)(CODE, {"code": code()})
    assert response.status_code == 200
    assert f'action="{ASK}"' in response.content.decode()
    assert not is_signed_in(other_browser)


def test_late_and_elsewhere_are_told_different_things(waiting, other_browser):
    elsewhere = other_browser.get(CODE).context["notice"]
    with minutes(31):
        late = waiting.get(CODE).context["notice"]
    assert elsewhere != late


def test_sending_again_repeats_the_same_code(waiting, code, mailoutbox):
    first = code()
    response = waiting.post(CODE, {"again": "1"})
    assert (response.status_code, response.url) == (302, CODE)
    assert len(mailoutbox) == 2
    assert code() == first
    waiting.post(CODE, {"code": first})
    assert is_signed_in(waiting)


def test_asking_again_in_the_form_repeats_the_same_code(waiting, code):
    first = code()
    waiting.post(ASK, {"email": NEW})
    assert code() == first


def test_sending_again_does_not_lengthen_the_time(waiting, code):
    with minutes(20):
        waiting.post(CODE, {"again": "1"})
    with minutes(31):
        waiting.post(CODE, {"code": code()})
        assert not is_signed_in(waiting)


def test_sending_again_does_not_give_new_attempts(waiting, code):
    for _time in range(4):
        waiting.post(CODE, {"code": WRONG})
    waiting.post(CODE, {"again": "1"})
    waiting.post(CODE, {"code": WRONG})
    waiting.post(CODE, {"code": code()})
    assert not is_signed_in(waiting)


def test_a_code_for_one_address_is_none_for_another(waiting, code):
    first = code()
    waiting.post(ASK, {"email": "annan@skolan.example"})
    assert code() != first
    waiting.post(CODE, {"code": first})
    assert not is_signed_in(waiting)


def test_the_page_says_until_when(waiting):
    until = timezone.localtime(timezone.now() + timedelta(minutes=30))
    assert f"{until:%H:%M}" in text_of(waiting.get(CODE)) or f"{until:%H.%M}" in text_of(
        waiting.get(CODE)
    )


def test_who_was_erased_meanwhile_starts_again(waiting, code):
    get_user_model().objects.all().delete()
    response = waiting.post(CODE, {"code": code()})
    assert response.status_code == 200
    assert f'value="{NEW}"' in response.content.decode()


def test_who_became_staff_meanwhile_is_turned_away(waiting, code):
    get_user_model().objects.update(is_staff=True)
    response = waiting.post(CODE, {"code": code()})
    assert response.url == "/konto/personal/"
    assert not is_signed_in(waiting)


def test_who_was_closed_meanwhile_is_told(waiting, code):
    get_user_model().objects.update(is_active=False)
    response = waiting.post(CODE, {"code": code()}, follow=True)
    assert response.status_code == 200
    assert response.redirect_chain == [("/konto/avstangt/", 302)]
    assert not is_signed_in(waiting)
