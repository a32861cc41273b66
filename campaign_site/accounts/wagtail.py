"""Wagtail's own users app, with our listing of staff in the place of its own."""

from wagtail.users.apps import WagtailUsersAppConfig


class StaffUsersConfig(WagtailUsersAppConfig):
    user_viewset = "campaign_site.accounts.viewsets.StaffViewSet"
