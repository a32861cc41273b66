"""The one place where an edition's text is laid over its campaign's, whole field by field."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Merged:
    heading: str
    intro: str
    body: Any


def merged(campaign_page, edition_page=None):
    """What readers see: each field of the edition's page, or the campaign's where it is empty."""
    if edition_page is None:
        return Merged(campaign_page.title, campaign_page.intro, campaign_page.body)
    return Merged(
        edition_page.heading or campaign_page.title,
        edition_page.intro or campaign_page.intro,
        edition_page.body or campaign_page.body,
    )
