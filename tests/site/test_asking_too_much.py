"""What one person, or one host, may ask of the unit before somebody has answered."""

from datetime import timedelta

import pytest
import time_machine

from schedules.actions.memberships import ask_membership, refuse_membership
from schedules.actions.notices import Kind
from schedules.errors import MembershipReason, Refused
from schedules.models import Claim, Membership, Notice, Visit
from schedules.rules.visits import MOST_IN_A_DAY, MOST_WAITING
from tests.factories.schedules import NOW, VISIT_AT, make_host, make_user, make_visit
from tests.visits.counter import ask, errors, open_counter

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def counter():
    return open_counter()


def ask_before(counter, count: int, **columns) -> None:
    """Requests of the same host on other days, in the hands of somebody else."""
    for n in range(1, count + 1):
        make_visit(
            offer=counter.offer,
            host=counter.host,
            contact=counter.teacher,
            facilitators=[],
            starts_at=VISIT_AT + n * DAY,
            **columns,
        )


def refused(response) -> bool:
    return response.status_code == 200 and "__all__" in errors(response)


def test_a_host_waits_for_answers_before_it_asks_for_an_eleventh_visit(counter):
    ask_before(counter, MOST_WAITING, status="requested", requested_at=NOW - 3 * DAY)
    assert refused(ask(counter))
    assert (Visit.objects.count(), Claim.objects.count()) == (MOST_WAITING, 0)


def test_with_one_answered_there_is_room_for_one_more(counter):
    ask_before(counter, MOST_WAITING - 1, status="requested", requested_at=NOW - 3 * DAY)
    ask_before(counter, 1, status="confirmed", requested_at=NOW - 3 * DAY)
    assert ask(counter).status_code == 302


def test_asking_and_calling_off_all_day_comes_to_an_end(counter):
    ask_before(counter, MOST_IN_A_DAY, status="cancelled")
    assert refused(ask(counter))
    with time_machine.travel(NOW + DAY + timedelta(minutes=1), tick=False):
        assert ask(counter).status_code == 302


def test_another_host_is_not_held_up(counter):
    for n in range(MOST_IN_A_DAY):
        make_visit(status="requested", facilitators=[], starts_at=VISIT_AT + n * DAY)
    assert ask(counter).status_code == 302


def test_a_person_waits_for_answers_about_three_hosts_at_the_most():
    person = make_user()
    for _n in range(3):
        ask_membership(make_host(), by=person, at=NOW)
    with pytest.raises(Refused) as refusal:
        ask_membership(make_host(), by=person, at=NOW)
    assert refusal.value.reason == MembershipReason.TOO_MANY
    assert Membership.objects.count() == 3


def test_to_ask_again_about_one_of_the_three_is_not_a_fourth():
    person, hosts = make_user(), [make_host() for _n in range(3)]
    for host in [*hosts, hosts[0]]:
        ask_membership(host, by=person, at=NOW)
    assert Membership.objects.count() == 3


def test_an_answer_makes_room():
    person, hosts = make_user(), [make_host() for _n in range(4)]
    first, *_others = [ask_membership(host, by=person, at=NOW) for host in hosts[:3]]
    refuse_membership(first, by=None, at=NOW)
    assert ask_membership(hosts[3], by=person, at=NOW).status == Membership.Status.PENDING


def test_who_was_refused_does_not_wake_anybody_by_asking_again():
    person, host = make_user(), make_host()
    refuse_membership(ask_membership(host, by=person, at=NOW), by=None, at=NOW)
    before = Notice.objects.filter(kind=Kind.MEMBERSHIP_TO_ANSWER).count()
    ask_membership(host, by=person, at=NOW + DAY)
    assert Notice.objects.filter(kind=Kind.MEMBERSHIP_TO_ANSWER).count() == before


@pytest.mark.parametrize("start", ["2026-10-20T10:07", "2026-10-20T10:15", "2026-10-20T10:59"])
def test_a_time_beside_those_that_are_offered_is_not_given(counter, start):
    response = ask(counter, start=start)
    assert response.status_code == 200
    assert Visit.objects.count() == 0
