"""Which pages there are to look at: one of each kind, as the demo has them."""

import re

from playwright.sync_api import Page

CAMPAIGN = "/teman/nar-nagon-berattar/"
OFFER = "/for-skolan/utbildning-for-personalen/"
HELP = "/hjalp/"
PUBLIC = [
    "/",
    "/teman/",
    CAMPAIGN,
    f"{CAMPAIGN}normer-i-korridoren/",
    "/for-skolan/",
    OFFER,
    HELP,
    "/tips/",
    "/en/",
    "/finns-inte/",
]
DOORS = ["/sok/", "/konto/", "/konto/personal/"]
OWN = ["/mina-besok/", "/min-skola/"]


def archived_round(page: Page) -> str:
    """The address of a round that is over; its slug is its date."""
    listed = page.request.get("/sitemap.xml").text()
    return re.search(r"<loc>https?://[^/<]+(/[^<]*/omgang-[^<]+)</loc>", listed).group(1)


def public_places(page: Page) -> list[str]:
    return [*PUBLIC, archived_round(page)]
