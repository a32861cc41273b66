"""Every page type answers, within its budget, without a cookie or a foreign address."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import get_page_models

from pages.models.base import SitePage
from tests.pages.small_site import build_site

pytestmark = pytest.mark.django_db

BUDGET = 10
TYPES = [
    "home",
    "campaign_index",
    "campaign",
    "edition",
    "article",
    "help",
    "visit_index",
    "visit_offer",
    "standard",
]


def warm(client, url):
    """What a page costs once the process has remembered menus, site and content types."""
    client.get(url)
    with CaptureQueriesContext(connection) as queries:
        response = client.get(url)
    return response, queries.captured_queries


def test_every_page_type_is_in_this_list():
    ours = [model for model in get_page_models() if issubclass(model, SitePage)]
    assert len(ours) == len(TYPES)


@pytest.mark.parametrize("kind", TYPES)
def test_a_page_answers_within_its_budget(client, kind):
    page = build_site()[kind]
    response, queries = warm(client, page.url)
    assert response.status_code == 200
    assert page.title in response.text
    assert len(queries) <= BUDGET, "\n".join(query["sql"] for query in queries)


@pytest.mark.parametrize("kind", TYPES)
def test_a_page_asks_no_more_when_there_is_more_to_list(client, kind):
    page = build_site(times=3)[kind]
    assert len(warm(client, page.url)[1]) <= BUDGET


@pytest.mark.parametrize("kind", TYPES)
def test_a_page_leaves_nothing_behind_and_calls_nobody(client, kind):
    response = client.get(build_site()[kind].url)
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    assert "Accept-Language" not in response.get("Vary", "")
    assert response["Cache-Control"] == "no-store"
    foreign = re.findall(r'(?:src|href|action)="(https?:)?//[^"]*"', response.text)
    leaving = re.findall(r'href="https?://[^"]*"[^>]*data-exit', response.text)
    assert len(foreign) == len(leaving)
