"""Whether a message still concerns the person it is for, at the moment it would go."""

import pytest

from schedules.actions.letters import letter_of
from schedules.models import Membership, Notice
from schedules.queries.notices import subject_of
from tests.factories.notices import make_notice, make_visit_notice, make_wanted
from tests.factories.schedules import NOW

pytestmark = pytest.mark.django_db
Kind = Notice.Kind


@pytest.mark.parametrize("kind", list(Kind))
def test_nobody_is_written_to_who_has_left(kind):
    notice = make_wanted(kind)
    notice.recipient.is_active = False
    assert letter_of(notice, at=NOW) is None


@pytest.mark.parametrize("kind", [Kind.VISIT_REQUESTED, Kind.VISIT_TO_ANSWER, Kind.VISIT_CONFIRMED])
def test_what_a_later_step_made_old_is_not_sent(kind):
    notice = make_visit_notice(kind)
    visit = subject_of(notice)
    visit.sequence += 1
    visit.save()
    assert letter_of(notice, at=NOW) is None


def test_a_contact_whose_membership_was_withdrawn_hears_no_more():
    notice = make_wanted(Kind.VISIT_CANCELLED)
    Membership.objects.filter(user=notice.recipient).update(status="withdrawn", until=None)
    assert letter_of(notice, at=NOW) is None


def test_an_erased_contact_hears_no_more():
    notice = make_wanted(Kind.VISIT_CONFIRMED)
    subject_of(notice).contact.delete()
    assert letter_of(notice, at=NOW) is None


def test_a_colleague_who_may_no_longer_answer_is_not_asked():
    notice = make_wanted(Kind.VISIT_TO_ANSWER)
    notice.recipient.groups.clear()
    assert letter_of(notice, at=NOW) is None


def test_a_facilitator_never_told_of_a_visit_is_not_told_that_it_is_off():
    notice = make_wanted(Kind.VISIT_UNASSIGNED)
    told = make_notice(
        Kind.VISIT_ASSIGNED,
        subject_of(notice),
        notice.recipient,
        occasion="sequence-0",
        dropped_at=NOW,
        attempts=1,
    )
    assert letter_of(notice, at=NOW) is None
    told.attempts = 2
    told.save()
    assert letter_of(notice, at=NOW) is not None
