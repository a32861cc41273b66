"""A host calls a visit off: after a question, once, and never somebody else's."""

import pytest
import time_machine

from schedules.models import AuditEntry, Claim, Visit
from tests.factories.schedules import (
    VISIT_AT,
    make_visit,
)
from tests.visits.counter import page, text_of, url_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("october")]


def call_off(counter, visit, **sent):
    return counter.browser.post(
        page("cancel", visit.uuid), {"sequence": visit.sequence} | sent, follow=True
    )


def test_a_foreign_visit_cannot_be_called_off(counter):
    foreign = make_visit()
    assert call_off(counter, foreign).status_code == 404
    foreign.refresh_from_db()
    assert foreign.status == "confirmed"


def test_asking_to_call_off_changes_nothing_yet(counter, visit):
    text = text_of(counter.browser.get(page("cancel", visit.uuid)))
    assert "Cancel the visit? Tuesday 20 October. You need not say why." in text
    visit.refresh_from_db()
    assert visit.status == "confirmed"


def test_calling_off_frees_the_time_and_tells_the_page(counter, visit):
    answer = call_off(counter, visit)
    assert answer.redirect_chain == [(url_of(visit), 302)]
    assert "Visit cancelled Tuesday 20 October" in text_of(answer)
    assert Claim.objects.count() == 0
    assert AuditEntry.objects.get().by == counter.teacher


def test_calling_off_twice_is_calling_off_once(counter, visit):
    call_off(counter, visit)
    assert call_off(counter, visit).redirect_chain == [(url_of(visit), 302)]
    assert AuditEntry.objects.filter(action="cancelled").count() == 1


def test_a_visit_that_changed_meanwhile_is_shown_before_it_is_called_off(counter, visit):
    Visit.objects.update(sequence=visit.sequence + 1)
    answer = call_off(counter, visit)
    assert [str(message) for message in answer.context["messages"]] == [
        "The visit has changed since you saw it. Look again."
    ]
    visit.refresh_from_db()
    assert visit.status == "confirmed"


@pytest.mark.parametrize("sequence", ["", "x"])
def test_without_what_was_seen_the_question_is_asked_again(counter, visit, sequence):
    answer = call_off(counter, visit, sequence=sequence)
    assert "Yes, cancel the visit" in answer.content.decode()


def test_what_has_begun_can_no_longer_be_called_off(counter, visit):
    with time_machine.travel(VISIT_AT, tick=False):
        counter.browser.force_login(counter.teacher)
        answer = counter.browser.get(page("cancel", visit.uuid))
        assert (answer.status_code, answer.url) == (302, url_of(visit))
