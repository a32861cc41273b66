"""A person finds the place of work, asks to book for it, and sees how the question stands."""

from datetime import timedelta

import pytest

from campaign_site.accounts.roles import Role
from schedules.models import Host, Membership, Notice
from tests.factories.schedules import (
    NOW,
    make_host,
    make_membership,
    make_municipality,
    make_offer,
    make_user,
)
from tests.visits.counter import browser_of, open_counter, page, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("october")]
Status = Membership.Status


@pytest.fixture
def teacher():
    return make_user(name="Lärare 2", email="ny@skola.example")


@pytest.fixture
def browser(teacher):
    return browser_of(teacher)


@pytest.fixture
def schools():
    uppsala, osthammar = make_municipality(name="Uppsala"), make_municipality(name="Östhammar")
    return [
        make_host(name="Björkgymnasiet", municipality=uppsala, school_unit_code="11112222"),
        make_host(name="Ängsskolan", municipality=uppsala, school_unit_code="33334444"),
        make_host(name="Kustens gymnasium", municipality=osthammar, school_unit_code="55556666"),
    ]


def found(browser, words: str) -> list[str]:
    return [host.name for host in browser.get(page("membership"), {"q": words}).context["hits"]]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("björk", ["Björkgymnasiet"]),
        ("BJÖRK", ["Björkgymnasiet"]),
        ("Björkgymnasiet Uppsala", ["Björkgymnasiet"]),
        ("uppsala", ["Björkgymnasiet", "Ängsskolan"]),
        ("östhammar", ["Kustens gymnasium"]),
        ("ÖSTHAMMAR", ["Kustens gymnasium"]),
        ("ängs", ["Ängsskolan"]),
        ("A\u0308ngs", ["Ängsskolan"]),
        ("33334444", ["Ängsskolan"]),
        ("3333", []),
        ("Kustens Uppsala", []),
        ("%%", []),
        ("__", []),
        ("gymn\x00asi\u200b", ["Björkgymnasiet", "Kustens gymnasium"]),
        ("x" * 101, []),
        ("uppsala " * 12, ["Björkgymnasiet", "Ängsskolan"]),
    ],
)
def test_a_school_is_found_by_name_municipality_or_code(browser, schools, words, names):
    assert found(browser, words) == names


def test_before_a_search_nothing_is_listed(browser, schools):
    answer = browser.get(page("membership"))
    assert (answer.context["hits"], answer.context["search"].is_bound) == ([], False)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("", "Write what your school is called."),
        ("..", "Write at least two letters of the name."),
    ],
)
def test_a_search_for_nothing_is_told_what_is_missing(browser, schools, words, sentence):
    assert sentence in text_of(browser.get(page("membership"), {"q": words}))


def test_twenty_are_listed_and_more_are_told_of(browser):
    uppsala = make_municipality(name="Uppsala")
    for number in range(21):
        make_host(name=f"Skola nummer {number:02}", municipality=uppsala)
    answer = browser.get(page("membership"), {"q": "nummer"})
    assert len(answer.context["hits"]) == 20
    assert "The first 20 are shown." in text_of(answer)


def test_a_school_is_told_from_its_namesakes(browser, schools):
    text = text_of(browser.get(page("membership"), {"q": "ängs"}))
    assert "Ängsskolan Uppsala · 33334444" in text


def test_an_unknown_school_leads_to_searching_otherwise(browser, schools):
    text = text_of(browser.get(page("membership"), {"q": "<b>Finns inte</b>"}))
    assert "Nothing found for “<b>Finns inte</b>”" in text
    assert "the eight figures of the school unit code" in text


def test_a_closed_school_is_said_to_be_closed(browser):
    make_host(name="Nedlagda skolan", closed_on=NOW.date())
    text = text_of(browser.get(page("membership"), {"q": "nedlagda"}))
    assert "it is closed in the register" in text


def test_asking_makes_one_question_and_keeps_the_wish(browser, teacher, schools):
    offer = make_offer()
    answer = browser.post(page("membership", offer=offer.pk), {"host": schools[0].pk})
    asked = Membership.objects.get()
    assert (answer.status_code, answer.url) == (302, page("pending", asked.pk))
    assert (asked.user, asked.host, asked.status, asked.wished_offer) == (
        teacher,
        schools[0],
        Status.PENDING,
        offer,
    )


def test_asking_twice_is_asking_once(browser, schools):
    for _n in range(2):
        browser.post(page("membership"), {"host": schools[0].pk})
    assert Membership.objects.count() == 1


