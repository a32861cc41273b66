"""The texts of the two rounds that are behind: what each had of its own."""

from datetime import datetime
from typing import Any

from django.utils.formats import date_format

from campaign_site.demo.bodies import body_of, key_of, news
from campaign_site.demo.writing import Writer
from pages.models import CampaignPage, EditionPage
from schedules.models import Edition


def write_rounds(writer: Writer, page: CampaignPage, spec: dict[str, Any], *, at: datetime) -> None:
    for text, edition in zip(spec["editions"], told_editions(page, spec, at), strict=False):
        owner = ("edition", spec["slug"], edition.key)
        writer.write(
            page,
            EditionPage,
            key_of(*owner),
            slug=f"omgang-{edition.key}",
            edition=edition,
            title=f"{spec['title']}, {date_format(edition.key, 'j F Y')}",
            seo_title=text["browser_title"],
            intro=text["intro"],
            body=body_of([news(text["whats_new"]), *spec["body"]], *owner),
        )


def told_editions(page: CampaignPage, spec: dict[str, Any], at: datetime) -> list[Edition]:
    """As many past rounds as there are texts, newest first: those told already, else the latest."""
    past = page.campaign.editions.past(at).order_by("-starts_at")
    told = list(past.filter(pages__locale=page.locale_id).distinct())
    missing = len(spec["editions"]) - len(told)
    fresh = list(past.exclude(pk__in=[edition.pk for edition in told])[: max(missing, 0)])
    newest_first = sorted(told + fresh, key=lambda edition: edition.starts_at, reverse=True)
    return newest_first[: len(spec["editions"])]
