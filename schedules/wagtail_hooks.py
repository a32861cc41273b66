"""What the desk registers with Wagtail's administration; policies first, menus draw on them."""

from wagtail import hooks
from wagtail.permissions import register_permission_policy

from schedules.viewsets.groups import VisitGroup
from schedules.viewsets.home import DeskPanel
from schedules.viewsets.policies import POLICIES

for model, policy in POLICIES.items():
    register_permission_policy(model, policy)


@hooks.register("register_admin_viewset")
def visit_desk():
    return VisitGroup()


@hooks.register("construct_homepage_panels")
def what_needs_an_answer(request, panels):
    panels.append(DeskPanel())
