from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from schedules.models.availability import Absence
from schedules.models.people import Facilitator
from schedules.models.visits import Visit


class Assignment(models.Model):
    """That a facilitator comes; the ticks span all that is claimed, buffers included."""

    visit = models.ForeignKey(Visit, models.CASCADE, related_name="assignments")
    facilitator = models.ForeignKey(
        Facilitator,
        models.PROTECT,
        related_name="assignments",
        verbose_name=_("facilitator"),
    )
    first_tick = models.PositiveIntegerField()
    last_tick = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        constraints = [
            models.UniqueConstraint(
                fields=["visit", "facilitator"], name="assignment_once_per_person"
            ),
            models.CheckConstraint(
                name="assignment_in_order", condition=Q(first_tick__lt=F("last_tick"))
            ),
        ]

    def __str__(self):
        return f"{self.visit_id} · {self.facilitator_id}"


class Claim(models.Model):
    """A quarter-hour of a facilitator that is taken. The last word on double booking."""

    facilitator = models.ForeignKey(Facilitator, models.CASCADE, related_name="claims")
    tick = models.PositiveIntegerField()
    assignment = models.ForeignKey(Assignment, models.CASCADE, null=True, related_name="claims")
    absence = models.ForeignKey(Absence, models.CASCADE, null=True, related_name="claims")

    class Meta:
        verbose_name = _("claim")
        verbose_name_plural = _("claims")
        constraints = [
            models.UniqueConstraint(fields=["facilitator", "tick"], name="claim_once"),
            models.CheckConstraint(
                name="claim_has_one_cause",
                condition=Q(assignment__isnull=False, absence=None)
                | Q(assignment=None, absence__isnull=False),
            ),
        ]

    def __str__(self):
        return f"{self.facilitator_id} · {self.tick}"
