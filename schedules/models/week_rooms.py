from django.db import models
from django.utils.translation import gettext_lazy as _

from schedules.models.offers import VisitOffer
from schedules.rules.weeks import Room


class WeekRoom(models.Model):
    """What everybody may know of a week; written once a day, so that no single change shows."""

    offer = models.ForeignKey(VisitOffer, models.CASCADE, related_name="week_rooms")
    monday = models.DateField()
    room = models.CharField(
        max_length=10,
        choices=[
            (Room.BOOKABLE.value, _("Can be booked")),
            (Room.FULL.value, _("Full")),
            (Room.BREAK.value, _("School break")),
            (Room.ASK.value, _("Ask us")),
        ],
    )

    class Meta:
        verbose_name = _("week with room")
        verbose_name_plural = _("weeks with room")
        ordering = ["monday"]
        constraints = [models.UniqueConstraint(fields=["offer", "monday"], name="week_room_once")]

    def __str__(self):
        return f"{self.monday} {self.room}"
