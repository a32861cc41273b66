"""Which campaigns and editions readers may see, in SQL; rules/phase.py says the same in words.

Built of `pk__in` subqueries only: the search backend refuses joins and Exists.
"""

from django.db.models import Exists, OuterRef, Q

from schedules.models import Campaign, Edition, Pause
from schedules.rules.phase import Between, Round


def paused_themes():
    return Pause.objects.current().filter(theme__isnull=False).values("theme")


def paused_editions():
    return Pause.objects.current().filter(edition__isnull=False).values("edition")


def hidden_campaigns(at):
    """Those that are nowhere to be seen: theme paused, or hiding between editions."""
    open_ones = Edition.objects.open(at).exclude(pk__in=paused_editions())
    return Campaign.objects.filter(
        Q(theme__in=paused_themes())
        | Q(between=Between.HIDE.value) & ~Q(pk__in=open_ones.values("campaign"))
    )


def archived_editions(at):
    """Past rounds that stay readable."""
    return (
        Edition.objects.past(at)
        .exclude(pk__in=paused_editions())
        .exclude(campaign__in=Campaign.objects.filter(between=Between.HIDE.value))
        .exclude(campaign__in=hidden_campaigns(at))
    )


def cancelled_editions(at):
    """Cancelled rounds whose notice is still shown."""
    return (
        Edition.objects.filter(status=Edition.Status.CANCELLED, ends_at__gt=at)
        .exclude(pk__in=paused_editions())
        .exclude(campaign__in=Campaign.objects.filter(theme__in=paused_themes()))
    )


def editions_with_pause(editions):
    """The editions, each told whether it is paused."""
    paused = Pause.objects.current().filter(edition=OuterRef("pk"))
    return editions.annotate(is_paused=Exists(paused))


def round_of(edition):
    return Round(
        starts_at=edition.starts_at,
        ends_at=edition.ends_at,
        status=edition.status,
        paused=edition.is_paused,
        id=edition.pk,
    )


def rounds_and_pause(campaign):
    """A campaign's rounds as values, oldest first, and whether its theme is paused: one query."""
    theme_pauses = Pause.objects.current().filter(theme=campaign.theme_id)
    editions = list(
        editions_with_pause(campaign.editions.all()).annotate(theme_paused=Exists(theme_pauses))
    )
    paused = editions[0].theme_paused if editions else theme_pauses.exists()
    return [round_of(edition) for edition in editions], paused