def test_a_wish_that_no_longer_exists_stops_nobody(browser, schools):
    for wish in ("x", "0", "99999999999999999999", "²"):
        browser.post(page("membership") + f"?offer={wish}", {"host": schools[0].pk})
    assert Membership.objects.get().wished_offer is None


def test_a_school_that_closed_a_moment_ago_is_refused_and_the_search_kept(browser, schools):
    Host.objects.filter(pk=schools[0].pk).update(closed_on=NOW.date())
    answer = browser.post(page("membership", q="uppsala"), {"host": schools[0].pk})
    assert answer.context["form"].errors == {"host": ["This school is closed in the register."]}
    assert [host.name for host in answer.context["hits"]] == ["Ängsskolan"]
    assert Membership.objects.count() == 0


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ("", "Choose your school in the list."),
        ("0", "That school is not in the register. Search again."),
        ("x", "That school is not in the register. Search again."),
        ("99999999999999999999", "That school is not in the register. Search again."),
    ],
)
def test_a_school_that_is_none_is_told_so(browser, schools, sent, sentence):
    answer = browser.post(page("membership", q="uppsala"), {"host": sent})
    assert answer.context["form"].errors == {"host": [sentence]}
    assert sentence in text_of(answer)


def test_an_error_is_told_also_when_the_list_is_gone(browser, schools):
    answer = browser.post(page("membership"), {"host": ""})
    assert "Choose your school in the list." in text_of(answer)


def test_while_it_waits_the_page_says_what_happens_and_what_was_wished(browser, schools):
    offer = make_offer(name="Om gåvor och utbyte")
    answer = browser.post(page("membership", offer=offer.pk), {"host": schools[1].pk}, follow=True)
    text = text_of(answer)
    assert "We check that you work there" in text
    assert "To ny@skola.example. You need not stay on this page." in text
    assert "We remember that you want: Om gåvor och utbyte" in text


def test_a_wish_that_the_municipality_cannot_have_is_told_at_once(browser, teacher):
    counter = open_counter()
    elsewhere = make_host(name="Långt borta", municipality=make_municipality(name="Gävle"))
    asked = make_membership(teacher, elsewhere, status=Status.PENDING, wished_offer=counter.offer)
    text = text_of(browser.get(page("pending", asked.pk)))
    assert "We do not come to your municipality with this visit." in text


def test_once_approved_the_page_leads_to_what_was_wished(browser, teacher):
    counter = open_counter()
    asked = make_membership(teacher, counter.host, wished_offer=counter.offer)
    answer = browser.get(page("pending", asked.pk))
    assert answer.url == page("times", counter.offer.pk, host=counter.host.pk)


def test_once_approved_without_a_wish_it_leads_to_my_visits(browser, teacher, schools):
    asked = make_membership(teacher, schools[0])
    assert browser.get(page("pending", asked.pk)).url == page("list")


@pytest.mark.parametrize("status", [Status.REFUSED, Status.WITHDRAWN])
def test_a_no_is_told_with_a_way_on(browser, teacher, schools, status):
    asked = make_membership(teacher, schools[0], status=status)
    text = text_of(browser.get(page("pending", asked.pk)))
    assert "You cannot book here" in text
    assert "Ask for a place of work" in text


def test_after_the_school_year_one_asks_again(browser, teacher, schools):
    asked = make_membership(teacher, schools[0], until=NOW.date() - timedelta(days=1))
    assert "You need to ask again" in text_of(browser.get(page("pending", asked.pk)))
    browser.post(page("membership"), {"host": schools[0].pk})
    asked.refresh_from_db()
    assert asked.status == Status.PENDING


def test_what_others_have_asked_cannot_be_told_from_what_nobody_has(browser, schools):
    other = make_membership(make_user(), schools[0], status=Status.PENDING)
    answers = [browser.get(page("pending", pk)) for pk in (other.pk, other.pk + 1000)]
    assert [answer.status_code for answer in answers] == [404, 404]


def test_a_long_name_is_shown_whole(browser):
    name = "Yrkesförberedandeutbildningscentrumgymnasiet " * 4
    make_host(name=name.strip())
    assert name.strip() in text_of(browser.get(page("membership"), {"q": "yrkesförberedande"}))


def test_asking_is_told_to_those_who_may_answer(browser, schools):
    coordinator = make_user(role=Role.VISIT_COORDINATOR)
    browser.post(page("membership"), {"host": schools[0].pk})
    assert list(Notice.objects.values_list("kind", "recipient")) == [
        (Notice.Kind.MEMBERSHIP_TO_ANSWER, coordinator.pk)
    ]
