"""Campaigns and editions as the desk's pages show them."""

from datetime import datetime

from django.utils.translation import gettext as _

from schedules.describing import describe_round, describe_window
from schedules.models import Edition
from schedules.queries.campaigns import round_of
from schedules.queries.planning import Plan
from schedules.rules.phase import CampaignKind


def state_of_plan(plan: Plan) -> str:
    """What readers see of the campaign at this instant."""
    if plan.theme_paused:
        return _("Theme paused")
    return {
        CampaignKind.OPEN: _("Open now"),
        CampaignKind.STAY: _("Last text stays"),
        CampaignKind.TEASE: _("Announced"),
        CampaignKind.HIDDEN: _("Hidden"),
    }[plan.view.kind]


def edition_rows(editions: list[Edition], *, at: datetime) -> list[dict]:
    return [edition_row(edition, at=at) for edition in editions]


def edition_row(edition: Edition, *, at: datetime) -> dict:
    """For desk/edition_rows.html."""
    round_ = round_of(edition)
    return {
        "pk": edition.pk,
        "when": describe_window(edition.starts_at, edition.ends_at),
        "state": describe_round(round_, at),
        "stands": round_.may_open,
        "is_over": edition.ends_at <= at or edition.status == Edition.Status.CANCELLED,
        "moved_reason": edition.moved_reason,
    }
