"""The one place where an edition's text is laid over its campaign's, whole field by field."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Headline:
    """What a list shows of a campaign."""

    heading: str
    intro: str


@dataclass(frozen=True)
class Merged(Headline):
    body: Any


def headline(campaign_page, edition_page=None):
    return Headline(
        getattr(edition_page, "heading", "") or campaign_page.title,
        getattr(edition_page, "intro", "") or campaign_page.intro,
    )


def merged(campaign_page, edition_page=None):
    """What readers see: each field of the edition's page, or the campaign's where it is empty."""
    top = headline(campaign_page, edition_page)
    body = getattr(edition_page, "body", None) or campaign_page.body
    return Merged(top.heading, top.intro, body)
