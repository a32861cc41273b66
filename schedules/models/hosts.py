from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from schedules.models.places import Municipality, Organizer


class HostQuerySet(models.QuerySet):
    def open(self):
        """Those that can still receive a visit."""
        return self.filter(closed_on=None, approved_at__isnull=False)

    def matching(self, words):
        """Name, municipality or school unit code holds every word typed."""
        found = self
        for word in words.split():
            found = found.filter(holds(word))
        return found


def holds(word):
    """SQLite knows capitals only from a to z, so words with å, ä and ö are tried in each case."""
    cases = {word} if word.isascii() else {word.lower(), word.capitalize(), word.upper()}
    found = Q(school_unit_code=word)
    for spelled in sorted(cases):
        found |= Q(name__icontains=spelled) | Q(municipality__name__icontains=spelled)
    return found


class Host(models.Model):
    class Kind(models.TextChoices):
        SCHOOL = "school", _("School unit")
        STUDENT_ORGANISATION = "student_organisation", _("Student organisation")
        FOLK_HIGH_SCHOOL = "folk_high_school", _("Folk high school")
        RESIDENTIAL_CARE = "residential_care", _("Residential care home")
        YOUTH_CLUB = "youth_club", _("Youth club")
        ACTIVITY_RESPONSIBILITY = "activity_responsibility", _("Activity responsibility")
        PRESCHOOL = "preschool", _("Preschool")
        SOCIAL_SERVICES = "social_services", _("Social services unit")

    kind = models.CharField(_("kind"), max_length=30, choices=Kind, default=Kind.SCHOOL)
    name = models.CharField(_("name"), max_length=200)
    municipality = models.ForeignKey(
        Municipality, models.PROTECT, related_name="hosts", verbose_name=_("municipality")
    )
    organizer = models.ForeignKey(
        Organizer,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="hosts",
        verbose_name=_("organizer"),
    )
    school_unit_code = models.CharField(
        _("school unit code"),
        max_length=8,
        null=True,
        blank=True,
        unique=True,
        validators=[RegexValidator(r"^\d{8}$", _("A school unit code has eight digits."))],
    )
    school_forms = models.CharField(
        _("school forms"), max_length=60, blank=True, help_text=_("The register's codes: GY|GYAN")
    )
    approved_at = models.DateTimeField(_("approved"), null=True, blank=True)
    closed_on = models.DateField(_("closed"), null=True, blank=True)

    objects = HostQuerySet.as_manager()

    class Meta:
        verbose_name = _("host")
        verbose_name_plural = _("hosts")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                name="host_school_has_code",
                condition=Q(kind="school", school_unit_code__isnull=False)
                | (~Q(kind="school") & Q(school_unit_code__isnull=True)),
                violation_error_message=_("A school unit has a code, other hosts have none."),
            )
        ]

    def __str__(self):
        return self.name


class MembershipQuerySet(models.QuerySet):
    def pending(self):
        return self.filter(status=Membership.Status.PENDING)

    def approved(self, on):
        """Those in force on a day; they lapse after the school year."""
        return self.filter(status=Membership.Status.APPROVED, until__gte=on)


class Membership(models.Model):
    """That one person may book for one host (domain rule 9)."""

    class Status(models.TextChoices):
        PENDING = "pending", _("Asked for")
        APPROVED = "approved", _("Approved")
        REFUSED = "refused", _("Refused")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="memberships")
    host = models.ForeignKey(
        Host, models.CASCADE, related_name="memberships", verbose_name=_("host")
    )
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.PENDING)
    asked_at = models.DateTimeField(_("asked"))
    decided_at = models.DateTimeField(_("decided"), null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    until = models.DateField(_("until"), null=True)
    # The wish is kept while the question waits, so that a mail can lead back to it.
    wished_offer = models.ForeignKey(
        "schedules.VisitOffer", models.SET_NULL, null=True, related_name="+"
    )

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = ["asked_at"]
        permissions = [("approve_membership", _("May approve who books for a host"))]
        constraints = [
            models.UniqueConstraint(fields=["user", "host"], name="membership_once"),
            models.CheckConstraint(
                name="membership_approved_has_end",
                condition=~Q(status="approved") | Q(until__isnull=False),
            ),
        ]

    def __str__(self):
        return f"{self.host} · {self.get_status_display()}"
