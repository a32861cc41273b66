"""Campaigns planned as a communicator plans them: a rhythm, and rounds that a person confirmed."""

from datetime import datetime
from typing import Any

from campaign_site.demo import times
from campaign_site.demo.bodies import key_of
from campaign_site.demo.content import campaigns
from pages.models import CampaignPage
from schedules.actions.editions import add_edition, confirm_edition, plan_campaign
from schedules.actions.filling import fill_series, refresh_series
from schedules.models import Campaign, Edition, Series, Theme
from schedules.rules.intervals import local_day

# Nobody has checked the contacts of a demo, and whoever confirms all the same says why.
REASON = "En visning: kontakterna är inte kontrollerade än."


def load_campaigns(*, by, at: datetime) -> dict[str, Campaign]:
    """By the name of their content file."""
    found = {spec["slug"]: load_campaign(spec, by=by, at=at) for spec in campaigns()}
    refresh_series(at=at)
    for campaign in found.values():
        confirm_rounds(campaign, by=by, at=at)
    open_something(found, by=by, at=at)
    return found


def load_campaign(spec: dict[str, Any], *, by, at: datetime) -> Campaign:
    known = known_campaign(spec)
    if known is not None:
        return known
    theme, _ = Theme.objects.get_or_create(
        name=spec["theme_name"], defaults={"look": spec["theme"]}
    )
    campaign = Campaign(
        name=spec["name"],
        theme=theme,
        audience=spec["audience"],
        aim=spec["aim"],
        key_messages="\n".join(spec["key_messages"]),
        owner=by,
        case_number=spec["case_number"],
        between=spec["between"],
    )
    rhythm = times.rhythm_of(spec["rhythm"], at)
    return plan_campaign(campaign, rhythm, by=by, at=planned_at(campaign, rhythm, at))


def known_campaign(spec: dict[str, Any]) -> Campaign | None:
    """Found by its page, which keeps its key when a person renames both."""
    page = CampaignPage.objects.filter(translation_key=key_of("campaign", spec["slug"])).first()
    return page.campaign if page else Campaign.objects.filter(name=spec["name"]).first()


def rounds_of(campaign: Campaign, rhythm, at: datetime) -> times.Rounds:
    """Staff have theirs in term only; the others' rhythms keep clear of the summer by themselves."""
    return times.rounds(rhythm, at, in_term=campaign.audience == Campaign.Audience.STAFF)


def planned_at(campaign: Campaign, rhythm, at: datetime) -> datetime:
    return times.planned_at(rhythm, rounds_of(campaign, rhythm, at))


def confirm_rounds(campaign: Campaign, *, by, at: datetime) -> None:
    """Two behind, the one that is on, the one that comes; what a person has touched stays."""
    series = campaign.series.select_related("event__rule").order_by("pk").last()
    if series is None:
        return
    around = rounds_of(campaign, series.rhythm, at)
    editions = editions_on(series, around, at)
    for edition in editions:
        if edition.status == Edition.Status.PROVISIONAL and edition.touched_at is None:
            when = times.confirmed_at(edition.starts_at, at)
            confirm_edition(edition, findings=[], reason=REASON, by=by, at=when)


def editions_on(series: Series, around: times.Rounds, at: datetime) -> list[Edition]:
    """Rounds before the series was first planned are laid out when an earlier day is shown."""
    wanted = series.editions.filter(key__in=around.confirmed).order_by("starts_at")
    if wanted.count() < len(around.confirmed):
        fill_series(series, at=times.planned_at(series.rhythm, around))
        refresh_series(at=at)
    return list(wanted.all())


def open_something(found: dict[str, Campaign], *, by, at: datetime) -> None:
    """Where no campaign for the young is on, the one for any season gets a round of its own."""
    young = [c for c in found.values() if c.audience == Campaign.Audience.YOUNG]
    if Edition.objects.open(at).unpaused().filter(campaign__in=young).exists():
        return
    slug = next(spec["slug"] for spec in campaigns() if spec.get("any_season"))
    rows = found[slug].editions.exclude(status=Edition.Status.CANCELLED)
    span = times.season(rows.values_list("starts_at", "ends_at"), at)
    if span is None:
        return
    when = times.confirmed_at(span[0], at)
    edition = add_edition(
        found[slug], starts_at=span[0], ends_at=span[1], key=local_day(span[0]), by=by, at=when
    )
    confirm_edition(edition, findings=[], reason=REASON, by=by, at=when)
