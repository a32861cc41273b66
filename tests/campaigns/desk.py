"""The communicator at the desk: a signed-in browser, and what the planning form sends."""

from html import unescape

from django.test import Client
from django.urls import reverse

from campaign_site.accounts.roles import Role
from pages.models import Generation
from schedules.models import Theme
from tests.factories.schedules import make_user


def browser_of(user) -> Client:
    browser = Client()
    browser.force_login(user)
    return browser


def communicator():
    return browser_of(make_user(role=Role.COMMUNICATOR, name="Kommunikatör 1"))


def answers(**changed) -> dict:
    """The form as a person sends it: the first Monday of February and September, for a week."""
    theme = Theme.objects.get_or_create(name="Sugardejting")[0]
    typed = {
        "name": "När någon vill betala",
        "theme": theme.pk,
        "audience": "young",
        "aim": "Fler känner igen ett erbjudande.",
        "key_messages": "Det är inte ditt fel.",
        "owner": "",
        "case_number": "",
        "between": "stay",
        "shape": "monthly_weekday",
        "weekdays": [],
        "interval": "1",
        "nth": "1",
        "weekday": "0",
        "months": ["2", "9"],
        "weeks": "",
        "starts_on": "2026-10-06",
        "start_time": "00:00",
        "length_days": "7",
        "length_minutes": "",
        "ends_on": "",
    }
    return typed | changed


def plan(browser: Client, *, campaign=None, **changed):
    url = reverse("campaigns:edit", args=[campaign.pk]) if campaign else reverse("campaigns:add")
    return browser.post(url, answers(**changed))


def errors(response) -> dict:
    return {name: list(found) for name, found in response.context["form"].errors.items()}


def said(response) -> list[str]:
    """The messages that stand on the next page."""
    return [unescape(str(message)).strip() for message in response.context["messages"]]


def generation() -> int:
    """How often readers' pages have been renewed; from the row, not from what is remembered."""
    row = Generation.objects.first()
    return row.number if row else 0
