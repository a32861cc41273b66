"""Which doors there are: ours, and none of Wagtail's or allauth's own."""

import pytest
from django.urls import NoReverseMatch, reverse

from campaign_site.accounts.urls import sign_in
from tests.sign_in.places import PASSWORD, SECRET

MOUNTED = {
    "account_request_login_code",
    "account_confirm_login_code",
    "account_login",
    "account_logout",
    "account_inactive",
    "account_reauthenticate",
    "account_change_password",
    "mfa_login_webauthn",
    "mfa_authenticate",
    "mfa_index",
    "mfa_reauthenticate",
    "mfa_activate_totp",
    "mfa_deactivate_totp",
    "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
    "mfa_download_recovery_codes",
    "mfa_list_webauthn",
    "mfa_add_webauthn",
    "mfa_reauthenticate_webauthn",
    "mfa_edit_webauthn",
    "mfa_remove_webauthn",
}
FOR_STAFF = MOUNTED - {
    "account_request_login_code",
    "account_confirm_login_code",
    "account_login",
    "account_logout",
    "account_inactive",
    "mfa_login_webauthn",
    "mfa_authenticate",
}


def url_of(name: str) -> str:
    return reverse(name, args=[1] if name in {"mfa_edit_webauthn", "mfa_remove_webauthn"} else [])


def test_exactly_these_pages_are_mounted():
    assert {pattern.name for pattern in sign_in} == MOUNTED
    assert len(sign_in) == len(MOUNTED)


@pytest.mark.parametrize(
    "name",
    ["account_signup", "account_email", "account_reset_password", "account_set_password"],
)
def test_sign_up_and_the_rest_of_allauth_have_no_address(name):
    with pytest.raises(NoReverseMatch):
        reverse(name)


@pytest.mark.parametrize("name", sorted(FOR_STAFF))
def test_pages_for_staff_do_not_exist_for_hosts(client, host, name):
    client.force_login(host)
    assert client.get(url_of(name)).status_code == 404
    assert client.post(url_of(name)).status_code == 404


@pytest.mark.parametrize("name", sorted(FOR_STAFF))
def test_pages_for_staff_ask_strangers_to_sign_in(client, db, name):
    assert client.get(url_of(name)).url == f"{PASSWORD}?next={url_of(name)}"


@pytest.mark.parametrize("name", sorted(MOUNTED))
def test_no_page_falls_over_for_a_stranger(client, db, name):
    assert client.get(url_of(name)).status_code in {200, 302}
    assert client.post(url_of(name)).status_code in {200, 302, 405}


@pytest.mark.parametrize(
    "name",
    sorted(FOR_STAFF - {"mfa_edit_webauthn", "mfa_remove_webauthn"}),
)
def test_every_page_for_staff_renders_or_leads_on(client, staff, name):
    client.post(PASSWORD, {"login": staff.email, "password": SECRET})
    assert client.get(url_of(name)).status_code in {200, 302, 404}


@pytest.mark.parametrize(
    "path",
    [
        "/admin/login/",
        "/admin/password_reset/",
        "/admin/password_reset/done/",
        "/admin/password_reset/confirm/MQ/set-password/",
        "/admin/password_reset/complete/",
        "/_util/login/",
        "/en/_util/login/",
    ],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_wagtails_own_sign_in_pages_lead_to_ours(client, staff, path, method):
    data = {"username": staff.email, "password": SECRET, "email": staff.email}
    response = getattr(client, method)(path, data)
    language = "/en" if path.startswith("/en/") else ""
    assert response.url == f"{language}{PASSWORD}?next=/admin/"
    assert "_auth_user_id" not in client.session


def test_the_way_on_survives_wagtails_door(client, db):
    response = client.get("/admin/login/?next=/admin/pages/")
    assert response.url == f"{PASSWORD}?next=/admin/pages/"
    response = client.get("/admin/login/?next=https://evil.example/")
    assert response.url == f"{PASSWORD}?next=/admin/"


@pytest.mark.parametrize("url", ["https://evil.example/", "//evil.example", "javascript:alert(1)"])
def test_a_password_leads_nowhere_else(client, staff, url):
    response = client.post(PASSWORD, {"login": staff.email, "password": SECRET, "next": url})
    assert response.url == "/admin/"
