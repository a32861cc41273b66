"""Who may see and change what at the desk: a few permissions of our own, not four per table."""

from django.contrib.auth import get_user_model
from django.db.models import Q
from wagtail.permission_policies.base import BasePermissionPolicy

from schedules.models import (
    Campaign,
    Edition,
    Facilitator,
    Host,
    Membership,
    Organizer,
    SchoolYear,
    Team,
    Theme,
    Visit,
    VisitOffer,
)
from schedules.queries.desk import CONFIRM_VISIT
from schedules.queries.desk_home import APPROVE_MEMBERSHIP

MANAGE_PEOPLE = "schedules.manage_people"
PLAN_CAMPAIGN = "schedules.plan_campaign"


class OnePermission(BasePermissionPolicy):
    """The same permission opens the list and the forms."""

    def __init__(self, model, name: str) -> None:
        super().__init__(model)
        self.name = name

    def user_has_permission(self, user, action) -> bool:
        return user.has_perm(self.name)

    def users_with_any_permission(self, actions):
        codename = self.name.partition(".")[2]
        allowed = Q(is_superuser=True) | Q(groups__permissions__codename=codename)
        return get_user_model().objects.filter(allowed, is_active=True).distinct()


POLICIES = {
    model: OnePermission(model, name)
    for model, name in (
        (Visit, CONFIRM_VISIT),
        (Membership, APPROVE_MEMBERSHIP),
        (Host, MANAGE_PEOPLE),
        (Organizer, MANAGE_PEOPLE),
        (SchoolYear, MANAGE_PEOPLE),
        (Team, MANAGE_PEOPLE),
        (VisitOffer, MANAGE_PEOPLE),
        (Facilitator, MANAGE_PEOPLE),
        (Campaign, PLAN_CAMPAIGN),
        (Edition, PLAN_CAMPAIGN),
        (Theme, PLAN_CAMPAIGN),
    )
}
