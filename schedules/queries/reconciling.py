"""Hosts that an import closed, renamed or moved while visits are ahead of them."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Count

from schedules.models import Visit


def visits_ahead(hosts: Iterable[int], *, at: datetime) -> dict[int, int]:
    """The number of coming visits by host, for those that have any."""
    wanted = set(hosts)
    found = Visit.objects.upcoming(at).order_by().values_list("host").annotate(Count("pk"))
    return {host: count for host, count in found if host in wanted}
