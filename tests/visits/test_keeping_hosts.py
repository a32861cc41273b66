"""A visit coordinator keeps hosts, organizers with their mail domains, and school years."""

import re

import pytest
from django.urls import reverse

from schedules.models import Host, Organizer, OrganizerDomain, SchoolYear
from tests.factories.schedules import NOW, make_host, make_municipality
from tests.visits.desk import browser_of, coordinator, errors, press, read, trail, words_of

ADD_YEAR, CHANGE_YEAR = "school_year_desk:add", "school_year_desk:edit"


@pytest.fixture
def desk(db, october):
    return browser_of(coordinator())


def form_at(browser, url: str) -> dict:
    """What the form on the page would send as it stands."""
    return dict(re.findall(r'name="([^"]+)" value="([^"]*)"', browser.get(url).content.decode()))


def rows(*filled: dict) -> dict:
    sent = {"rows-TOTAL_FORMS": str(len(filled)), "rows-INITIAL_FORMS": "0"}
    for number, row in enumerate(filled):
        sent |= {f"rows-{number}-{name}": value for name, value in row.items()}
    return sent


def test_a_host_added_by_hand_is_approved_by_adding_it(desk):
    place = make_municipality()
    press(desk, "host_desk:add", kind="youth_club", name=" Klubb  Ett ", municipality=place.pk)
    host = Host.objects.get()
    assert (host.name, host.kind, host.approved_at) == ("Klubb Ett", "youth_club", NOW)
    assert trail(host) == ["added"]


def test_schools_are_not_added_by_hand(desk):
    place = make_municipality()
    response = press(desk, "host_desk:add", kind="school", name="Skolan", municipality=place.pk)
    assert list(errors(response)) == ["kind"]
    assert not Host.objects.exists()


def test_of_a_school_only_the_organizer_can_be_changed(desk):
    school = make_host(name="Exempelgymnasiet")
    organizer = Organizer.objects.create(name="Uppsala kommun")
    shown = desk.get(reverse("host_desk:edit", args=[school.pk])).context["form"]
    assert list(shown.fields) == ["organizer"]
    press(desk, "host_desk:edit", school.pk, organizer=organizer.pk, name="Annat namn")
    school.refresh_from_db()
    assert (school.name, school.organizer) == ("Exempelgymnasiet", organizer)
    assert trail(school) == ["changed"]


def test_a_host_that_waits_is_approved_by_a_person(desk):
    host = make_host(approved_at=None)
    assert "nobody can ask to book for this host yet" in read(desk, "host_desk:edit", host.pk)
    press(desk, "host_desk:approve", host.pk)
    host.refresh_from_db()
    assert (host.approved_at, trail(host)) == (NOW, ["approved"])


def test_hosts_are_found_by_part_of_name_place_and_code(desk):
    place = make_municipality(name="Östhammar")
    school = make_host(name="Bruksgymnasiet", municipality=place, school_unit_code="12345678")
    make_host()
    for words in ("bruks", "östhammar", "12345678", "bruks östhammar"):
        found = desk.get(reverse("host_desk:index"), {"q": words}).context["object_list"]
        assert list(found) == [school]


def test_an_organizer_has_its_mail_domains(desk):
    domain = {"domain": "@Skola.Example", "staff_only": "on"}
    press(desk, "organizer_desk:add", name="Uppsala kommun", **rows(domain, {"domain": ""}))
    organizer = Organizer.objects.get()
    assert list(OrganizerDomain.objects.values_list("organizer", "domain", "staff_only")) == [
        (organizer.pk, "skola.example", True)
    ]
    other = rows({"domain": "elev.example"})
    press(desk, "organizer_desk:edit", organizer.pk, name="Uppsala kommun", **other)
    assert [str(domain) for domain in organizer.domains.all()] == ["elev.example"]
    assert trail(organizer) == ["added", "changed"]


