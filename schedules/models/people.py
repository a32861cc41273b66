from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from schedules.models.places import Municipality


class Team(models.Model):
    name = models.CharField(_("name"), max_length=80, unique=True)
    municipalities = models.ManyToManyField(
        Municipality, related_name="teams", verbose_name=_("municipalities served")
    )

    class Meta:
        verbose_name = _("team")
        verbose_name_plural = _("teams")
        ordering = ["name"]

    def __str__(self):
        return self.name


class Facilitator(models.Model):
    """Gives visits. Never named outside the staff side (domain rule 7)."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="facilitator"
    )
    team = models.ForeignKey(
        Team, models.PROTECT, related_name="facilitators", verbose_name=_("team")
    )
    workplace = models.CharField(
        _("workplace"),
        max_length=120,
        blank=True,
        help_text=_("Where trips begin: a workplace, never a home."),
    )
    protected = models.BooleanField(
        _("protected personal data"),
        default=False,
        help_text=_("Shown as the role everywhere but to two named roles."),
    )
    may_be_called_away = models.BooleanField(_("may be called away"), default=False)
    is_active = models.BooleanField(_("gives visits"), default=True)

    class Meta:
        verbose_name = _("facilitator")
        verbose_name_plural = _("facilitators")
        ordering = ["team", "pk"]
        permissions = [
            ("see_protected_people", _("May see people with protected personal data")),
            ("manage_people", _("May manage teams, facilitators and their hours")),
        ]

    def __str__(self):
        if self.protected:
            return self.role
        return str(self.user)

    @property
    def role(self):
        return gettext("A facilitator from %(team)s") % {"team": self.team.name}
