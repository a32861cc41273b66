"""The first view of each page type in a real browser and from a real server, nothing cached."""

from collections import Counter
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Response, sync_playwright
from wagtail.models import get_page_models

from benchmarks.results import Row, verdict
from benchmarks.serving import served_demo
from pages.models.base import SitePage

NAME = "First view of a page, nothing cached"
CHROMIUM = "/usr/bin/chromium"
TEXT, WHOLE = 14, 60  # KB of 1,024 bytes, as sent with gzip
PARTS = {"document": "HTML", "stylesheet": "CSS", "script": "JS"}


@dataclass
class View:
    """What came over the line, in KB by kind, and what should not have."""

    size: Counter = field(default_factory=Counter)
    foreign: list[str] = field(default_factory=list)
    cookies: int = 0

    @property
    def text(self) -> float:
        return sum(self.size[part] for part in PARTS.values())

    @property
    def whole(self) -> float:
        return self.size.total()


def run() -> list[Row]:
    with served_demo() as site:
        # Asked before the browser starts: beside its loop Django lets nobody at the database.
        pages = addresses()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
            views = {kind: views_of(browser, site, urls) for kind, urls in pages.items()}
            browser.close()
    return [row_of(kind, found) for kind, found in views.items() if found]


def addresses() -> dict[str, list[str]]:
    return {
        model.__name__: [page.get_url() for page in model.objects.live()]
        for model in get_page_models()
        if issubclass(model, SitePage)
    }


def views_of(browser: Browser, site: str, urls: list[str]) -> list[View]:
    """Of the pages that answer; an open edition sends on to its campaign."""
    found = [view_of(browser, site + urlsplit(url).path) for url in urls]
    return [view for view in found if view is not None]


def view_of(browser: Browser, url: str) -> View | None:
    """In a browser that has never been here, on a phone."""
    context = browser.new_context(locale="sv-SE", viewport={"width": 390, "height": 844})
    page = context.new_page()
    came: list[Response] = []
    page.on("response", lambda response: came.append(response))
    page.goto(url, wait_until="networkidle")
    view = View(cookies=len(context.cookies()))
    for response in came:
        weigh(response, view, urlsplit(url).netloc)
    answers_itself = page.url == url and came[0].ok
    context.close()
    return view if answers_itself else None


def weigh(response: Response, view: View, host: str) -> None:
    if urlsplit(response.url).netloc != host:
        view.foreign.append(response.url)
    part = PARTS.get(response.request.resource_type, "pictures")
    view.size[part] += response.request.sizes()["responseBodySize"] / 1024


def row_of(kind: str, views: list[View]) -> Row:
    """The heaviest of its type; what must not come is counted over all of them."""
    heaviest = max(views, key=lambda view: view.text)
    whole = max(view.whole for view in views)
    foreign = sum(len(view.foreign) for view in views)
    cookies = sum(view.cookies for view in views)
    parts = ", ".join(f"{part} {heaviest.size[part]:.1f}" for part in PARTS.values())
    return Row(
        f"{kind}, {len(views)} of them",
        f"{heaviest.text:.1f} KB ({parts}), {whole:.1f} KB with pictures, "
        f"{foreign} foreign requests, {cookies} cookies",
        f"<= {TEXT} KB, <= {WHOLE} KB, 0, 0",
        "-",
        verdict(heaviest.text <= TEXT and whole <= WHOLE and not foreign and not cookies),
    )
