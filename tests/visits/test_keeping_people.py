"""A visit coordinator keeps teams and facilitators."""

import pytest
from django.urls import reverse

from campaign_site.accounts.roles import Role
from schedules.models import Facilitator
from tests.factories.schedules import make_facilitator, make_municipality, make_team, make_user
from tests.visits.desk import browser_of, coordinator, press, read, trail

THEIRS = "facilitator_desk:"


@pytest.fixture
def desk(db, october):
    return browser_of(coordinator())


def test_a_new_facilitator_is_chosen_among_staff_and_goes_on_to_hours(desk):
    team, person = make_team(), make_user(role=Role.FACILITATOR)
    teacher, already = make_user(), make_facilitator().user
    form = desk.get(reverse(f"{THEIRS}add")).context["form"]
    offered = set(form.fields["user"].queryset)
    assert person in offered
    assert offered.isdisjoint({teacher, already})
    response = press(desk, f"{THEIRS}add", user=person.pk, team=team.pk, is_active="on")
    made = Facilitator.objects.get(user=person)
    assert response["Location"] == reverse(f"{THEIRS}calendar", args=[made.pk])
    assert trail(made) == ["added"]


def test_who_is_protected_is_unveiled_only_by_one_who_may_see(desk):
    hidden = make_facilitator(
        protected=True, user=make_user(role=Role.FACILITATOR, name="Besöksledare 9")
    )
    for name, args in (("index", []), ("calendar", [hidden.pk]), ("edit", [hidden.pk])):
        assert "Besöksledare 9" not in read(desk, f"{THEIRS}{name}", *args)
    press(desk, f"{THEIRS}edit", hidden.pk, team=hidden.team.pk, is_active="on")
    hidden.refresh_from_db()
    assert hidden.protected

    trusted = browser_of(coordinator(Role.PROTECTED_DATA))
    assert "Besöksledare 9" in read(trusted, f"{THEIRS}index")
    press(trusted, f"{THEIRS}edit", hidden.pk, team=hidden.team.pk, is_active="on")
    hidden.refresh_from_db()
    assert not hidden.protected


def test_a_team_serves_the_municipalities_that_are_ticked(desk):
    places = [make_municipality(name="Uppsala"), make_municipality(name="Gävle")]
    press(desk, "team_desk:add", name="Nexus", municipalities=[place.pk for place in places])
    assert "Gävle, Uppsala" in read(desk, "team_desk:index")
