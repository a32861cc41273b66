from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class NoticeQuerySet(models.QuerySet):
    def unsent(self):
        return self.filter(sent_at=None, dropped_at=None)

    def due(self, at):
        """Those to send now: due, not leased by another tick."""
        return self.unsent().filter(Q(leased_until=None) | Q(leased_until__lte=at), due_at__lte=at)


class Notice(models.Model):
    """A message that is due: a row first, then sent. Holds no text and no address."""

    class Kind(models.TextChoices):
        VISIT_REQUESTED = "visit_requested", _("Visit asked for")
        VISIT_TO_ANSWER = "visit_to_answer", _("A request to answer")
        VISIT_CONFIRMED = "visit_confirmed", _("Visit confirmed")
        VISIT_ASSIGNED = "visit_assigned", _("Visit in your calendar")
        VISIT_CANCELLED = "visit_cancelled", _("Visit cancelled")
        VISIT_UNASSIGNED = "visit_unassigned", _("Visit out of your calendar")
        MEMBERSHIP_TO_ANSWER = "membership_to_answer", _("Somebody wants to book")
        MEMBERSHIP_APPROVED = "membership_approved", _("You may book")
        MEMBERSHIP_REFUSED = "membership_refused", _("You may not book")
        EDITION_OPEN = "edition_open", _("An edition is open")
        EDITION_UNCONFIRMED = "edition_unconfirmed", _("An edition waits for confirmation")

    class Subject(models.TextChoices):
        VISIT = "visit", _("visit")
        MEMBERSHIP = "membership", _("membership")
        EDITION = "edition", _("edition")

    kind = models.CharField(_("kind"), max_length=24, choices=Kind)
    subject_type = models.CharField(_("about"), max_length=12, choices=Subject)
    subject_id = models.PositiveBigIntegerField()
    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notices")
    # What makes a second message of the same kind another one: visit sequence, edition key.
    occasion = models.CharField(max_length=40)
    due_at = models.DateTimeField(_("due"))
    not_after = models.DateTimeField(_("not after"), null=True)
    leased_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    sent_at = models.DateTimeField(_("sent"), null=True)
    dropped_at = models.DateTimeField(_("dropped"), null=True)
    error = models.CharField(_("error"), max_length=200, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["due_at", "pk"]
        indexes = [
            models.Index(
                fields=["due_at"],
                name="notice_unsent_due",
                condition=Q(sent_at=None, dropped_at=None),
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "subject_type", "subject_id", "recipient", "occasion"],
                name="notice_once",
            )
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.pk}"
