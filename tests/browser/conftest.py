"""A site that is served, a mail server, and a browser; shared by all, since each is slow to start."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, StorageState, sync_playwright

from campaign_site.demo.people import TEACHER
from tests.browser.clock import TUESDAY
from tests.browser.mailbox import mail_server
from tests.browser.people import prove_address
from tests.browser.server import EXIT_URL, Place, Site, free_port
from tests.databases import sqlite_copy

CHROMIUM = "/usr/bin/chromium"
# As root there is no sandbox; the rest keeps Chromium from calling home.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE = 15_000


@pytest.fixture(scope="session")
def site(tmp_path_factory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("site")
    smtp_port = free_port()
    with sqlite_copy(folder) as database, mail_server(smtp_port) as mailbox:
        site = Site(Place(folder, database, free_port(), smtp_port), mailbox)
        site.run("prepare")
        with site.served(at=TUESDAY, port=site.place.port):
            yield site


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def open_browser(browser, site) -> Iterator[Callable[..., BrowserContext]]:
    """Someone's own browser window: nothing of anybody else's in it."""
    opened = []

    def open_one(**options) -> BrowserContext:
        options = {"base_url": site.url, "locale": "sv-SE"} | options
        context = browser.new_context(**options)
        context.set_default_timeout(PATIENCE)
        # Where the exit leads, without leaving this machine.
        context.route(f"{EXIT_URL}**", lambda route: route.fulfill(body="Vädret idag"))
        opened.append(context)
        return context

    yield open_one
    for context in opened:
        context.close()


@pytest.fixture(scope="session")
def teacher_signed_in(browser, site) -> StorageState:
    """The demo's teacher, who may book for a school; the cookie, for windows of several tests."""
    context = browser.new_context(base_url=site.url)
    page = context.new_page()
    page.goto("/konto/?next=/mina-besok/")
    prove_address(page, site.mailbox, TEACHER.email)
    page.wait_for_url("**/mina-besok/")
    state = context.storage_state()
    context.close()
    return state


@pytest.fixture
def page(open_browser) -> Page:
    return open_browser(viewport={"width": 390, "height": 844}).new_page()
