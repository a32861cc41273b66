from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from schedules.models.campaigns import Campaign
from schedules.models.people import Team


class VisitOfferQuerySet(models.QuerySet):
    def bookable(self):
        return self.filter(is_active=True)

    def with_needs(self):
        return self.prefetch_related("needs__team__municipalities", "campaigns")


class VisitOffer(models.Model):
    """What a host can have."""

    name = models.CharField(_("name"), max_length=120, unique=True)
    campaigns = models.ManyToManyField(
        Campaign,
        blank=True,
        related_name="offers",
        verbose_name=_("campaigns"),
        help_text=_("Bookable around their editions; without any, all school days."),
    )
    minutes = models.PositiveSmallIntegerField(
        _("length in minutes"), default=60, validators=[MinValueValidator(15)]
    )
    quiet_minutes = models.PositiveSmallIntegerField(_("quiet minutes afterwards"), default=30)
    buffer_before_minutes = models.PositiveSmallIntegerField(_("minutes before"), default=30)
    buffer_after_minutes = models.PositiveSmallIntegerField(_("minutes after"), default=30)
    group_min = models.PositiveSmallIntegerField(_("smallest group"), default=5)
    group_max = models.PositiveSmallIntegerField(_("largest group"), default=32)
    notice_school_days = models.PositiveSmallIntegerField(_("notice in school days"), default=5)
    days_before = models.PositiveSmallIntegerField(_("days before an edition"), default=0)
    days_after = models.PositiveSmallIntegerField(_("days after an edition"), default=0)
    horizon_days = models.PositiveSmallIntegerField(_("days ahead"), default=180)
    step_minutes = models.PositiveSmallIntegerField(
        _("minutes between starts"), default=30, validators=[MinValueValidator(15)]
    )
    earliest_start = models.TimeField(
        _("not before"), null=True, blank=True, help_text=_("For example 17:00 for an evening.")
    )
    is_active = models.BooleanField(_("can be booked"), default=True)

    objects = VisitOfferQuerySet.as_manager()

    class Meta:
        verbose_name = _("visit offer")
        verbose_name_plural = _("visit offers")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                name="offer_group_in_order",
                condition=Q(group_min__lte=F("group_max")),
                violation_error_message=_("The largest group is smaller than the smallest."),
            )
        ]

    def __str__(self):
        return self.name


class VisitNeed(models.Model):
    """So many facilitators from which team."""

    offer = models.ForeignKey(VisitOffer, models.CASCADE, related_name="needs")
    team = models.ForeignKey(Team, models.PROTECT, related_name="+", verbose_name=_("team"))
    count = models.PositiveSmallIntegerField(
        _("how many"), default=1, validators=[MinValueValidator(1)]
    )

    class Meta:
        verbose_name = _("who comes")
        verbose_name_plural = _("who comes")
        constraints = [models.UniqueConstraint(fields=["offer", "team"], name="need_once_per_team")]

    def __str__(self):
        return f"{self.count} × {self.team}"
