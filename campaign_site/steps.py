"""One pass over what every app does by the clock. Safe in parallel, safe to kill, safe to repeat."""

import traceback
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings

import pages.steps
import schedules.steps
from campaign_site.accounts.steps import erase_counters, erase_sessions, erase_unverified
from schedules.actions.heartbeats import beat, once_since

HOUR = timedelta(hours=1)


def forget(*, at: datetime) -> int:
    """Each hour, whatever has had its time of what people leave behind by signing in."""
    return once_since("forget", erase_traces, since=at - HOUR, at=at)


def erase_traces(*, at: datetime) -> int:
    return erase_unverified(at) + erase_sessions(at) + erase_counters(at)


STEPS = (*schedules.steps.STEPS, *pages.steps.STEPS, forget)


@dataclass(frozen=True)
class Done:
    """What one step gave: a number or counts, empty when there was nothing to do; or an error."""

    name: str
    result: Any = 0
    error: str = ""

    def __bool__(self) -> bool:
        return bool(self.result or self.error)

    def __str__(self) -> str:
        return f"{self.name}: FAILED, {self.error}" if self.error else f"{self.name}: {self.result}"


def run_steps(*, at: datetime, steps: Iterable[Callable[..., Any]] = STEPS) -> list[Done]:
    """Every step whatever becomes of the others; the beats say when, and which ones failed."""
    done = [run_step(step, at) for step in steps]
    for failed in [one for one in done if one.error]:
        beat(f"failed: {failed.name}"[:40], at=at)
    beat("tick", at=at)
    return done


def run_step(step: Callable[..., Any], at: datetime) -> Done:
    name = step.__name__
    try:
        return Done(name, step(at=at))
    except Exception as error:  # noqa: BLE001 - the guard of one step; its beat says that it failed
        return Done(name, error=where(error))


def where(error: Exception) -> str:
    """The kind and place of an error, without its text: databases repeat the row in it."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    path = Path(last.filename)
    short = path.relative_to(settings.BASE_DIR) if path.is_relative_to(settings.BASE_DIR) else path
    return f"{type(error).__name__} at {short}:{last.lineno}"
