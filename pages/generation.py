"""What a process remembers of published pages, dropped within a second of a change anywhere."""

import time

from django.core.cache import caches
from django.db.models import F

from pages.registers.generation import Generation

ROW = 1
READ_EVERY = 1.0  # seconds

_known = {"number": 0, "read_at": float("-inf")}


def current_generation():
    """The number, read from the database at most once a second in each process."""
    now = time.monotonic()
    if now - _known["read_at"] >= READ_EVERY:
        found = Generation.objects.filter(pk=ROW).values_list("number", flat=True).first()
        _known.update(number=found or 0, read_at=now)
    return _known["number"]


def renew_generation():
    """Publishing calls this: whatever was remembered anywhere is out of date."""
    Generation.objects.get_or_create(pk=ROW)
    Generation.objects.filter(pk=ROW).update(number=F("number") + 1)
    forget()


def forget():
    _known["read_at"] = float("-inf")
    caches["renditions"].clear()


def remembered(key, build):
    """The value of `build()`, kept in this process until the next generation, a minute at most."""
    cache = caches["renditions"]
    full_key = f"{current_generation()}:{key}"
    value = cache.get(full_key)
    if value is None:
        value = build()
        cache.set(full_key, value, timeout=60)
    return value
