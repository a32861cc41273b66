"""Leaving quickly: by a click, by the keyboard, without scripts; and nothing stands behind."""

import pytest

from tests.browser.places import CAMPAIGN, HELP
from tests.browser.server import EXIT_URL

FAR_LONGER_THAN_A_PRESS = 400


@pytest.fixture
def reader(page):
    """Someone who came straight to a page, as from a message."""
    page.goto(CAMPAIGN)
    return page


def press_shift(page, times: int) -> None:
    for _press in range(times):
        page.keyboard.press("Shift")


def assert_gone(page) -> None:
    page.wait_for_url(EXIT_URL)
    assert page.context.cookies() == []
    page.go_back()
    assert page.url == "about:blank"


def test_a_click_leaves_and_back_shows_nothing(reader):
    reader.click("[data-exit]")
    assert_gone(reader)


def test_three_presses_of_shift_leave(reader):
    press_shift(reader, 3)
    assert_gone(reader)


def test_without_scripts_the_link_leads_away(open_browser):
    page = open_browser(java_script_enabled=False).new_page()
    page.goto(HELP)
    page.click("[data-exit]")
    assert page.url == EXIT_URL


def test_the_page_is_blank_at_once_however_slow_the_exit(reader):
    # What a screenshot would show while the next page is on its way.
    shown = """() => {
        const link = document.querySelector("[data-exit]");
        link.href = "/finns-inte/";
        link.click();
        const height = document.documentElement.getBoundingClientRect().height;
        return [height, document.title.trim().replace("\u200b", ""), location.pathname];
    }"""
    height, title, address = reader.evaluate(shown)
    assert (height, title) == (0, "")
    assert address.endswith("/art/blank.svg")


def test_shift_while_writing_leaves_nothing(page):
    page.goto("/sok/")
    page.focus("input[name=words]")
    press_shift(page, 4)
    page.wait_for_timeout(FAR_LONGER_THAN_A_PRESS)
    assert page.url.endswith("/sok/")


def test_shift_among_other_keys_leaves_nothing(reader):
    for key in ("Shift", "Shift", "b", "Shift", "Shift"):
        reader.keyboard.press(key)
    reader.wait_for_timeout(FAR_LONGER_THAN_A_PRESS)
    assert reader.url.endswith(CAMPAIGN)


def test_a_key_that_is_held_down_leaves_nothing(reader):
    for _repeat in range(10):
        reader.keyboard.down("Shift")
    reader.wait_for_timeout(FAR_LONGER_THAN_A_PRESS)
    assert reader.url.endswith(CAMPAIGN)


@pytest.mark.parametrize("place", ["/", HELP, "/finns-inte/", "/sok/", "/konto/"])
def test_the_way_out_is_last_on_every_page_and_always_in_sight(page, place):
    page.goto(place)
    exit_link = page.locator("[data-exit]")
    assert exit_link.get_attribute("href") == EXIT_URL
    assert exit_link.get_attribute("rel") == "nofollow noreferrer"
    page.evaluate("scrollTo(0, document.body.scrollHeight / 2)")
    box = exit_link.bounding_box()
    assert 0 <= box["y"] <= 844 - box["height"]
