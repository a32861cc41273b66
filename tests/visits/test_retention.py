"""What is about a person is erased on time, and the visits stay for the figures."""

from datetime import timedelta

import pytest

from schedules.actions.retention import erase_old
from schedules.models import BookingContact, Membership, Notice, Visit
from schedules.rules.intervals import local_day
from schedules.rules.retention import CONTACT_KEPT, MEMBERSHIP_KEPT, NOTICE_KEPT
from tests.factories.notices import make_wanted
from tests.factories.schedules import NOW, make_host, make_membership, make_user, make_visit

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
Status = Membership.Status


def test_the_periods_are_those_of_the_data_protection_page():
    assert (CONTACT_KEPT, NOTICE_KEPT, MEMBERSHIP_KEPT) == (90 * DAY, 90 * DAY, 365 * DAY)


@pytest.mark.parametrize("status", ["confirmed", "done", "cancelled"])
def test_a_contact_is_erased_ninety_days_after_the_visits_end(status):
    visit = make_visit(status=status)
    assert erase_old(at=visit.ends_at + 90 * DAY - MINUTE) == 0
    assert BookingContact.objects.count() == 1
    assert erase_old(at=visit.ends_at + 90 * DAY) == 1
    assert BookingContact.objects.count() == 0
    assert Visit.objects.get() == visit


@pytest.mark.parametrize("column", ["sent_at", "dropped_at"])
def test_a_message_is_erased_ninety_days_after_it_went_or_was_dropped(column):
    make_wanted(Notice.Kind.MEMBERSHIP_APPROVED, **{column: NOW - 90 * DAY})
    younger = make_wanted(Notice.Kind.MEMBERSHIP_APPROVED, **{column: NOW - 90 * DAY + MINUTE})
    assert erase_old(at=NOW) == 1
    assert Notice.objects.get() == younger


def test_a_message_that_waits_is_never_erased():
    make_wanted(Notice.Kind.MEMBERSHIP_APPROVED, due_at=NOW - 200 * DAY)
    assert erase_old(at=NOW) == 0


def test_a_membership_is_erased_a_year_after_it_lapsed():
    today = local_day(NOW)
    make_membership(make_user(), make_host(), until=today - 366 * DAY)
    kept = make_membership(make_user(), make_host(), until=today - 365 * DAY)
    assert erase_old(at=NOW) == 1
    assert Membership.objects.get() == kept


@pytest.mark.parametrize("status", [Status.REFUSED, Status.WITHDRAWN])
def test_a_no_is_erased_a_year_after_it_was_said(status):
    make_membership(make_user(), make_host(), status=status, decided_at=NOW - 366 * DAY)
    make_membership(make_user(), make_host(), status=status, decided_at=NOW - 365 * DAY)
    assert erase_old(at=NOW) == 1
    assert Membership.objects.count() == 1


def test_a_question_that_waits_is_never_erased():
    make_membership(make_user(), make_host(), status=Status.PENDING, asked_at=NOW - 500 * DAY)
    assert erase_old(at=NOW) == 0
