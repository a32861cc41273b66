"""The people who sign in, and the mail they get."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from campaign_site.accounts.roles import Role, give_role, sync_roles
from tests.sign_in.places import SECRET


@pytest.fixture
def visitor(db) -> Client:
    """A browser that has been nowhere."""
    return Client()


@pytest.fixture
def other_browser(db) -> Client:
    return Client()


@pytest.fixture
def staff(db):
    """A visit coordinator with a password."""
    sync_roles()
    user = get_user_model().objects.create_user(
        "samordnare@enheten.example", SECRET, name="Besökssamordnare 1", is_staff=True
    )
    give_role(user, Role.VISIT_COORDINATOR)
    return user


@pytest.fixture
def host(db):
    """A teacher who has been here before."""
    return get_user_model().objects.create_user("larare@skolan.example", name="Lärare 1")


@pytest.fixture
def code(mailoutbox):
    """The code in the latest mail."""

    def read() -> str:
        return re.search(r"\d{4}-\d{4}", mailoutbox[-1].body).group()

    return read
