"""The page tree of the demo, from the front page down."""

from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from wagtail.models import Locale, Page, Site

from campaign_site.demo.bodies import body_of, key_of
from campaign_site.demo.content import campaigns, load, offers
from campaign_site.demo.rounds import write_rounds
from campaign_site.demo.writing import Writer
from pages.models import (
    ArticlePage,
    CampaignIndexPage,
    CampaignPage,
    HelpContact,
    HelpPage,
    HomePage,
    StandardPage,
    VisitIndexPage,
    VisitOfferPage,
)

Track = HelpContact.Track


def load_pages(found: dict[str, Any], offered: dict[str, Any], *, by, at: datetime) -> None:
    """Every page of the tree; in English what nobody should be without."""
    writer = Writer(by, Locale.get_default())
    home = write_home(writer, load("site"), slug="hem")
    take_over_site(home, load("site")["site"]["name"])
    write_campaigns(writer, home, found, at=at)
    write_help(writer, home, load("help"))
    write_help_for_buyers(writer, home)
    write_offers(writer, home, offered)
    write_standard_pages(writer, home, load("pages"))
    write_english(by)


def write_english(by) -> None:
    writer = Writer(by, Locale.objects.get_or_create(language_code="en")[0])
    home = write_home(writer, load("site.en"), slug="hem-en")
    write_help(writer, home, load("help.en"))
    write_standard_pages(writer, home, load("pages.en"))


def write_home(writer: Writer, site: dict[str, Any], *, slug: str) -> HomePage:
    home, school = site["home"], site["home"]["school"]
    return writer.write(
        Page.get_first_root_node(),
        HomePage,
        key_of("home"),
        slug=slug,
        **heading_of(home, intro=home["hero_intro"]),
        hero_heading=home["hero_title"],
        school_heading=school["heading"],
        school_text=school["lead"],
    )


def take_over_site(home: HomePage, name: str) -> None:
    """The default site begins at our front page; Wagtail's welcome page goes."""
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    welcome = site.root_page if site.pk else None
    if welcome is not None and welcome.pk == home.pk:
        return
    site.root_page, site.site_name = home, name
    address = urlsplit(settings.BASE_URL)
    site.hostname, site.port = address.hostname or "localhost", address.port or 80
    site.save()
    if welcome is not None and welcome.specific_class is Page:
        welcome.delete()


def heading_of(spec: dict[str, Any], **others: Any) -> dict[str, Any]:
    """The tab's name is neutral: it stands in lists that others may read."""
    return {
        "title": spec["title"],
        "seo_title": spec["browser_title"],
        "intro": spec["intro"] if "intro" not in others else others["intro"],
    }


def write_campaigns(writer: Writer, home, found, *, at: datetime) -> None:
    spec = load("site")["campaign_index"]
    index = writer.write(
        home,
        CampaignIndexPage,
        key_of("campaigns"),
        slug=spec["slug"],
        show_in_menus=True,
        **heading_of(spec),
    )
    for spec in campaigns():
        write_campaign(writer, index, spec, found[spec["slug"]], at=at)


def write_campaign(writer: Writer, index, spec, campaign, *, at: datetime) -> None:
    slug = spec["slug"]
    page = writer.write(
        index,
        CampaignPage,
        key_of("campaign", slug),
        slug=slug,
        campaign=campaign,
        body=body_of(spec["body"], "campaign", slug),
        **heading_of(spec),
    )
    for article in spec["articles"]:
        owner = ("article", slug, article["slug"])
        writer.write(
            page,
            ArticlePage,
            key_of(*owner),
            slug=article["slug"],
            campaign=campaign,
            body=body_of(article["body"], *owner),
            **heading_of(article),
        )
    write_rounds(writer, page, spec, at=at)


def write_help(writer: Writer, home, spec: dict[str, Any]) -> None:
    writer.write(
        home,
        HelpPage,
        key_of("help"),
        slug=spec["slug"],
        show_in_menus=True,
        track=Track.EXPLOITED,
        body=body_of(spec["body"], "help"),
        **heading_of(spec),
    )


def write_help_for_buyers(writer: Writer, home) -> None:
    own = load("own_page")
    writer.write(
        home,
        HelpPage,
        key_of("own page"),
        live=not own["draft"],
        slug=own["slug"],
        track=Track.BUYERS,
        body=body_of(own["body"], "own page"),
        **heading_of(own),
    )


def write_offers(writer: Writer, home, offered) -> None:
    spec = load("site")["visit_index"]
    index = writer.write(
        home,
        VisitIndexPage,
        key_of("visits"),
        slug=spec["slug"],
        show_in_menus=True,
        body=body_of(spec["body"], "visits"),
        **heading_of(spec),
    )
    for spec in offers():
        owner = ("offer", spec["key"])
        writer.write(
            index,
            VisitOfferPage,
            key_of(*owner),
            slug=spec["slug"],
            offer=offered[spec["key"]],
            body=body_of(spec["body"], *owner),
            **heading_of(spec),
        )


def write_standard_pages(writer: Writer, home, texts: dict[str, Any]) -> None:
    for spec in texts["pages"]:
        page = writer.write(
            home,
            StandardPage,
            key_of("page", spec["key"]),
            live=not spec.get("draft", False),
            slug=spec["slug"],
            show_in_menus=spec.get("in_footer", False),
            body=body_of(spec["body"], "page", spec["key"]),
            **heading_of(spec),
        )
        if spec["key"] == "hide_tracks":
            link_hide_tracks(home, page)


def link_hide_tracks(home: HomePage, page: StandardPage) -> None:
    if home.hide_tracks_page_id is None:
        HomePage.objects.filter(pk=home.pk).update(hide_tracks_page=page.pk)
