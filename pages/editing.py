"""What happens around Wagtail's own editing of our pages."""

from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from pages.models import CampaignPage, EditionPage, VisitOfferPage
from schedules.actions.editions import touch_edition

# One page per object and language: a copy would be the second (design 4).
ONE_OF_A_KIND = (CampaignPage, EditionPage, VisitOfferPage)


def touch_when_written(request, page):
    """A text for an edition pins it, however the page was made."""
    if isinstance(page, EditionPage):
        touch_edition(page.edition, by=request.user, at=timezone.now())


def refuse_copy(request, page):
    """Also of a page that has such pages below it, since they could be copied along."""
    below = Page.objects.descendant_of(page, inclusive=True)
    if not below.type(*ONE_OF_A_KIND).exists():
        return None
    sentence = _(
        "Here is a page of a campaign, an edition or a visit offer, each of which can have only "
        "one. Add a new page and choose another campaign, edition or offer there."
    )
    messages.error(request, sentence)
    return redirect("wagtailadmin_explore", page.get_parent().pk)


def lead_home_from_review(request, page):
    """Wagtail leads to the list of pages, which a reviewer may not see."""
    seen = page_permission_policy.explorable_root_instance(request.user)
    return None if seen else redirect("wagtailadmin_home")


def offer_approval_first(menu_items, request, context):
    """What a reviewer came to do is the button; saving and the rest wait behind it."""
    menu_items.sort(key=lambda item: item.name != "approve")
