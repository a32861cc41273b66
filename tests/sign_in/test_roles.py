"""The roles of staff, and the command that sets them."""

import io

import pytest
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command

from campaign_site.accounts import roles
from campaign_site.accounts.roles import PERMISSIONS, Role


def held() -> dict[str, set[str]]:
    return {
        group.name: {
            f"{p.content_type.app_label}.{p.codename}"
            for p in group.permissions.select_related("content_type")
        }
        for group in Group.objects.filter(name__in=list(Role))
    }


def test_every_role_gets_its_permissions_however_often_it_is_run(db):
    for _time in range(2):
        call_command("sync_roles", stdout=io.StringIO())
        assert held() == {role.value: names for role, names in PERMISSIONS.items()}


def test_a_permission_given_by_hand_is_taken_back(db):
    call_command("sync_roles", stdout=io.StringIO())
    coordinator, communicator = (
        Group.objects.get(name=role) for role in (Role.VISIT_COORDINATOR, Role.COMMUNICATOR)
    )
    communicator.permissions.add(*coordinator.permissions.all())
    call_command("sync_roles", stdout=io.StringIO())
    assert held()[Role.COMMUNICATOR] == PERMISSIONS[Role.COMMUNICATOR]


def test_a_permission_that_does_not_exist_is_named(db, monkeypatch):
    monkeypatch.setitem(roles.PERMISSIONS, Role.REVIEWER, {roles.ENTER, "pages.fly"})
    with pytest.raises(CommandError, match=r"pages\.fly"):
        call_command("sync_roles", stdout=io.StringIO())
    assert held()[Role.REVIEWER] == {roles.ENTER}


def test_only_one_role_sees_protected_people():
    seeing = [r for r, names in PERMISSIONS.items() if "schedules.see_protected_people" in names]
    assert seeing == [Role.PROTECTED_DATA]


def test_no_role_manages_users():
    assert not any("user" in name for names in PERMISSIONS.values() for name in names)
