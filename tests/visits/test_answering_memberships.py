"""A visit coordinator answers who may book for a host."""

import pytest
from django.urls import reverse

from schedules.models import Host, Membership, Notice, Organizer, OrganizerDomain
from tests.factories.schedules import NOW, make_host, make_membership, make_offer, make_user
from tests.visits.desk import browser_of, coordinator, press, queries_of, read, said, trail

LIST, PAGE = "membership_desk:index", "membership_desk:inspect"
APPROVE, REFUSE, WITHDRAW = (
    f"membership_desk:{step}" for step in ("approve", "refuse", "withdraw")
)


@pytest.fixture
def desk(db, october):
    return browser_of(coordinator())


@pytest.fixture
def organizer(db):
    organizer = Organizer.objects.create(name="Uppsala kommun")
    OrganizerDomain.objects.create(organizer=organizer, domain="skola.example")
    return organizer


@pytest.fixture
def question(organizer):
    """Lärare 1 wants to book a certain visit for a school of the organizer."""
    return make_membership(
        make_user(name="Lärare 1", email="larare@skola.example"),
        make_host(name="Exempelgymnasiet", organizer=organizer),
        status="pending",
        wished_offer=make_offer(name="Besök i klassen"),
    )


def status_of(membership) -> str:
    return Membership.objects.get(pk=membership.pk).status


def test_the_page_tells_who_asks_for_what_and_notes_the_reading(desk, question):
    shown = read(desk, PAGE, question.pk)
    for words in ("Lärare 1", "larare@skola.example", "Exempelgymnasiet", "Besök i klassen"):
        assert words in shown
    assert trail(question) == ["contact_seen"]


@pytest.mark.parametrize(
    ("domain", "staff_only", "owner", "words"),
    [
        ("skola.example", True, "own", "only staff of the organizer have addresses here"),
        ("skola.example", False, "own", "pupils may have addresses here too"),
        ("skola.example", True, "other", "belongs to Gävle kommun, which does not run this host"),
        ("skola.example", True, "none", "Who runs this host has not been entered"),
        ("okand.example", True, "own", "We do not know this mail domain"),
        # A domain counts whole: what ends in a known one is not known.
        ("falsk-skola.example", True, "own", "We do not know this mail domain"),
    ],
)
def test_the_mail_domain_is_set_against_the_host(
    desk, question, organizer, domain, staff_only, owner, words
):
    OrganizerDomain.objects.update(staff_only=staff_only)
    question.user.email = f"larare@{domain}"
    question.user.save()
    if owner == "other":
        OrganizerDomain.objects.update(organizer=Organizer.objects.create(name="Gävle kommun"))
    if owner == "none":
        Host.objects.update(organizer=None)
    assert words in read(desk, PAGE, question.pk)


def test_approving_lasts_the_school_year_and_tells_the_person(desk, question):
    response = press(desk, APPROVE, question.pk)
    assert said(desk, response) == [
        "Approved. The person gets a message that leads back to the times."
    ]
    question.refresh_from_db()
    assert (question.status, str(question.until)) == ("approved", "2027-06-30")
    notice = Notice.objects.get()
    assert (notice.kind, notice.recipient) == ("membership_approved", question.user)


def test_saying_no_asks_once_more(desk, question):
    assert "cannot book for this host" in read(desk, REFUSE, question.pk)
    assert status_of(question) == "pending"
    press(desk, REFUSE, question.pk)
    assert status_of(question) == "refused"


def test_the_second_of_two_coordinators_is_told(desk, question):
    other = browser_of(coordinator())
    press(desk, APPROVE, question.pk)
    response = press(other, REFUSE, question.pk)
    assert said(other, response) == ["Someone has already answered this question."]
    assert status_of(question) == "approved"


def test_an_approval_can_be_withdrawn_and_nobody_is_written_to(desk, question):
    press(desk, APPROVE, question.pk)
    before = Notice.objects.count()
    read(desk, WITHDRAW, question.pk)
    assert status_of(question) == "approved"
    press(desk, WITHDRAW, question.pk)
    assert (status_of(question), Notice.objects.count()) == ("withdrawn", before)


def test_looking_never_approves(desk, question):
    assert desk.get(reverse(APPROVE, args=[question.pk])).status_code == 405
    assert status_of(question) == "pending"


def test_those_that_wait_come_first(desk, question):
    decided = make_membership(make_user(), make_host(), decided_at=NOW)
    rows = desk.get(reverse(LIST)).context["object_list"]
    assert list(rows) == [question, decided]
    assert "skola.example (known, pupils too)" in read(desk, LIST)
    assert list(desk.get(reverse(LIST), {"status": "approved"}).context["object_list"]) == [decided]


def test_a_list_of_three_takes_as_many_queries_as_a_list_of_one(desk, question):
    one = queries_of(desk, LIST)
    for _more in range(2):
        make_membership(make_user(), make_host(), status="pending")
    assert queries_of(desk, LIST) == one
