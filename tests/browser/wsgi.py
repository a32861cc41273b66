"""What granian serves: the site, on the day of the tests."""

from tests.browser.clock import travel

travel()

from campaign_site.wsgi import application  # noqa: E402, F401 - the clock comes first
