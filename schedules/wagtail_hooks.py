"""What the desk registers with Wagtail's administration; policies first, menus draw on them."""

from wagtail.permissions import register_permission_policy

from schedules.viewsets.policies import POLICIES

for model, policy in POLICIES.items():
    register_permission_policy(model, policy)
