"""Staff sign in with a password and a second step."""

import pytest
from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.contrib.auth import get_user_model
from django.test import override_settings

from tests.sign_in.factors import add_app, code_now
from tests.sign_in.places import ASK, CODE, PASSWORD, SECRET

STEP, KEY = "/konto/steg-tva/", "/konto/nyckel/"


def write_password(client, user, password=SECRET, **data):
    return client.post(PASSWORD, {"login": user.email, "password": password, **data})


def is_signed_in(client) -> bool:
    return "_auth_user_id" in client.session


def test_a_password_alone_signs_in_where_no_second_step_is_set_up(client, staff):
    response = write_password(client, staff)
    assert response.url == "/admin/"
    assert is_signed_in(client)


def test_the_address_may_be_written_in_capitals(client, staff):
    client.post(PASSWORD, {"login": staff.email.upper(), "password": SECRET})
    assert is_signed_in(client)


def test_with_an_app_the_password_leads_to_the_second_step(client, staff):
    app = add_app(staff)
    response = write_password(client, staff, next="/admin/reports/")
    assert response.url == STEP
    assert not is_signed_in(client)
    response = client.post(STEP, {"code": code_now(app)})
    assert response.url == "/admin/reports/"
    assert is_signed_in(client)


def test_a_wrong_second_step_gets_a_sentence(client, staff):
    add_app(staff)
    write_password(client, staff)
    response = client.post(STEP, {"code": "000000"})
    assert response.status_code == 200
    assert len(response.context["form"].errors["code"]) == 1
    assert not is_signed_in(client)


def test_a_code_of_the_app_works_once(client, other_browser, staff):
    app = add_app(staff)
    used = code_now(app)
    write_password(client, staff)
    client.post(STEP, {"code": used})
    write_password(other_browser, staff)
    other_browser.post(STEP, {"code": used})
    assert not is_signed_in(other_browser)


def test_a_spare_code_is_a_second_step(client, staff):
    add_app(staff)
    spare = RecoveryCodes.activate(staff).get_unused_codes()[0]
    write_password(client, staff)
    client.post(STEP, {"code": spare})
    assert is_signed_in(client)


def test_wrong_and_unknown_get_the_same_sentence(client, staff):
    wrong = write_password(client, staff, "fel")
    stranger = get_user_model()(email="ingen@enheten.example")
    unknown = write_password(client, stranger, "fel")
    assert wrong.context["form"].errors == unknown.context["form"].errors
    assert wrong.status_code == unknown.status_code == 200


def test_a_host_has_no_password_to_guess(client, host):
    for guess in ("", "!", host.password):
        write_password(client, host, guess)
        assert not is_signed_in(client)


def test_waiting_for_a_code_does_not_keep_staff_from_their_password(client, staff):
    client.post(ASK, {"email": staff.email})
    assert client.get(PASSWORD).status_code == 200
    write_password(client, staff)
    assert is_signed_in(client)


def test_the_session_gets_a_new_key(client, staff):
    client.get(PASSWORD)
    before = client.session.session_key
    write_password(client, staff)
    assert client.session.session_key != before


def test_signing_out_is_by_post_only_and_leaves_no_cookie(client, staff):
    write_password(client, staff)
    assert client.get("/konto/ut/").status_code == 200
    assert is_signed_in(client)
    response = client.post("/konto/ut/")
    assert response.url == "/"
    assert response.cookies["sessionid"].value == ""


@override_settings(SECOND_FACTOR_REQUIRED=True)
def test_a_session_by_code_alone_is_ended_at_the_door(client, host, visitor, code):
    visitor.post(ASK, {"email": host.email})
    visitor.post(CODE, {"code": code()})
    host.is_staff = host.is_superuser = True
    host.save()
    response = visitor.get("/admin/")
    assert response.url == f"{PASSWORD}?next=/admin/"
    assert not is_signed_in(visitor)


def test_a_secret_is_not_readable_in_the_database(staff):
    secret = add_app(staff)
    assert secret not in str(Authenticator.objects.get().data)


def test_how_one_signed_in_is_remembered_without_the_password(client, staff):
    write_password(client, staff)
    (record,) = client.session[AUTHENTICATION_METHODS_SESSION_KEY]
    assert record["method"] == "password"
    assert SECRET not in str(dict(client.session))


def test_staff_can_change_their_password(client, staff):
    write_password(client, staff)
    new = "ett-annat-langt-losenord"
    data = {"oldpassword": SECRET, "password1": new, "password2": new}
    assert client.post("/konto/losenord/", data).url == "/konto/skydd/"
    staff.refresh_from_db()
    assert staff.check_password(new)


@pytest.mark.parametrize("posted", [{}, {"credential": ""}, {"credential": "{}"}])
def test_a_broken_passkey_leads_back_with_a_sentence(client, staff, posted):
    response = client.post(KEY, posted)
    assert response.status_code == 302
    assert response.url == PASSWORD
