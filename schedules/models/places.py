from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from schedules.rules.school_days import USUAL_SPORTLOV_WEEK


class Municipality(models.Model):
    code = models.CharField(
        _("code"), max_length=4, unique=True, validators=[RegexValidator(r"^\d{4}$")]
    )
    name = models.CharField(_("name"), max_length=60)
    sportlov_week = models.PositiveSmallIntegerField(
        _("week of the sportlov"), default=USUAL_SPORTLOV_WEEK
    )

    class Meta:
        verbose_name = _("municipality")
        verbose_name_plural = _("municipalities")
        ordering = ["name"]

    def __str__(self):
        return self.name


class Organizer(models.Model):
    """Who runs a school or another host (huvudman)."""

    name = models.CharField(_("name"), max_length=200, unique=True)

    class Meta:
        verbose_name = _("organizer")
        verbose_name_plural = _("organizers")
        ordering = ["name"]

    def __str__(self):
        return self.name


class OrganizerDomain(models.Model):
    """A mail domain permits asking for membership, nothing more (domain rule 9)."""

    organizer = models.ForeignKey(
        Organizer, models.CASCADE, related_name="domains", verbose_name=_("organizer")
    )
    domain = models.CharField(_("domain"), max_length=253, unique=True)
    staff_only = models.BooleanField(
        _("only staff have addresses here"),
        default=False,
        help_text=_("Confirmed by a person: pupils of the organizer have another domain."),
    )

    class Meta:
        verbose_name = _("mail domain")
        verbose_name_plural = _("mail domains")
        ordering = ["domain"]

    def __str__(self):
        return self.domain
