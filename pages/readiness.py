"""What an edition still needs before it may open: the checks, and the facts they are given."""

from dataclasses import dataclass
from typing import Any

from pages.checks.alt_texts import check_alt_texts
from pages.checks.help_reachable import check_help
from pages.checks.readable import check_readability
from pages.checks.review_dates import check_review_dates
from pages.checks.text_published import check_text
from pages.helping import track_of
from pages.merging import Merged, merged
from pages.models import CampaignPage, EditionPage, HelpContact
from pages.plain_text import lines_of
from schedules.models import Campaign
from schedules.queries.campaigns import standing_of
from schedules.rules.intervals import local_day

LANGUAGE = "sv"


@dataclass(frozen=True)
class Texts:
    """The pages of an edition in Swedish, and the text that readers would see now."""

    campaign_page: Any
    edition_page: Any
    merged: Merged | None


def readiness(edition, *, at):
    """The findings of every check, the gravest first."""
    texts, campaign = texts_of(edition), edition.campaign
    contacts = list(HelpContact.objects.shown().for_track(track_of(campaign)))
    findings = [
        check_text(
            has_page=texts.campaign_page is not None,
            is_live=bool(texts.campaign_page and texts.campaign_page.live),
            is_paused=is_paused(edition),
            has_draft=bool(texts.edition_page and not texts.edition_page.live),
        ),
        check_help(contacts, for_buyers=campaign.audience == Campaign.Audience.BUYERS),
        check_review_dates(contacts, today=local_day(at)),
    ]
    if texts.merged is not None:
        findings += [
            check_readability(lines_of(texts.merged), audience=campaign.audience),
            check_alt_texts(images_of(texts.merged.body)),
        ]
    return sorted(findings, key=lambda finding: ("red", "amber", "green").index(finding.level))


def texts_of(edition):
    pages = CampaignPage.objects.filter(locale__language_code=LANGUAGE)
    campaign_page = pages.filter(campaign=edition.campaign_id).first()
    own = EditionPage.objects.filter(locale__language_code=LANGUAGE, edition=edition).first()
    shown = own if own and own.live else None
    return Texts(campaign_page, own, merged(campaign_page, shown) if campaign_page else None)


def is_paused(edition):
    standing = standing_of(edition.campaign_id)
    return standing.theme_paused or any(
        round_.paused for round_ in standing.rounds if round_.id == edition.pk
    )


def images_of(body):
    return [block.value for block in body if block.block_type == "image" and block.value]
