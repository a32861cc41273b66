"""What a user is, how it is shown, and who sees whom in the administration."""

import pytest
from django.contrib.auth import get_user_model
from django.db import IntegrityError, transaction
from django.utils import translation

from tests.sign_in.places import text_of

User = get_user_model()


@pytest.fixture
def desk(client, db):
    """An administrator at the listing of users."""
    client.force_login(User.objects.create_superuser("admin@enheten.example", name="Administratör"))
    return client


def test_a_user_is_shown_by_name_else_by_number_never_by_address(db):
    nameless = User.objects.create_user("larare@skolan.example")
    named = User.objects.create_user("annan@skolan.example", name="Lärare 1")
    with translation.override("en"):
        assert str(nameless) == f"User {nameless.pk}"
    assert [str(named), named.get_full_name(), named.get_short_name()] == ["Lärare 1"] * 3
    assert "@" not in str(nameless) + repr(nameless) + nameless.get_full_name()


@pytest.mark.postgres
@pytest.mark.parametrize("twin", ["LARARE@skolan.example", "larare@SKOLAN.example"])
def test_addresses_are_unique_whatever_their_case(db, twin):
    User.objects.create_user("larare@skolan.example")
    for make in (User.objects.create_user, lambda email: User.objects.create(email=email)):
        with pytest.raises(IntegrityError), transaction.atomic():
            make(twin)


def test_a_user_is_found_by_address_whatever_its_case(db):
    user = User.objects.create_user("Larare@Skolan.example")
    assert User.objects.get_by_natural_key("larare@SKOLAN.example") == user


def test_a_user_needs_an_address(db):
    with pytest.raises(ValueError, match="e-mail"):
        User.objects.create_user("")


def test_without_a_password_none_is_right(db):
    assert not User.objects.create_user("larare@skolan.example").has_usable_password()


def test_the_listing_shows_staff_and_no_hosts(desk, host, staff):
    page = text_of(desk.get("/admin/users/"))
    assert staff.email in page
    assert host.email not in page
    assert str(host) not in page


def test_searching_finds_no_hosts(desk, host):
    assert host.email not in text_of(desk.get("/admin/users/results/?q=larare"))


@pytest.mark.parametrize("page", ["edit", "delete", "history", "usage"])
def test_a_host_has_no_page_there(desk, host, staff, page):
    assert desk.get(f"/admin/users/{page}/{host.pk}/").status_code == 404
    assert desk.get(f"/admin/users/{page}/{staff.pk}/").status_code == 200


def test_an_administrator_makes_staff(desk):
    password = "ett-langt-losenord-till-dig"
    data = {
        "email": "Ny@Enheten.example",
        "name": "Besöksledare 2",
        "language": "sv",
        "password1": password,
        "password2": password,
    }
    response = desk.post("/admin/users/new/", data)
    assert response.status_code == 302
    user = User.objects.get(email="ny@enheten.example")
    assert (user.name, user.is_staff, user.is_superuser) == ("Besöksledare 2", True, False)
    assert user.check_password(password)


def test_the_form_for_staff_shows_one_name_and_no_other(desk):
    fields = desk.get("/admin/users/new/").context["form"].fields
    assert set(fields) == {
        "email",
        "name",
        "language",
        "password1",
        "password2",
        "is_superuser",
        "groups",
    }


def test_an_administrator_changes_staff(desk, staff):
    data = {"email": staff.email, "name": "Nytt namn", "language": "en", "is_active": "on"}
    assert desk.post(f"/admin/users/edit/{staff.pk}/", data).status_code == 302
    staff.refresh_from_db()
    assert (staff.name, staff.language, staff.is_staff) == ("Nytt namn", "en", True)


def test_the_address_of_a_host_cannot_be_taken_for_staff(desk, host):
    data = {"email": host.email, "name": "X", "language": "sv", "password1": "x", "password2": "x"}
    response = desk.post("/admin/users/new/", data)
    assert response.status_code == 200
    assert set(response.context["form"].errors) >= {"email"}


def test_others_than_administrators_manage_nobody(client, staff, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    client.force_login(staff)
    for path in ("", "new/", f"edit/{staff.pk}/", f"delete/{staff.pk}/"):
        assert client.get(f"/admin/users/{path}").status_code == 302


def test_staff_can_change_their_own_name_and_upload_no_picture(client, staff, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    client.force_login(staff)
    page = client.get("/admin/account/").content.decode()
    assert 'name="name-name"' in page
    assert "avatar" not in page.split("<main", 1)[1]
    assert 'href="/konto/skydd/"' in page
    data = {
        "name-name": "Besökssamordnare 2",
        "locale-preferred_language": "sv",
        "theme-theme": "system",
        "theme-density": "default",
        "theme-contrast": "system",
        "theme-keyboard_shortcuts": "on",
    }
    assert client.post("/admin/account/", data).status_code == 302
    staff.refresh_from_db()
    assert staff.name == "Besökssamordnare 2"
