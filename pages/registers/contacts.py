from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from schedules.models import Municipality


class HelpContactQuerySet(models.QuerySet):
    def shown(self):
        """Never one marked wrong; an unchecked one in the demo only (domain rules 3 and 4)."""
        found = self.filter(is_wrong=False)
        return found if settings.DEMO else found.filter(checked_on__isnull=False)

    def for_track(self, track):
        return self.filter(track=track)


class HelpContact(models.Model):
    """An organisation that helps. Pages refer to it and never copy it."""

    class Track(models.TextChoices):
        EXPLOITED = "exploited", _("For people being exploited")
        BUYERS = "buyers", _("For those who buy or may buy")
        MONEY = "money", _("Money trouble")

    class Grade(models.TextChoices):
        NOW = "now", _("In danger now")
        TODAY = "today", _("Today")
        TALK = "talk", _("When you want to talk")

    name = models.CharField(_("name"), max_length=120)
    role = models.CharField(_("what they do"), max_length=200)
    track = models.CharField(_("track"), max_length=12, choices=Track, default=Track.EXPLOITED)
    grade = models.CharField(_("when"), max_length=8, choices=Grade, default=Grade.TALK)
    municipalities = models.ManyToManyField(
        Municipality,
        blank=True,
        related_name="help_contacts",
        verbose_name=_("municipalities served"),
        help_text=_("None means the whole country."),
    )
    age_from = models.PositiveSmallIntegerField(_("from age"), default=0)
    age_to = models.PositiveSmallIntegerField(_("to age"), null=True, blank=True)
    phone = models.CharField(_("phone"), max_length=30, blank=True)
    hours = models.CharField(_("hours"), max_length=120, blank=True)
    source = models.CharField(_("source"), max_length=200, blank=True)
    checked_on = models.DateField(_("checked"), null=True, blank=True)
    checked_how = models.CharField(_("how it was checked"), max_length=200, blank=True)
    review_by = models.DateField(_("review by"), null=True, blank=True)
    is_wrong = models.BooleanField(
        _("marked wrong"), default=False, help_text=_("Hidden at once, everywhere.")
    )
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)

    objects = HelpContactQuerySet.as_manager()

    class Meta:
        verbose_name = _("help contact")
        verbose_name_plural = _("help contacts")
        ordering = ["sort_order", "name"]
        constraints = [
            models.CheckConstraint(
                name="contact_checked_has_review",
                condition=Q(checked_on=None) | Q(review_by__isnull=False),
                violation_error_message=_("A checked contact needs a day to check it again."),
            )
        ]

    def __str__(self):
        return self.name

    @property
    def is_unverified(self):
        return self.checked_on is None
