"""Every refusal says its own sentence."""

from schedules.errors import (
    SENTENCES,
    EditionReason,
    MembershipReason,
    PeopleReason,
    Refused,
)
from schedules.rules.rhythm_rules import RhythmReason
from schedules.rules.visits import VisitReason

KINDS = (VisitReason, RhythmReason, EditionReason, MembershipReason, PeopleReason)


def test_no_two_reasons_share_a_code_and_each_has_a_sentence():
    codes = [reason.value for kind in KINDS for reason in kind]
    assert sorted(SENTENCES) == sorted(codes)


def test_an_answered_request_is_not_called_a_changed_edition():
    assert (
        Refused(VisitReason.WRONG_STATUS).sentence != Refused(EditionReason.WRONG_STATUS).sentence
    )
