from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from schedules.models.campaigns import Campaign
from schedules.models.people import Facilitator
from schedules.rules.rhythm import Rhythm, Shape


class Series(models.Model):
    """How something comes back: the human words as columns, the rule with django-scheduler."""

    campaign = models.ForeignKey(Campaign, models.CASCADE, null=True, related_name="series")
    facilitator = models.ForeignKey(Facilitator, models.CASCADE, null=True, related_name="series")
    event = models.OneToOneField(
        "schedule.Event", models.PROTECT, null=True, editable=False, related_name="+"
    )
    shape = models.CharField(
        _("rhythm"),
        max_length=20,
        choices=[
            (Shape.WEEKLY.value, _("Every week")),
            (Shape.MONTHLY.value, _("A certain weekday of the month")),
            (Shape.ISO_WEEKS.value, _("Certain weeks of the year")),
            (Shape.YEARLY.value, _("The same date each year")),
        ],
    )
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"), null=True)
    start_time = models.TimeField(_("time of day"))
    length_days = models.PositiveSmallIntegerField(_("days"), default=0)
    length_minutes = models.PositiveSmallIntegerField(_("minutes"), default=0)
    interval = models.PositiveSmallIntegerField(_("every"), default=1)
    # Small closed lists of numbers, as iCalendar writes them: "0,2" is Monday and Wednesday.
    weekdays = models.CharField(_("weekdays"), max_length=13, blank=True)
    nth = models.SmallIntegerField(_("which one of the month"), null=True)
    months = models.CharField(_("months"), max_length=30, blank=True)
    weeks = models.CharField(_("weeks"), max_length=160, blank=True)
    fingerprint = models.CharField(max_length=64, blank=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("series")
        verbose_name_plural = _("series")
        constraints = [
            models.CheckConstraint(
                name="series_has_one_owner",
                condition=Q(campaign__isnull=True, facilitator__isnull=False)
                | Q(campaign__isnull=False, facilitator__isnull=True),
            ),
            models.CheckConstraint(
                name="series_has_length",
                condition=Q(length_days__gt=0) | Q(length_minutes__gt=0),
                violation_error_message=_("Say how long it lasts."),
            ),
            models.CheckConstraint(
                name="series_in_order",
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("The last day cannot come before the first."),
            ),
        ]

    def __str__(self):
        return f"{self.get_shape_display()} {self.starts_on:%Y-%m-%d}"

    @property
    def rhythm(self):
        return Rhythm(
            shape=Shape(self.shape),
            starts_on=self.starts_on,
            ends_on=self.ends_on,
            start_time=self.start_time,
            length_days=self.length_days,
            length_minutes=self.length_minutes,
            weekdays=numbers(self.weekdays),
            nth=self.nth,
            months=numbers(self.months),
            weeks=numbers(self.weeks),
            interval=self.interval,
        )

    @property
    def length(self):
        return timedelta(days=self.length_days, minutes=self.length_minutes)


class SeriesConflict(models.Model):
    """What a refresh would have changed, had a person not decided otherwise: for a person."""

    class Kind(models.TextChoices):
        VANISHED = "vanished", _("The rhythm no longer gives this day")
        MOVED = "moved", _("The rhythm gives another time")
        OVERLAP = "overlap", _("Would overlap another edition")

    series = models.ForeignKey(Series, models.CASCADE, related_name="conflicts")
    key = models.DateField(_("day"))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    found_at = models.DateTimeField(_("found"))
    settled_at = models.DateTimeField(_("settled"), null=True)

    class Meta:
        verbose_name = _("conflict")
        verbose_name_plural = _("conflicts")
        ordering = ["key"]
        constraints = [
            models.UniqueConstraint(fields=["series", "key", "kind"], name="series_conflict_once")
        ]

    def __str__(self):
        return f"{self.key}: {self.get_kind_display()}"


def numbers(text):
    return tuple(int(part) for part in text.split(",") if part)


def text_of(values):
    return ",".join(str(value) for value in values)


def columns_of(rhythm):
    """A rhythm as keyword arguments for a Series row."""
    return {
        "shape": rhythm.shape.value,
        "starts_on": rhythm.starts_on,
        "ends_on": rhythm.ends_on,
        "start_time": rhythm.start_time,
        "length_days": rhythm.length_days,
        "length_minutes": rhythm.length_minutes,
        "weekdays": text_of(rhythm.weekdays),
        "nth": rhythm.nth,
        "months": text_of(rhythm.months),
        "weeks": text_of(rhythm.weeks),
        "interval": rhythm.interval,
    }
