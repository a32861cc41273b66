"""What people do over and over: signing in, asking for a place of work, answering at the desk."""

from playwright.sync_api import Page

from campaign_site.demo.people import PASSWORD
from tests.browser.mailbox import Mailbox


def send(page: Page, form: str = "main form") -> None:
    """Presses the button of the form and waits for what comes."""
    with page.expect_navigation():
        page.locator(f"{form} button[type=submit]").first.click()


def sign_in_to_desk(page: Page, email: str) -> None:
    page.goto("/konto/personal/?next=/admin/")
    page.fill("input[name=login]", email)
    page.fill("input[name=password]", PASSWORD)
    send(page)
    page.wait_for_url("**/admin/")


def prove_address(page: Page, mailbox: Mailbox, email: str) -> None:
    """From the page that asks for an address to the one behind it."""
    before = len(mailbox.to(email))
    page.fill("input[name=email]", email)
    send(page)
    page.fill("input[name=code]", mailbox.code(email, after=before))
    send(page, "main form:has(input[name=code])")


def ask_for_place(page: Page, school: str) -> None:
    page.fill("input[name=q]", school)
    send(page, "main form[role=search]")
    page.locator("input[name=host]").first.check()
    send(page, "main form[method=post]")


def choose_time(page: Page, start: str | None = None) -> str:
    """The time that was asked for, else the first; gives its value."""
    slots = page.locator(f"input[name=start][value='{start}']" if start else "input[name=start]")
    value = slots.first.get_attribute("value")
    slots.first.check()
    send(page, "main form[action*='/besok/fraga/']")
    return value


def fill_request(page: Page) -> None:
    page.select_option("select[name=year_group]", index=2)
    page.fill("input[name=group_size]", "24")
    page.fill("input[name=meeting_place]", "Huvudentrén, sal 12")
    page.fill("input[name=contact_name]", "Lärare 2")
    page.fill("input[name=contact_phone]", "070-000 00 00")
