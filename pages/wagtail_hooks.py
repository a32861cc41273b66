from django.urls import include, path
from wagtail import hooks

from pages.editing import (
    lead_home_from_review,
    offer_approval_first,
    refuse_copy,
    touch_when_written,
)
from pages.links import VisiblePageLinkHandler
from pages.viewsets.contacts import HelpContactViewSet
from pages.viewsets.desk import CampaignDesk

hooks.register("after_create_page", touch_when_written)
hooks.register("after_edit_page", lead_home_from_review)
hooks.register("before_copy_page", refuse_copy)
hooks.register("construct_page_action_menu", offer_approval_first)


@hooks.register("register_rich_text_features", order=1000)
def link_only_to_visible_pages(features):
    features.register_link_type(VisiblePageLinkHandler)


@hooks.register("register_admin_urls")
def desk():
    return [path("desk/", include("pages.desk_urls"))]


@hooks.register("register_admin_viewset")
def campaign_desk():
    return CampaignDesk()


@hooks.register("register_admin_viewset")
def help_contacts():
    return HelpContactViewSet()
