"""A communicator plans what comes back, lets it open, and goes home: it opens by itself."""

import re
import sqlite3
from datetime import UTC, datetime, timedelta

from tests.browser.people import sign_in_to_desk
from tests.browser.server import Site, free_port

COMMUNICATOR = "kommunikator@kommun.example"
# Between its rounds this one is nowhere to be seen.
HIDING, ADDRESS = "Ingen är till salu", "/teman/ingen-ar-till-salu/"
RHYTHM = {
    "name": "När skärmen lyser",
    "aim": "Fler känner igen ett erbjudande.",
    "key_messages": "Det är inte ditt fel.",
    "weeks": "7, 36",
    "starts_on": "2026-10-06",
    "start_time": "08:00",
    "length_days": "7",
}
SECOND = timedelta(seconds=1)


def test_a_campaign_is_planned_with_its_rhythm(open_browser):
    desk = open_browser(viewport={"width": 1280, "height": 900}).new_page()
    sign_in_to_desk(desk, COMMUNICATOR)
    desk.goto("/admin/campaigns/new/")
    desk.select_option("select[name=theme]", index=1)
    desk.select_option("select[name=audience]", index=1)
    desk.check("input[name=between][value=stay]")
    desk.check("input[name=shape][value=iso_weeks]")
    for name, value in RHYTHM.items():
        desk.fill(f"[name={name}]", value)
        desk.keyboard.press("Escape")
    with desk.expect_navigation(url=re.compile(r"/admin/campaigns/inspect/\d+/")):
        desk.keyboard.press("Control+s")
    rounds = desk.locator("main a[href*='/admin/desk/editions/']")
    assert rounds.count() >= 2
    assert "2027" in desk.locator("main").inner_text()


def confirm_next(desk) -> int:
    """Follows the campaign's rounds to the first that waits for a decision, and lets it open."""
    desk.goto("/admin/campaigns/")
    desk.get_by_role("link", name=HIDING).first.click()
    desk.wait_for_load_state()
    rounds = desk.locator("main a[href*='/admin/desk/editions/']").all()
    for address in dict.fromkeys(link.get_attribute("href") for link in rounds):
        desk.goto(address)
        button = desk.locator("form[action$='/confirm/'] button[type=submit]")
        if button.count():
            desk.fill("form[action$='/confirm/'] [name=reason]", "Allt är läst i dag.")
            with desk.expect_navigation():
                button.click()
            assert desk.locator("form[action$='/confirm/']").count() == 0
            return int(re.search(r"/editions/(\d+)/", address).group(1))
    raise AssertionError("No round waits for a decision")


def start_of(site: Site, edition: int) -> datetime:
    with sqlite3.connect(site.place.database.removeprefix("sqlite:///")) as database:
        found = database.execute("SELECT starts_at FROM schedules_edition WHERE id = ?", [edition])
        return datetime.fromisoformat(found.fetchone()[0]).replace(tzinfo=UTC)


def test_a_confirmed_round_opens_at_its_hour_by_itself(open_browser, site):
    desk = open_browser(viewport={"width": 1280, "height": 900}).new_page()
    sign_in_to_desk(desk, COMMUNICATOR)
    starts_at = start_of(site, confirm_next(desk))
    reader = open_browser().new_page()
    # No tick runs between the two: only the clock has moved on.
    with site.served(at=starts_at - 300 * SECOND, port=free_port()) as early:
        assert reader.goto(early + ADDRESS).status == 404
    with site.served(at=starts_at + SECOND, port=free_port()) as late:
        assert reader.goto(late + ADDRESS).status == 200
        assert reader.locator("main h1").count() == 1
        reader.goto(late + "/")
        assert reader.locator(f"main a[href='{ADDRESS}']").count() > 0
