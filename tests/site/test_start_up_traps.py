"""Each trap of the stack that must never ship stops start-up, and only that one is named."""

import pytest
from django.apps import apps
from django.conf import settings
from django.core.checks.registry import registry
from django.test import override_settings
from django.urls import include, path
from wagtail import blocks
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.views import PagesAPIViewSet
from wagtail.contrib.table_block.blocks import TableBlock

from campaign_site.accounts.urls import admin_sign_in, sign_in
from campaign_site.urls import urlpatterns as ours
from pages.models import ArticlePage

api = WagtailAPIRouter("wagtailapi")
api.register_endpoint("pages", PagesAPIViewSet)


class WithScheduler:
    urlpatterns = [*ours, path("schema/", include("schedule.urls"))]


class WithApi:
    urlpatterns = [*ours, path("api/v2/", api.urls)]


class WithWagtailsSignIn:
    urlpatterns = [pattern for pattern in ours if pattern not in admin_sign_in]


class WithWagtailsSignInForReaders:
    urlpatterns = [
        *admin_sign_in,
        path("admin/", include(wagtailadmin_urls)),
        path("konto/", include(sign_in)),
        path("", include(wagtail_urls)),
    ]


class WithWagtailsSignInFirst:
    urlpatterns = [path("admin/", include(wagtailadmin_urls)), *ours]


def traps_found() -> list[str]:
    """What our own checks, as registered with Django, say about the settings of the moment."""
    own = [check for check in registry.get_checks() if check.__module__ == "campaign_site.checks"]
    assert len(own) == 8
    return [error.id for check in own for error in check(app_configs=None)]


def test_the_site_as_it_is_has_no_trap_open():
    assert traps_found() == []


TRAPS = [
    ("E001", {"WAGTAIL_GRAVATAR_PROVIDER_URL": "//www.gravatar.com/avatar"}),
    ("E001", {"WAGTAIL_GRAVATAR_PROVIDER_URL": ""}),
    ("E002", {"WAGTAIL_ENABLE_UPDATE_CHECK": True}),
    ("E002", {"WAGTAIL_ENABLE_UPDATE_CHECK": "lts"}),
    ("E003", {"ROOT_URLCONF": WithScheduler}),
    ("E005", {"WAGTAILIMAGES_MAX_IMAGE_PIXELS": 25_000_001}),
    ("E005", {"WAGTAILIMAGES_MAX_IMAGE_PIXELS": 0}),
    ("E006", {"ROOT_URLCONF": WithApi}),
    ("E008", {"ROOT_URLCONF": WithWagtailsSignIn}),
    ("E008", {"ROOT_URLCONF": WithWagtailsSignInFirst}),
    ("E008", {"ROOT_URLCONF": WithWagtailsSignInForReaders}),
]


@pytest.mark.parametrize(("number", "opened"), TRAPS)
def test_an_open_trap_is_named_and_no_other(number, opened):
    with override_settings(**opened):
        assert traps_found() == [f"campaign_site.{number}"]
    assert traps_found() == []


SQLITE = "django.db.backends.sqlite3"
POSTGRES = "django.db.backends.postgresql"


@pytest.mark.parametrize(
    ("columns", "found"),
    [
        ({"ENGINE": SQLITE, "OPTIONS": {}}, ["campaign_site.E004"]),
        ({"ENGINE": SQLITE, "OPTIONS": {"transaction_mode": "DEFERRED"}}, ["campaign_site.E004"]),
        ({"ENGINE": SQLITE, "OPTIONS": {"transaction_mode": "IMMEDIATE"}}, []),
        ({"ENGINE": POSTGRES, "OPTIONS": {}}, []),
    ],
)
def test_sqlite_that_does_not_wait_its_turn_is_named(monkeypatch, columns, found):
    # override_settings would not do: it warns, since a changed connection has no effect.
    monkeypatch.setattr(settings, "DATABASES", {"default": columns})
    assert traps_found() == found


# In place of Wagtail's own, whose import would bring in a table that this site does not have.
EmbedBlock = type("EmbedBlock", (blocks.URLBlock,), {"__module__": "wagtail.embeds.blocks"})


class Nested(blocks.StructBlock):
    rows = blocks.ListBlock(TableBlock())


@pytest.mark.parametrize("block", [blocks.RawHTMLBlock(), EmbedBlock(), TableBlock(), Nested()])
def test_a_body_that_takes_raw_code_is_named(monkeypatch, block):
    body = ArticlePage._meta.get_field("body")
    monkeypatch.setitem(body.stream_block.child_blocks, "trap", block)
    assert "campaign_site.E007" in traps_found()
    assert set(traps_found()) == {"campaign_site.E007"}


def test_looking_for_traps_brings_in_no_tables_of_others():
    """A model without a migration of its own would be written into Wagtail's by makemigrations."""
    assert "Embed" not in {model.__name__ for model in apps.get_models()}
