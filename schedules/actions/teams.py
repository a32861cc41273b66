"""Teams, what they serve, and who belongs to them."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from schedules.actions.audit import record
from schedules.models import Facilitator, Municipality, Team


def save_team(team: Team, municipalities: Iterable[Municipality], *, by, at: datetime) -> Team:
    is_new = team.pk is None
    with transaction.atomic():
        team.save()
        team.municipalities.set(municipalities)
        record(team, "added" if is_new else "changed", by=by, at=at)
        return team


def save_facilitator(facilitator: Facilitator, *, by, at: datetime) -> Facilitator:
    """Visits that the person was to give stay, for a person to re-plan."""
    is_new = facilitator.pk is None
    with transaction.atomic():
        facilitator.save()
        record(facilitator, "added" if is_new else "changed", by=by, at=at)
        return facilitator
