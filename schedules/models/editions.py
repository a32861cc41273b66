from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from schedules.models.campaigns import Campaign
from schedules.models.series import Series


class EditionQuerySet(models.QuerySet):
    def confirmed(self):
        return self.filter(status=Edition.Status.CONFIRMED)

    def unpaused(self):
        return self.exclude(pauses__lifted_at=None, pauses__isnull=False)

    def open(self, at):
        """Confirmed and begun but not over."""
        return self.confirmed().filter(starts_at__lte=at, ends_at__gt=at)

    def past(self, at):
        return self.confirmed().filter(ends_at__lte=at)

    def coming(self, at):
        """Not begun, and not cancelled; provisional ones too."""
        return self.exclude(status=Edition.Status.CANCELLED).filter(starts_at__gt=at)


class Edition(models.Model):
    """One round of a campaign: a half-open window."""

    class Status(models.TextChoices):
        PROVISIONAL = "provisional", _("Provisional")
        CONFIRMED = "confirmed", _("Confirmed")
        CANCELLED = "cancelled", _("Cancelled")

    campaign = models.ForeignKey(
        Campaign, models.CASCADE, related_name="editions", verbose_name=_("campaign")
    )
    series = models.ForeignKey(Series, models.SET_NULL, null=True, related_name="editions")
    # The local day that the rule itself gives; stays when a person moves the window.
    key = models.DateField(_("planned day"))
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"))
    status = models.CharField(
        _("status"), max_length=12, choices=Status, default=Status.PROVISIONAL
    )
    # Set by whatever a person does to it: from then on no refresh moves or deletes it.
    touched_at = models.DateTimeField(null=True, editable=False)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    confirmed_reason = models.CharField(_("reason"), max_length=300, blank=True)
    moved_reason = models.CharField(_("reason for moving"), max_length=300, blank=True)
    notice = models.CharField(
        _("notice when cancelled"),
        max_length=300,
        blank=True,
        help_text=_("Shown to readers until the planned end."),
    )

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        ordering = ["starts_at"]
        permissions = [("confirm_edition", _("May confirm, move and cancel editions"))]
        indexes = [
            models.Index(fields=["status", "starts_at", "ends_at"], name="edition_when"),
            models.Index(fields=["campaign", "starts_at"], name="edition_campaign_when"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["series", "key"], name="edition_once_per_day"),
            models.CheckConstraint(
                name="edition_in_order",
                condition=Q(starts_at__lt=F("ends_at")),
                violation_error_message=_("The end must come after the start."),
            ),
        ]

    def __str__(self):
        return f"{self.campaign} {self.key:%Y-%m-%d}"
