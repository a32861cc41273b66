"""axe finds nothing on any kind of page, in light and dark, on a phone and a desk."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.people import choose_time
from tests.browser.places import CAMPAIGN, DOORS, OFFER, OWN, public_places

AXE = (Path(__file__).parents[1] / "vendor" / "axe.min.js").read_text()
TAGS = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 900}
ALL = {"runOnly": {"type": "tag", "values": TAGS}}
# What else changes with scheme and width; the rest is the same page and was looked at already.
CHANGING = {"runOnly": {"type": "rule", "values": ["color-contrast", "target-size"]}}
VIEWS = [
    ("light", PHONE, ALL),
    ("dark", PHONE, CHANGING),
    ("dark", DESK, ALL),
    ("light", DESK, CHANGING),
]
RUN = """async (options) => (await axe.run(document, options)).violations.map(
    (found) => [found.id, found.nodes.slice(0, 3).map((node) => node.html.slice(0, 160))])"""


def violations(page: Page) -> list:
    """Of the page as it stands, each with the view it was found in."""
    # By the debugger, which the page's own policy does not bind.
    page.evaluate(AXE)
    found = []
    for scheme, size, options in VIEWS:
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.set_viewport_size(size)
        found += [(scheme, size["width"], *one) for one in page.evaluate(RUN, options)]
    return found


def violations_at(page: Page, places: list[str]) -> dict[str, list]:
    found = {}
    for place in places:
        page.goto(place)
        found[place] = violations(page)
    return {place: those for place, those in found.items() if those}


def test_public_pages(page):
    assert violations_at(page, public_places(page)) == {}


def test_searching_and_signing_in(page):
    assert violations_at(page, DOORS) == {}
    page.goto("/sok/")
    page.fill("input[name=words]", "vän")
    page.locator("main form[role=search] button").click()
    page.wait_for_load_state()
    assert violations(page) == []


@pytest.fixture
def teacher(open_browser, teacher_signed_in) -> Page:
    return open_browser(storage_state=teacher_signed_in).new_page()


def test_pages_of_booking(teacher):
    assert violations_at(teacher, OWN) == {}
    teacher.locator("input[name=q]").fill("gymnasi")
    teacher.locator("main form[role=search] button").click()
    teacher.wait_for_load_state()
    assert violations(teacher) == []
    teacher.goto(OFFER)
    teacher.locator("main a[href*='/besok/tider/']").last.click()
    teacher.wait_for_url("**/besok/tider/**")
    assert violations(teacher) == []
    choose_time(teacher)
    assert violations(teacher) == []
    # With everything wrong.
    teacher.locator("main form[method=post] button[type=submit]").click()
    teacher.wait_for_load_state()
    assert teacher.locator("main [aria-invalid=true]").count() > 0
    assert violations(teacher) == []


def test_a_visit_s_page(teacher):
    teacher.goto("/mina-besok/")
    teacher.locator("main a[href*='/mina-besok/']").first.click()
    teacher.wait_for_load_state()
    assert violations(teacher) == []


def test_nothing_runs_off_a_narrow_phone(page):
    page.set_viewport_size({"width": 320, "height": 640})
    for place in [*public_places(page), *DOORS]:
        page.goto(place)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, place


def test_axe_would_find_something(page):
    """The control: without this a silent axe would look like a clean page."""
    page.goto(CAMPAIGN)
    page.evaluate("document.querySelector('main h1').outerHTML = '<img src=\"/x.png\">'")
    page.evaluate("document.documentElement.removeAttribute('lang')")
    found = {rule for _scheme, _width, rule, _nodes in violations(page)}
    assert {"image-alt", "html-has-lang"} <= found
