"""What hosts can have, and who it takes."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction

from schedules.actions.audit import record
from schedules.models import Campaign, Team, VisitNeed, VisitOffer


def save_offer(
    offer: VisitOffer,
    campaigns: Iterable[Campaign],
    needs: Mapping[Team, int],
    *,
    by,
    at: datetime,
) -> VisitOffer:
    """With exactly these campaigns and people; visits already asked for keep their own length."""
    is_new = offer.pk is None
    with transaction.atomic():
        offer.save()
        offer.campaigns.set(campaigns)
        offer.needs.exclude(team__in=needs).delete()
        for team, count in needs.items():
            VisitNeed.objects.update_or_create(offer=offer, team=team, defaults={"count": count})
        record(offer, "added" if is_new else "changed", by=by, at=at)
        return offer
