"""Pages for tests: a whole small site in one call, and single pages below it."""

from itertools import count

from wagtail.models import Page, Site

from pages.models import (
    ArticlePage,
    CampaignIndexPage,
    CampaignPage,
    EditionPage,
    HelpPage,
    HomePage,
    StandardPage,
    VisitIndexPage,
    VisitOfferPage,
)

numbers = count(1)
TEXT = [("chapter", {"heading": "Vad det är", "text": "<p>Det kan börja på en app.</p>"})]


def add(parent, model, **columns):
    """A live page below its parent."""
    number = next(numbers)
    columns.setdefault("title", f"Sida {number}")
    columns.setdefault("slug", f"sida-{number}")
    return parent.add_child(instance=model(**columns))


def make_home(**columns) -> HomePage:
    """The site's home in place of the page that Wagtail starts with."""
    home = add(Page.get_first_root_node(), HomePage, **{"slug": "start", **columns})
    Site.objects.update(root_page=home, hostname="testserver", port=80)
    return home


def make_campaign_page(campaign, *, home=None, **columns) -> CampaignPage:
    home = home or HomePage.objects.first() or make_home()
    index = CampaignIndexPage.objects.child_of(home).first() or add(
        home, CampaignIndexPage, slug="teman", title="Teman", show_in_menus=True
    )
    columns = {"title": campaign.name, "body": TEXT, **columns}
    return add(index, CampaignPage, campaign=campaign, **columns)


def make_edition_page(edition, *, parent=None, **columns) -> EditionPage:
    parent = parent or make_campaign_page(edition.campaign)
    return add(parent, EditionPage, edition=edition, **columns)


def make_article(campaign, *, parent=None, **columns) -> ArticlePage:
    parent = parent or make_campaign_page(campaign)
    return add(parent, ArticlePage, campaign=campaign, **{"body": TEXT, **columns})


def make_offer_page(offer, *, home=None, **columns) -> VisitOfferPage:
    home = home or HomePage.objects.first() or make_home()
    index = VisitIndexPage.objects.child_of(home).first() or add(
        home, VisitIndexPage, slug="for-skolan", title="För skolan", show_in_menus=True
    )
    return add(index, VisitOfferPage, offer=offer, **columns)


def make_help_page(*, home=None, **columns) -> HelpPage:
    home = home or HomePage.objects.first() or make_home()
    return add(home, HelpPage, show_in_menus=True, **{"body": TEXT, **columns})


def make_standard_page(*, home=None, **columns) -> StandardPage:
    home = home or HomePage.objects.first() or make_home()
    return add(home, StandardPage, show_in_menus=True, **{"body": TEXT, **columns})
