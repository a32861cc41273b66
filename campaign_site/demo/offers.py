"""What schools can ask for, and who comes."""

from datetime import time
from typing import Any

from campaign_site.demo.bodies import key_of
from campaign_site.demo.content import offers
from campaign_site.demo.people import TEAMS
from pages.models import VisitOfferPage
from schedules.models import Campaign, Team, VisitNeed, VisitOffer

EVENING = time(17)
COPIED = (
    "minutes",
    "quiet_minutes",
    "buffer_before_minutes",
    "buffer_after_minutes",
    "group_min",
    "group_max",
    "notice_school_days",
    "days_before",
    "days_after",
    "horizon_days",
)


def load_offers(campaigns: dict[str, Campaign]) -> dict[str, VisitOffer]:
    """By the key of the content file."""
    teams = {team.key: Team.objects.get(name=team.name) for team in TEAMS}
    return {spec["key"]: load_offer(spec, campaigns, teams) for spec in offers()}


def load_offer(spec: dict[str, Any], campaigns, teams) -> VisitOffer:
    known = known_offer(spec)
    if known is not None:
        return known
    offer = VisitOffer.objects.create(
        name=spec["title"],
        earliest_start=EVENING if spec.get("evening") else None,
        **{column: spec[column] for column in COPIED},
    )
    offer.campaigns.set(campaigns[slug] for slug in spec["campaigns"])
    for team, count in needed(spec).items():
        VisitNeed.objects.create(offer=offer, team=teams[team], count=count)
    return offer


def known_offer(spec: dict[str, Any]) -> VisitOffer | None:
    page = VisitOfferPage.objects.filter(translation_key=key_of("offer", spec["key"])).first()
    return page.offer if page else VisitOffer.objects.filter(name=spec["title"]).first()


def needed(spec: dict[str, Any]) -> dict[str, int]:
    """People by team. Where one team may stand in for another, it does: the other is small."""
    found: dict[str, int] = {}
    for need in spec["needs"]:
        team = need.get("fallback", need["team"])
        found[team] = found.get(team, 0) + need["count"]
    return found
