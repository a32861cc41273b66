from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from schedules.models.hosts import Host
from schedules.models.places import Municipality


class SchoolYear(models.Model):
    """A municipality's school year, or a host's own where it differs."""

    municipality = models.ForeignKey(
        Municipality, models.CASCADE, related_name="school_years", verbose_name=_("municipality")
    )
    host = models.ForeignKey(
        Host,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="school_years",
        verbose_name=_("host"),
    )
    starting = models.PositiveSmallIntegerField(_("year it starts"))
    autumn_first_on = models.DateField(_("autumn term from"))
    autumn_last_on = models.DateField(_("autumn term to"))
    spring_first_on = models.DateField(_("spring term from"))
    spring_last_on = models.DateField(_("spring term to"))
    is_confirmed = models.BooleanField(_("confirmed by a person"), default=False)

    class Meta:
        verbose_name = _("school year")
        verbose_name_plural = _("school years")
        ordering = ["-starting", "municipality"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "starting"],
                condition=Q(host=None),
                name="school_year_once_per_municipality",
            ),
            models.UniqueConstraint(
                fields=["host", "starting"],
                condition=Q(host__isnull=False),
                name="school_year_once_per_host",
            ),
            models.CheckConstraint(
                name="school_year_in_order",
                condition=Q(autumn_first_on__lt=F("autumn_last_on"))
                & Q(autumn_last_on__lt=F("spring_first_on"))
                & Q(spring_first_on__lt=F("spring_last_on")),
                violation_error_message=_("The terms must come in order."),
            ),
        ]

    def __str__(self):
        return f"{self.host or self.municipality} {self.starting}/{self.starting + 1}"


class SchoolBreak(models.Model):
    """Days without school within a school year: a break or a single study day."""

    school_year = models.ForeignKey(SchoolYear, models.CASCADE, related_name="breaks")
    name = models.CharField(_("name"), max_length=60)
    first_on = models.DateField(_("from"))
    last_on = models.DateField(_("to"))

    class Meta:
        verbose_name = _("school break")
        verbose_name_plural = _("school breaks")
        ordering = ["first_on"]
        constraints = [
            models.CheckConstraint(
                name="school_break_in_order",
                condition=Q(first_on__lte=F("last_on")),
                violation_error_message=_("The last day cannot come before the first."),
            )
        ]

    def __str__(self):
        return self.name
