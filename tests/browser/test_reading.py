"""A young reader: from the first page to help, with nothing left behind and nobody told."""

from playwright.sync_api import Page

from tests.browser.places import DOORS, HELP, public_places

# Whichever theme the first page shows today.
A_CAMPAIGN = "main a[href^='/teman/']:not([href='/teman/'])"
KEPT = """async () => ({
    local: localStorage.length,
    session: sessionStorage.length,
    cookies: document.cookie,
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
})"""
NOTHING = {"local": 0, "session": 0, "cookies": "", "databases": 0, "caches": 0, "workers": 0}


def walk_to_help(page: Page) -> None:
    page.goto("/")
    page.locator(A_CAMPAIGN).first.click()
    page.wait_for_url("**/teman/**")
    assert page.locator("main h1").count() == 1
    page.locator(f"a[href^='{HELP}']:visible").first.click()
    page.wait_for_url(f"**{HELP}**")


def choose_where_and_age(page: Page) -> None:
    """Plain links down the page: nothing is asked for, nothing is sent."""
    before = page.url.partition("#")[0]
    for _question in range(2):
        link = page.locator("main a[href^='#']:visible").first
        anchor = link.get_attribute("href")
        link.click()
        assert page.url == f"{before}{anchor}"
        assert page.locator(anchor).count() == 1


def test_a_reader_comes_to_help(page):
    walk_to_help(page)
    choose_where_and_age(page)


def test_a_reader_without_scripts_comes_to_help(open_browser):
    page = open_browser(java_script_enabled=False).new_page()
    walk_to_help(page)
    choose_where_and_age(page)


def test_no_page_keeps_or_tells_anything(page, site):
    asked, said = set(), []
    page.context.on("request", lambda request: asked.add(request.url.split("/", 3)[2]))
    page.on("console", lambda message: said.append((message.type, message.text, page.url)))
    page.on("pageerror", lambda error: said.append(("error", str(error), page.url)))
    for place in [*public_places(page), *DOORS[:2]]:
        page.goto(place, wait_until="networkidle")
        assert page.evaluate(KEPT) == NOTHING, place
        assert page.context.cookies() == [], place
    assert asked == {site.url.removeprefix("http://")}
    # The missing page is in the list on purpose.
    assert [one for one in said if "finns-inte" not in one[2]] == []


def test_searching_leaves_no_trace(page, site):
    # On a site that runs, the clock does this within a minute of what was written.
    site.run("update_index")
    page.goto("/sok/")
    page.fill("input[name=words]", "vän")
    page.locator("main form[role=search] button").click()
    page.wait_for_load_state()
    assert page.url.endswith("/sok/")
    assert page.locator("main a").count() > 0
    assert page.context.cookies() == []
