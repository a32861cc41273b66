"""What the clock does for this app."""

from datetime import datetime

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from django.db import connection


def erase_unverified(at: datetime) -> int:
    """Erases those who asked for a code a day ago and never used one; returns how many."""
    _rows, per_model = get_user_model().objects.forgotten(at).delete()
    return per_model.get("accounts.User", 0)


def erase_sessions(at: datetime) -> int:
    """Erases sessions that are over: an address that waited for its code stands in them."""
    return Session.objects.filter(expire_date__lte=at).delete()[0]


def erase_counters(at: datetime) -> int:
    """Erases counters of tries that no longer count; the cache itself only hides them."""
    table = connection.ops.quote_name(settings.CACHES["default"]["LOCATION"])
    until = connection.ops.adapt_datetimefield_value(at)
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {table} WHERE expires <= %s", [until])  # noqa: S608 - our name
        return cursor.rowcount
