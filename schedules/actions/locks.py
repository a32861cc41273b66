"""Locks are taken in one order, and a lost one is tried again before anybody hears of it."""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import OperationalError, connection

from schedules.models import Facilitator

TRIES = 3
# PostgreSQL: deadlock, serialization failure, lock timeout.
PASSING = {"40P01", "40001", "55P03"}

P = ParamSpec("P")
T = TypeVar("T")


class Busy(Exception):
    """Too many people at once, after all tries; nothing was changed."""


def lock_facilitators(pks: Iterable[int]) -> list[int]:
    """Everyone else who wants these people waits here; in order of key, so never in a ring."""
    rows = Facilitator.objects.select_for_update(no_key=True).filter(pk__in=pks).order_by("pk")
    return list(rows.values_list("pk", flat=True))


def retried(action: Callable[P, T]) -> Callable[P, T]:
    """The whole action again when its transaction lost a passing fight for locks."""

    @wraps(action)
    def tried(*args: P.args, **kwargs: P.kwargs) -> T:
        for _ in range(TRIES):
            try:
                return action(*args, **kwargs)
            except OperationalError as error:
                if connection.in_atomic_block or not is_passing(error):
                    raise
        raise Busy

    return tried


def is_passing(error: OperationalError) -> bool:
    code = getattr(error.__cause__, "sqlstate", None)
    return code in PASSING or "locked" in str(error)
