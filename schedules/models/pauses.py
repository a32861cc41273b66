from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from schedules.models.campaigns import Theme
from schedules.models.editions import Edition
from schedules.models.hosts import Host
from schedules.models.places import Municipality


class PauseQuerySet(models.QuerySet):
    def current(self):
        return self.filter(lifted_at=None)


class Pause(models.Model):
    """One action that stops an edition, a theme, or a host's or municipality's visits."""

    edition = models.ForeignKey(Edition, models.CASCADE, null=True, related_name="pauses")
    theme = models.ForeignKey(Theme, models.CASCADE, null=True, related_name="pauses")
    host = models.ForeignKey(Host, models.CASCADE, null=True, related_name="pauses")
    municipality = models.ForeignKey(Municipality, models.CASCADE, null=True, related_name="pauses")
    reason = models.CharField(_("reason"), max_length=300)
    started_at = models.DateTimeField(_("since"))
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    lifted_at = models.DateTimeField(_("lifted"), null=True)
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    objects = PauseQuerySet.as_manager()

    class Meta:
        verbose_name = _("pause")
        verbose_name_plural = _("pauses")
        constraints = [
            models.CheckConstraint(
                name="pause_has_one_target",
                condition=Q(edition__isnull=False, theme=None, host=None, municipality=None)
                | Q(edition=None, theme__isnull=False, host=None, municipality=None)
                | Q(edition=None, theme=None, host__isnull=False, municipality=None)
                | Q(edition=None, theme=None, host=None, municipality__isnull=False),
            )
        ]

    def __str__(self):
        return str(self.edition or self.theme or self.host or self.municipality)