def test_a_domain_belongs_to_one_organizer(desk):
    OrganizerDomain.objects.create(
        organizer=Organizer.objects.create(name="Uppsala kommun"), domain="skola.example"
    )
    response = press(
        desk, "organizer_desk:add", name="Gävle kommun", **rows({"domain": "skola.example"})
    )
    assert errors(response) == {"__all__": ["skola.example already belongs to Uppsala kommun."]}
    assert Organizer.objects.count() == 1


@pytest.mark.parametrize("domain", ["skola", "å.example", "a b.example", "larare@skola.example"])
def test_what_is_no_domain_is_refused_and_stays_on_the_form(desk, domain):
    response = press(desk, "organizer_desk:add", name="Kommun", **rows({"domain": domain}))
    form = response.context["form"]
    assert list(form.rows.errors[0]) == ["domain"]
    assert not Organizer.objects.exists()


def test_a_school_year_begins_with_what_the_formula_guesses(desk):
    typed = form_at(desk, reverse(ADD_YEAR)) | {"municipality": make_municipality().pk}
    assert (typed["starting"], typed["rows-0-first_on"]) == ("2026", "2026-10-26")
    press(desk, ADD_YEAR, **typed)
    year = SchoolYear.objects.get()
    assert (year.host, year.breaks.count(), year.is_confirmed) == (None, 3, False)
    assert trail(year) == ["added"]


def test_a_host_can_have_a_school_year_of_its_own(desk):
    host = make_host()
    url = f"{reverse(ADD_YEAR)}?host={host.pk}"
    typed = form_at(desk, url)
    for _twice in range(2):
        response = desk.post(url, typed)
    assert errors(response) == {
        "starting": ["That school year is there already. Change it instead."]
    }
    year = SchoolYear.objects.get()
    assert (year.host, year.municipality) == (host, host.municipality)


def test_breaks_are_changed_and_taken_away_row_by_row(desk):
    desk.post(url := f"{reverse(ADD_YEAR)}?host={make_host().pk}", form_at(desk, url))
    year = SchoolYear.objects.get()
    typed = form_at(desk, reverse(CHANGE_YEAR, args=[year.pk]))
    emptied = dict.fromkeys(("rows-0-name", "rows-0-first_on", "rows-0-last_on"), "")
    changed = {"rows-1-name": "Vinterlov", "is_confirmed": "on"}
    press(desk, CHANGE_YEAR, year.pk, **typed | emptied | changed)
    year.refresh_from_db()
    assert [str(pause) for pause in year.breaks.all()] == ["Vinterlov", "Easter break"]
    assert year.is_confirmed


@pytest.mark.parametrize(
    ("row", "field", "sentence"),
    [
        (
            {"name": "Lov", "first_on": ""},
            "__all__",
            "Write the name and both days, or empty the row.",
        ),
        (
            {"name": "Lov", "first_on": "2026-10-30", "last_on": "2026-10-26"},
            "last_on",
            "The last day cannot come before the first.",
        ),
    ],
)
def test_half_a_break_and_one_turned_round_are_refused(desk, row, field, sentence):
    typed = form_at(desk, reverse(ADD_YEAR)) | {"municipality": make_municipality().pk}
    response = press(desk, ADD_YEAR, **typed | rows(row))
    assert words_of(response.context["form"].rows.errors[0]) == {field: [sentence]}
    assert not SchoolYear.objects.exists()


def test_terms_in_the_wrong_order_are_refused(desk):
    typed = form_at(desk, reverse(ADD_YEAR)) | {"municipality": make_municipality().pk}
    response = press(desk, ADD_YEAR, **typed | {"autumn_last_on": "2026-01-01"})
    assert errors(response) == {"__all__": ["The terms must come in order."]}


def test_a_school_year_is_removed_after_asking(desk):
    desk.post(url := f"{reverse(ADD_YEAR)}?host={make_host().pk}", form_at(desk, url))
    year = SchoolYear.objects.get()
    read(desk, "school_year_desk:delete", year.pk)
    assert SchoolYear.objects.exists()
    press(desk, "school_year_desk:delete", year.pk)
    assert not SchoolYear.objects.exists()
    assert trail(year) == ["added", "removed"]
