"""Who may do what: the roles and their permissions, as data."""

from enum import StrEnum

from django.contrib.auth.models import Group, Permission
from django.db import transaction

from campaign_site.accounts.editorial import set_editorial_rights


class Role(StrEnum):
    """Named in Swedish, since an administrator ticks them in the administration."""

    COMMUNICATOR = "Kommunikatör"
    REVIEWER = "Sakkunnig granskare"
    VISIT_COORDINATOR = "Besökssamordnare"
    FACILITATOR = "Besöksledare"
    PROTECTED_DATA = "Skyddade personuppgifter"


ENTER = "wagtailadmin.access_admin"

PERMISSIONS: dict[Role, set[str]] = {
    Role.COMMUNICATOR: {
        ENTER,
        "schedules.plan_campaign",
        "schedules.confirm_edition",
        "pages.add_helpcontact",
        "pages.change_helpcontact",
        "pages.view_helpcontact",
    },
    Role.REVIEWER: {ENTER},
    Role.VISIT_COORDINATOR: {
        ENTER,
        "schedules.approve_membership",
        "schedules.confirm_visit",
        "schedules.manage_people",
    },
    Role.FACILITATOR: {ENTER},
    # Given on top of another role, to two people or so.
    Role.PROTECTED_DATA: {"schedules.see_protected_people"},
}


@transaction.atomic
def sync_roles() -> set[str]:
    """Makes the groups hold exactly these permissions; returns the names that do not exist."""
    known = {
        f"{permission.content_type.app_label}.{permission.codename}": permission
        for permission in Permission.objects.select_related("content_type")
    }
    for role, names in PERMISSIONS.items():
        group, _made = Group.objects.get_or_create(name=role.value)
        group.permissions.set(known[name] for name in names if name in known)
    set_editorial_rights(
        writers=Group.objects.get(name=Role.COMMUNICATOR),
        reviewers=Group.objects.get(name=Role.REVIEWER),
    )
    return set().union(*PERMISSIONS.values()) - known.keys()


def give_role(user, role: Role) -> None:
    user.groups.add(Group.objects.get(name=role.value))
