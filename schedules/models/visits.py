import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from schedules.models.editions import Edition
from schedules.models.hosts import Host
from schedules.models.offers import VisitOffer
from schedules.rules.visits import VisitStatus

CLAIMING = [
    VisitStatus.HELD.value,
    VisitStatus.REQUESTED.value,
    VisitStatus.PROPOSED.value,
    VisitStatus.CONFIRMED.value,
]


class VisitQuerySet(models.QuerySet):
    def for_host(self, host):
        return self.filter(host=host)

    def claiming(self):
        """Those whose time nobody else can have."""
        return self.filter(status__in=CLAIMING)

    def upcoming(self, at):
        return self.claiming().filter(ends_at__gt=at)


class Visit(models.Model):
    class Outcome(models.TextChoices):
        HELD = "held", _("Held")
        NOT_HELD = "not_held", _("Not held")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    offer = models.ForeignKey(
        VisitOffer, models.PROTECT, related_name="visits", verbose_name=_("visit offer")
    )
    host = models.ForeignKey(Host, models.PROTECT, related_name="visits", verbose_name=_("host"))
    edition = models.ForeignKey(
        Edition, models.PROTECT, null=True, related_name="visits", verbose_name=_("edition")
    )
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"))
    status = models.CharField(
        _("status"),
        max_length=10,
        choices=[
            (VisitStatus.HELD.value, _("Held")),
            (VisitStatus.REQUESTED.value, _("Requested")),
            (VisitStatus.PROPOSED.value, _("Proposed")),
            (VisitStatus.CONFIRMED.value, pgettext_lazy("visit", "Confirmed")),
            (VisitStatus.DONE.value, _("Done")),
            (VisitStatus.CANCELLED.value, _("Cancelled")),
        ],
    )
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome, blank=True)
    # iCalendar's SEQUENCE: one more for each change of time, place or status.
    sequence = models.PositiveIntegerField(default=0, editable=False)
    # The form's own key: the same form posted twice gives the same visit.
    form_key = models.UUIDField(null=True, unique=True, editable=False)
    year_group = models.CharField(_("year group"), max_length=60)
    group_size = models.PositiveSmallIntegerField(_("how many"))
    meeting_place = models.CharField(_("where you meet"), max_length=160)
    needs_interpreter = models.BooleanField(_("an interpreter is needed"), default=False)
    is_step_free = models.BooleanField(_("the room is step-free"), default=True)
    requested_at = models.DateTimeField(_("asked"))
    confirmed_at = models.DateTimeField(_("confirmed"), null=True)
    cancelled_at = models.DateTimeField(_("cancelled"), null=True)

    objects = VisitQuerySet.as_manager()

    class Meta:
        verbose_name = _("visit")
        verbose_name_plural = _("visits")
        ordering = ["starts_at"]
        permissions = [("confirm_visit", _("May confirm and cancel visits"))]
        indexes = [
            models.Index(fields=["status", "starts_at"], name="visit_status_when"),
            models.Index(fields=["host", "starts_at"], name="visit_host_when"),
        ]
        constraints = [
            models.CheckConstraint(name="visit_in_order", condition=Q(starts_at__lt=F("ends_at"))),
            models.CheckConstraint(
                name="visit_outcome_when_done",
                condition=Q(outcome="") | Q(status="done"),
            ),
        ]

    def __str__(self):
        return f"{self.offer} · {self.host}"


class BookingContact(models.Model):
    """The host's person for a visit: apart, so that it can be erased on time."""

    visit = models.OneToOneField(Visit, models.CASCADE, related_name="contact")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    name = models.CharField(_("name"), max_length=120)
    phone = models.CharField(_("phone"), max_length=30, blank=True)
    protected = models.BooleanField(_("protected personal data"), default=False)

    class Meta:
        verbose_name = _("booking contact")
        verbose_name_plural = _("booking contacts")

    def __str__(self):
        return f"{self._meta.verbose_name} {self.pk}"
