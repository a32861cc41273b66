from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from schedules.models.people import Facilitator
from schedules.models.series import Series


class AvailabilityWindow(models.Model):
    """Hours on one local day when a facilitator can give visits, in ticks."""

    facilitator = models.ForeignKey(
        Facilitator, models.CASCADE, related_name="windows", verbose_name=_("facilitator")
    )
    series = models.ForeignKey(Series, models.CASCADE, null=True, related_name="windows")
    key = models.DateField(_("planned day"))
    day = models.DateField(_("day"), db_index=True)
    first_tick = models.PositiveIntegerField()
    last_tick = models.PositiveIntegerField()
    # Withdrawn by a person: kept, so that no refresh brings it back.
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True)

    class Meta:
        verbose_name = _("availability")
        verbose_name_plural = _("availability")
        ordering = ["day", "first_tick"]
        indexes = [models.Index(fields=["facilitator", "day"], name="window_whose_day")]
        constraints = [
            models.UniqueConstraint(fields=["series", "key"], name="window_once_per_day"),
            models.CheckConstraint(
                name="window_in_order", condition=Q(first_tick__lt=F("last_tick"))
            ),
        ]

    def __str__(self):
        return f"{self.day}"


class Absence(models.Model):
    """When a facilitator is away. The reason is never asked (domain rule 11)."""

    facilitator = models.ForeignKey(
        Facilitator, models.CASCADE, related_name="absences", verbose_name=_("facilitator")
    )
    starts_at = models.DateTimeField(_("from"))
    ends_at = models.DateTimeField(_("to"))
    first_tick = models.PositiveIntegerField(editable=False)
    last_tick = models.PositiveIntegerField(editable=False)

    class Meta:
        verbose_name = _("absence")
        verbose_name_plural = _("absences")
        ordering = ["-starts_at"]
        indexes = [models.Index(fields=["facilitator", "first_tick"], name="absence_whose_when")]
        constraints = [
            models.CheckConstraint(
                name="absence_in_order",
                condition=Q(starts_at__lt=F("ends_at")),
                violation_error_message=_("The end must come after the start."),
            )
        ]

    def __str__(self):
        return f"{self.starts_at:%Y-%m-%d} – {self.ends_at:%Y-%m-%d}"
