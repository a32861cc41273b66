"""The desk as a visit coordinator and a facilitator meet it: pages in English, read as text."""

import re
from html import unescape

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from wagtail.users.models import UserProfile

from campaign_site.accounts.roles import Role
from schedules.models import AuditEntry
from tests.factories.schedules import make_user


def browser_of(user) -> Client:
    """English, whose words stand in the code itself."""
    profile = UserProfile.get_for_user(user)
    profile.preferred_language = "en"
    profile.save()
    browser = Client()
    browser.force_login(user)
    return browser


def coordinator(*more: Role, **columns):
    user = make_user(role=Role.VISIT_COORDINATOR, **columns)
    for role in more:
        user.groups.add(make_user(role=role).groups.get())
    return user


def read(browser: Client, name: str, /, *args, **query) -> str:
    response = browser.get(reverse(name, args=args), query)
    assert response.status_code == 200, response
    return text_of(response)


def text_of(response) -> str:
    main = re.search(r"<main.*</main>", response.content.decode(), re.DOTALL)[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


def queries_of(browser: Client, name: str) -> int:
    """How many questions the page asks of our own tables; Wagtail's frame has caches of its own."""
    with CaptureQueriesContext(connection) as asked:
        read(browser, name)
    return sum('"schedules_' in query["sql"] for query in asked.captured_queries)


def press(browser: Client, name: str, /, *args, **typed):
    return browser.post(reverse(name, args=args), typed)


def said(browser: Client, response) -> list[str]:
    """What stands above the page that the answer leads to."""
    shown = browser.get(response["Location"]).context["messages"]
    return [" ".join(unescape(str(message)).split()) for message in shown]


def errors(response) -> dict:
    return words_of(response.context["form"].errors)


def words_of(errors) -> dict:
    with translation.override("en"):
        return {name: [str(sentence) for sentence in found] for name, found in errors.items()}


def trail(subject) -> list[str]:
    """What was done to it, oldest first."""
    found = AuditEntry.objects.filter(subject_type=subject._meta.model_name, subject_id=subject.pk)
    return list(found.order_by("pk").values_list("action", flat=True))
