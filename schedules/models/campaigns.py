from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from schedules.rules.phase import Between


class Theme(models.Model):
    """What a campaign is about; owns a ground colour and a drawing."""

    class Look(models.TextChoices):
        DAWN = "dawn", _("Dawn")
        FOREST = "forest", _("Forest")
        WATER = "water", _("Water")
        CLAY = "clay", _("Clay")
        SAND = "sand", _("Sand")

    name = models.CharField(_("name"), max_length=80, unique=True)
    look = models.CharField(_("look"), max_length=10, choices=Look, default=Look.DAWN)

    class Meta:
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        ordering = ["name"]

    def __str__(self):
        return self.name


class Campaign(models.Model):
    """The idea that comes back; its rounds are editions."""

    class Audience(models.TextChoices):
        YOUNG = "young", _("Young people, 16–21")
        BUYERS = "buyers", _("Those who may buy")
        STAFF = "staff", _("Staff of schools and social services")

    name = models.CharField(_("name"), max_length=120, unique=True)
    theme = models.ForeignKey(
        Theme, models.PROTECT, related_name="campaigns", verbose_name=_("theme")
    )
    audience = models.CharField(
        _("audience"), max_length=10, choices=Audience, default=Audience.YOUNG
    )
    aim = models.TextField(_("aim"), blank=True)
    key_messages = models.TextField(
        _("key messages"), blank=True, help_text=_("One message on each line.")
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("owner"),
    )
    case_number = models.CharField(_("case number"), max_length=40, blank=True)
    between = models.CharField(
        _("between editions"),
        max_length=10,
        choices=[
            (Between.STAY.value, _("Stay: the last edition's text and when it returns")),
            (Between.TEASE.value, _("Tease: title, intro and when it returns")),
            (Between.HIDE.value, _("Hide: nothing is shown")),
        ],
        default=Between.STAY.value,
    )

    class Meta:
        verbose_name = _("campaign")
        verbose_name_plural = _("campaigns")
        ordering = ["name"]
        permissions = [("plan_campaign", _("May plan campaigns and their rhythm"))]

    def __str__(self):
        return self.name
