"""The main job, from a teacher who has never been here to a visit in both calendars."""

import re
from datetime import timedelta
from urllib.parse import urlsplit

from icalendar import Calendar

from tests.browser.clock import TUESDAY
from tests.browser.mailbox import calendar_in, link_in, text_of
from tests.browser.people import (
    ask_for_place,
    choose_time,
    fill_request,
    prove_address,
    sign_in_to_desk,
)
from tests.browser.places import CAMPAIGN, OFFER

TEACHER = "larare2@gymnasium.uppsala.example"
SECOND_TEACHER = "larare@gymnasium.uppsala.example"
COORDINATOR = "samordnare@kommun.example"
GIVERS = ["regionkoordinator1@kommun.example", "regionkoordinator2@kommun.example"]

SCHOOL = "Bergstrands"


def tick(site, minutes: int) -> None:
    site.run("tick", at=TUESDAY + timedelta(minutes=minutes))


def event_in(message):
    (event,) = Calendar.from_ical(calendar_in(message)).walk("VEVENT")
    return event


def test_a_teacher_books_and_everyone_hears(site, open_browser):
    teacher = open_browser().new_page()
    desk = open_browser().new_page()
    find_the_visit(teacher)
    prove_address(teacher, site.mailbox, TEACHER)
    ask_for_place(teacher, SCHOOL)
    tick(site, 30)
    sign_in_to_desk(desk, COORDINATOR)
    answer(desk, site, "approve")
    tick(site, 60)
    start, visit = ask_for_a_time(teacher, site)
    tick(site, 90)
    answer(desk, site, "confirm")
    tick(site, 120)
    everyone_has_the_same_hour(site, start)
    it_stands_in_both_calendars(teacher, visit, open_browser().new_page())
    nobody_else_can_have_it(open_browser().new_page(), site, start)


def find_the_visit(page) -> None:
    """From the campaign; both regional coordinators come, so one visit takes the time from all."""
    page.goto(CAMPAIGN)
    page.locator(f"main a[href='{OFFER}']").first.click()
    page.wait_for_url(f"**{OFFER}")
    page.locator("main a[href*='/besok/tider/']").last.click()
    page.wait_for_url(re.compile(r"/konto/\?next="))


def answer(page, site, what: str) -> None:
    """The coordinator follows the latest mail and presses the button there."""
    page.goto(link_in(site.mailbox.latest(COORDINATOR)))
    with page.expect_navigation():
        page.locator(f"form[action*='/{what}/'] button").click()
    assert page.locator(f"form[action*='/{what}/'] button").count() == 0


def ask_for_a_time(page, site) -> tuple[str, str]:
    """The time that was asked for, and the address of the visit."""
    page.goto(link_in(site.mailbox.latest(TEACHER, after=1)))
    start = choose_time(page)
    fill_request(page)
    with page.expect_navigation(url="**/mina-besok/**"):
        page.locator("main form[method=post] button[type=submit]").click()
    return start, page.url


def everyone_has_the_same_hour(site, start: str) -> None:
    letters = {address: site.mailbox.to(address)[-1] for address in [TEACHER, *GIVERS]}
    events = {address: event_in(letter) for address, letter in letters.items()}
    assert {event["dtstart"].dt.strftime("%Y-%m-%dT%H:%M") for event in events.values()} == {start}
    assert len({str(event["uid"]) for event in events.values()}) == 1
    for address, event in events.items():
        assert str(event["attendee"]).lower() == f"mailto:{address}"
    # A host never reads who comes.
    told = text_of(letters[TEACHER]) + calendar_in(letters[TEACHER]).decode()
    assert "Regionkoordinator 1" not in told
    assert "regionkoordinator1" not in told


def it_stands_in_both_calendars(teacher, visit: str, giver) -> None:
    teacher.goto("/mina-besok/")
    assert teacher.locator(f"main a[href$='{urlsplit(visit).path}']").count() > 0
    sign_in_to_desk(giver, GIVERS[0])
    giver.goto("/admin/my-calendar/")
    assert (
        "Bergstrands" in giver.locator("#calendar-visits, [id*=calendar-visits]").first.inner_text()
    )


def nobody_else_can_have_it(page, site, start: str) -> None:
    page.goto("/konto/?next=/mina-besok/")
    prove_address(page, site.mailbox, SECOND_TEACHER)
    page.goto(OFFER)
    page.locator("main a[href*='/besok/tider/']").last.click()
    page.wait_for_url("**/besok/tider/**")
    assert page.locator(f"input[name=start][value='{start}']").count() == 0
