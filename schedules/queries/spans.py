"""When an offer can be booked: the whole local days around its campaigns' confirmed editions."""

from datetime import datetime, time, timedelta

from schedules.models import Edition, VisitOffer
from schedules.queries.campaigns import paused_editions, paused_themes
from schedules.rules.intervals import local_day, local_instant

Span = tuple[datetime, datetime]


def bookable_spans(offer: VisitOffer) -> tuple[Span, ...] | None:
    """None when the offer belongs to no campaign: then every school day will do."""
    if not offer.campaigns.all():
        return None
    return tuple(span_of(edition, offer) for edition in editions_of(offer))


def edition_of(offer: VisitOffer, starts_at: datetime) -> Edition | None:
    """The edition whose span holds the instant; of several, the one that starts nearest."""
    holding = [
        edition
        for edition in editions_of(offer)
        if span_of(edition, offer)[0] <= starts_at < span_of(edition, offer)[1]
    ]
    return min(holding, key=lambda edition: abs(edition.starts_at - starts_at), default=None)


def editions_of(offer: VisitOffer) -> list[Edition]:
    campaigns = [campaign.pk for campaign in offer.campaigns.all()]
    return list(
        Edition.objects.confirmed()
        .filter(campaign__in=campaigns)
        .exclude(pk__in=paused_editions())
        .exclude(campaign__theme__in=paused_themes())
        .order_by("starts_at")
    )


def span_of(edition: Edition, offer: VisitOffer) -> Span:
    first = local_day(edition.starts_at) - timedelta(days=offer.days_before)
    last = local_day(edition.ends_at - timedelta(microseconds=1))
    after = last + timedelta(days=offer.days_after + 1)
    return local_instant(first, time.min), local_instant(after, time.min)
