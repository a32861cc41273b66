"""The people who sign in: staff of the unit, and staff of the hosts."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from campaign_site.accounts.managers import UserManager


class Language(models.TextChoices):
    SWEDISH = "sv", _("Swedish")
    ENGLISH = "en", _("English")


class User(AbstractUser):
    """Known by an e-mail address, shown by a name or a number, never by the address."""

    username = None
    last_name = None
    email = models.EmailField(
        _("e-mail address"),
        max_length=254,
        unique=True,
        error_messages={"unique": _("Someone already signs in with this address.")},
    )
    name = models.CharField(_("display name"), max_length=100, blank=True)
    language = models.CharField(
        _("language"), max_length=2, choices=Language, default=Language.SWEDISH
    )
    is_staff = models.BooleanField(
        _("works at the unit"),
        default=False,
        help_text=_("May enter the administration, with password and a second step."),
    )

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: list[str] = []

    objects = UserManager()

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        constraints = [
            # With the unique column this makes addresses unique whatever their case.
            models.CheckConstraint(
                condition=Q(email=Lower("email")),
                name="accounts_user_email_lower_case",
                violation_error_message=_("Write the address in lower-case letters."),
            ),
        ]

    def __str__(self) -> str:
        return self.get_full_name()

    @property
    def first_name(self) -> str:
        """What Wagtail's menu shows, which knows no other field."""
        return self.name

    def get_full_name(self) -> str:
        """What everybody may read: a role where the person's data are protected (domain rule 7)."""
        # Known to `schedules`, above which this app does not look; most people have none.
        facilitator = getattr(self, "facilitator", None)
        if facilitator is not None and facilitator.protected:
            return facilitator.role
        return self.name or gettext("User %(number)s") % {"number": self.pk}

    def get_short_name(self) -> str:
        return self.get_full_name()
