"""Nobody enters the administration on one proof alone."""

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth import get_user_model

from campaign_site.accounts.roles import Role, give_role
from tests.sign_in.factors import add_app, code_now
from tests.sign_in.places import PASSWORD, SECRET, text_of

MINE, APP, SPARE = "/konto/skydd/", "/konto/skydd/app/", "/konto/skydd/reserv/"


@pytest.fixture(autouse=True)
def required(settings):
    settings.SECOND_FACTOR_REQUIRED = True


@pytest.fixture
def desk(client, staff):
    """Staff, signed in by password, with no second factor yet."""
    client.post(PASSWORD, {"login": staff.email, "password": SECRET})
    return client


@pytest.mark.parametrize("path", ["/admin/", "/admin/pages/", "/admin/users/", "/admin/jsi18n/"])
def test_without_a_second_factor_every_door_leads_to_setting_one_up(desk, path):
    response = desk.get(path)
    assert (response.status_code, response.url) == (302, MINE)


def test_a_form_sent_to_the_administration_is_not_carried_out_either(desk):
    assert desk.post("/admin/account/", {"name-name": "X"}).url == MINE


def test_signing_out_is_open_to_all(desk):
    assert desk.post("/admin/logout/").url == "/"
    assert "_auth_user_id" not in desk.session


def test_setting_up_an_app_asks_for_no_second_password_just_after_signing_in(desk, staff):
    page = desk.get(APP)
    assert page.status_code == 200
    assert "<svg" in page.content.decode()
    assert "data:image" not in page.content.decode()
    response = desk.post(APP, {"code": code_now(page.context["form"].secret)})
    assert response.url == SPARE
    assert Authenticator.objects.filter(user=staff).count() == 2
    assert len(desk.get(SPARE).context["unused_codes"]) == 10


def test_after_setting_it_up_the_door_asks_for_it_once(desk, staff):
    secret = add_app(staff)
    door = desk.get("/admin/")
    assert door.url == "/konto/skydd/bekrafta/?next=%2Fadmin%2F"
    response = desk.post(door.url, {"code": code_now(secret)})
    assert response.url == "/admin/"
    assert desk.get("/admin/").status_code == 200


def test_who_signed_in_with_both_is_let_straight_in(client, staff):
    secret = add_app(staff)
    client.post(PASSWORD, {"login": staff.email, "password": SECRET})
    client.post("/konto/steg-tva/", {"code": code_now(secret)})
    assert client.get("/admin/").status_code == 200


def test_a_wrong_code_sets_nothing_up(desk, staff):
    desk.get(APP)
    assert desk.post(APP, {"code": "000000"}).status_code == 200
    assert not Authenticator.objects.filter(user=staff).exists()


def test_giving_up_the_only_one_closes_the_door_again(client, staff):
    secret = add_app(staff)
    client.post(PASSWORD, {"login": staff.email, "password": SECRET})
    client.post("/konto/steg-tva/", {"code": code_now(secret)})
    client.post("/konto/skydd/app/bort/")
    assert client.get("/admin/").url == MINE


def test_a_long_signed_in_person_proves_it_before_changing_factors(desk, staff):
    session = desk.session
    session["signed_in_at"] -= 400
    session.save()
    assert desk.get(APP).url == f"/konto/bekrafta/?next={APP.replace('/', '%2F')}"
    response = desk.post(f"/konto/bekrafta/?next={APP}", {"password": SECRET})
    assert response.url == APP
    assert desk.get(APP).status_code == 200


def test_a_form_that_must_wait_for_proof_is_not_kept_in_the_session(desk, staff):
    add_app(staff)
    session = desk.session
    session["signed_in_at"] -= 400
    session.save()
    response = desk.post("/konto/skydd/reserv/nya/", {"note": "hemligt"})
    assert response.status_code == 302
    assert "hemligt" not in str(dict(desk.session))
    assert "127.0.0.1" not in str(dict(desk.session))


def test_staff_without_a_role_are_told_whom_to_ask(client, db):
    user = get_user_model().objects.create_user("ny@enheten.example", SECRET, is_staff=True)
    client.post(PASSWORD, {"login": user.email, "password": SECRET})
    assert client.get("/admin/").status_code == 403


def test_a_host_who_tries_the_door_gets_a_page_and_no_loop(client, host):
    client.force_login(host)
    response = client.get("/admin/", follow=True)
    assert response.status_code == 403
    assert response.redirect_chain == []
    assert host.email not in text_of(response)


def test_a_role_given_to_a_host_by_mistake_opens_nothing(client, host, staff):
    give_role(host, Role.VISIT_COORDINATOR)
    client.force_login(host)
    assert client.get("/admin/").status_code == 403


def test_strangers_are_led_to_the_password_page(client, db):
    response = client.get("/admin/pages/")
    assert response.url == f"{PASSWORD}?next=/admin/pages/"


def test_in_development_the_password_is_enough(desk, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    assert desk.get("/admin/").status_code == 200
