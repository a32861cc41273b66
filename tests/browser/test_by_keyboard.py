"""The booking with no mouse at all, and two tabs that want the same time."""

import pytest
from playwright.sync_api import Page

from tests.browser.people import choose_time, fill_request
from tests.browser.places import OFFER

CLASS_VISIT = "/for-skolan/besok-i-klassen/"
FOCUSED = "(selector) => document.activeElement.matches(selector)"
# A hidden radio button may show its focus on the label that lies beside it.
SEEN = """() => [document.activeElement, document.activeElement.nextElementSibling].some(
    (one) => one && getComputedStyle(one).outlineStyle !== "none")"""


@pytest.fixture
def window(open_browser, teacher_signed_in):
    return open_browser(storage_state=teacher_signed_in)


def tab_to(page: Page, selector: str) -> None:
    """Presses Tab until it is there; each stop on the way must be seen."""
    for _press in range(80):
        page.keyboard.press("Tab")
        assert page.evaluate(SEEN), page.evaluate("document.activeElement.outerHTML")
        if page.evaluate(FOCUSED, selector):
            return
    raise AssertionError(f"Tab never comes to {selector}")


def enter(page: Page, address: str) -> None:
    with page.expect_navigation(url=address):
        page.keyboard.press("Enter")


def write(page: Page, name: str, words: str) -> None:
    tab_to(page, f"[name={name}]")
    page.keyboard.type(words)


def test_a_visit_is_asked_for_by_keyboard_alone(window):
    page = window.new_page()
    page.goto(CLASS_VISIT)
    tab_to(page, "main a[href*='/besok/tider/']")
    enter(page, "**/besok/tider/**")
    tab_to(page, "input[name=start]")
    page.keyboard.press("Space")
    tab_to(page, "main button[type=submit]")
    enter(page, "**/besok/fraga/**")
    tab_to(page, "select[name=year_group]")
    page.keyboard.press("ArrowDown")
    write(page, "group_size", "24")
    write(page, "meeting_place", "Huvudentrén")
    write(page, "contact_name", "Lärare 1")
    write(page, "contact_phone", "070-000 00 00")
    tab_to(page, "main form[method=post] button[type=submit]")
    enter(page, "**/mina-besok/**")


def open_request(window, start: str | None = None) -> tuple[Page, str]:
    page = window.new_page()
    page.goto(OFFER)
    page.locator("main a[href*='/besok/tider/']").last.click()
    page.wait_for_url("**/besok/tider/**")
    start = choose_time(page, start)
    fill_request(page)
    return page, start


def test_two_tabs_that_want_the_same_time(window):
    first, start = open_request(window)
    second, _same = open_request(window, start)
    for page in (first, second):
        with page.expect_navigation():
            page.locator("main form[method=post] button[type=submit]").click()
    assert "/mina-besok/" in first.url
    # The second keeps every word, and offers other times.
    assert "/besok/fraga/" in second.url
    assert second.input_value("input[name=meeting_place]") == "Huvudentrén, sal 12"
    others = second.locator("input[type=radio][name=start]")
    assert start not in [one.get_attribute("value") for one in others.all()]
    others.first.check()
    with second.expect_navigation():
        second.locator("main form[method=post] button[type=submit]").click()
    assert "/mina-besok/" in second.url
