"""Who never proved an address is forgotten after a day."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.utils import timezone

from campaign_site.accounts.people import confirm_address, find_or_make_person
from campaign_site.accounts.steps import erase_unverified

pytestmark = pytest.mark.postgres
User = get_user_model()
NOW = timezone.now()
DAY = timedelta(hours=24)


@pytest.fixture
def asked(db):
    person = find_or_make_person("ny@skolan.example", language="sv")
    person.date_joined = NOW
    person.save()
    return person


def test_within_a_day_nobody_is_forgotten(asked):
    assert erase_unverified(NOW + DAY - timedelta(minutes=1)) == 0
    assert User.objects.count() == 1


def test_after_a_day_the_user_and_the_address_are_gone(asked):
    assert erase_unverified(NOW + DAY + timedelta(minutes=1)) == 1
    assert (User.objects.count(), EmailAddress.objects.count()) == (0, 0)


def test_a_second_run_has_nothing_left_to_do(asked):
    erase_unverified(NOW + 2 * DAY)
    assert erase_unverified(NOW + 2 * DAY) == 0


def test_a_proven_address_is_kept(asked):
    confirm_address(asked)
    assert erase_unverified(NOW + 2 * DAY) == 0


def test_who_has_signed_in_is_kept(asked):
    asked.last_login = NOW
    asked.save()
    assert erase_unverified(NOW + 2 * DAY) == 0


def test_staff_are_kept(db):
    User.objects.create_user("ny@enheten.example", is_staff=True, date_joined=NOW)
    User.objects.create_superuser("admin@enheten.example", date_joined=NOW)
    assert erase_unverified(NOW + 2 * DAY) == 0


def test_a_person_is_made_once_and_found_again(asked):
    assert find_or_make_person("ny@skolan.example", language="en") == asked
    assert EmailAddress.objects.filter(user=asked, primary=True, verified=False).count() == 1
