"""The one adapter over django-scheduler: it stores series, and gives one call, the rule object.

Nothing else may import `schedule`, and nothing else may compute an occurrence. Its own expansion
slides by an hour across clock changes and narrows rules by the start's UTC weekday, so neither is
ever called (docs/decisions say what was reproduced).
"""

from datetime import datetime, time, timedelta

from dateutil.rrule import WEEKLY
from schedule.models import Calendar, Event, Rule

from schedules.rules.intervals import TZ, local_instant
from schedules.rules.rhythm import first_day, rule_of, window


class LocalEvent(Event):
    """An event whose rule is taken as written, in local time."""

    class Meta:
        proxy = True
        default_permissions = ()

    def _event_params(self):
        return self.rule.get_params()

    def get_absolute_url(self):
        return None


def calendar_of(series):
    """One calendar for campaigns and one for each facilitator; no name ever stands in it."""
    slug = f"facilitator-{series.facilitator_id}" if series.facilitator_id else "campaigns"
    return Calendar.objects.get_or_create(slug=slug, defaults={"name": slug})[0]


def store_event(series):
    """Write the series' private Rule and Event; the series itself is saved by the caller."""
    rhythm = series.rhythm
    frequency, params = rule_of(rhythm)
    starts_at, ends_at = window(rhythm, first_day(rhythm))
    event = series.event or Event(calendar=calendar_of(series), rule=Rule())
    event.rule.name = event.title = rhythm.shape.value
    event.rule.frequency, event.rule.params = frequency, params
    event.rule.save()
    event.rule_id = event.rule.pk
    event.start, event.end = starts_at, ends_at
    event.end_recurring_period = rhythm.ends_on and local_instant(rhythm.ends_on, time.max)
    event.save()
    return event


def remove_event(event):
    """The event goes before its private rule, which would otherwise make it a one-off."""
    rule = event.rule
    event.delete()
    if rule:
        rule.delete()


def expand(event, first, last):
    """The local days in [first, last) on which the rule begins, oldest first."""
    rule = LocalEvent(rule=event.rule, **fields_of(event)).get_rrule_object(TZ)
    lo = datetime.combine(first, time.min)
    hi = datetime.combine(last, time.min) - timedelta(microseconds=1)
    starts = {rule._dtstart} if lo <= rule._dtstart <= hi else set()
    if rule._freq == WEEKLY and rule._dtstart < lo:
        # One step before `lo`: dateutil misreads 1 and 2 January unless it comes from December.
        step = timedelta(weeks=rule._interval)
        rule = rule.replace(dtstart=rule._dtstart + ((lo - rule._dtstart) // step - 1) * step)
    return sorted({start.date() for start in starts.union(rule.between(lo, hi, inc=True))})


def fields_of(event):
    return {"start": event.start, "end_recurring_period": event.end_recurring_period}
