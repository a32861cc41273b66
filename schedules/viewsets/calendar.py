"""A facilitator's calendar: the own one, and anybody's for whoever manages people."""

from dataclasses import dataclass
from functools import wraps

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from schedules.actions.seen import note_contacts_seen
from schedules.models import Facilitator
from schedules.queries.desk import shown_name
from schedules.queries.desk_people import (
    coming_absences,
    coming_visits,
    current_hours,
    own_facilitator,
)
from schedules.viewsets.base import desk_page
from schedules.viewsets.calendar_words import absence_words, hours_words, visit_card
from schedules.viewsets.policies import MANAGE_PEOPLE


@dataclass(frozen=True)
class Calendar:
    facilitator: Facilitator
    title: str
    is_own: bool

    def url(self, name: str, *args) -> str:
        if self.is_own:
            return reverse(f"calendar_desk:{name}", args=args)
        return reverse(f"facilitator_desk:{name}", args=[self.facilitator.pk, *args])

    @property
    def edit_url(self) -> str:
        """Team, workplace and the like are not one's own to change."""
        return "" if self.is_own else reverse("facilitator_desk:edit", args=[self.facilitator.pk])

    @property
    def trail(self) -> list[tuple]:
        """To this calendar, for the pages below it."""
        return [*self.trail_above, (self.url("calendar"), self.title)]

    @property
    def trail_above(self) -> list[tuple]:
        return [] if self.is_own else [(reverse("facilitator_desk:index"), _("Facilitators"))]


def load_calendar(user, pk: int | None) -> Calendar:
    """The own one without a key; another's only for whoever manages people."""
    if pk is None:
        own = own_facilitator(user)
        if own is None:
            raise PermissionDenied
        return Calendar(own, _("My calendar"), is_own=True)
    if not user.has_perm(MANAGE_PEOPLE):
        raise PermissionDenied
    facilitator = get_object_or_404(Facilitator.objects.select_related("user", "team"), pk=pk)
    return Calendar(facilitator, shown_name(facilitator, user), is_own=False)


def of_one_person(*methods: str):
    """Gives the view a calendar in the place of a key."""

    def of_calendar(view):
        @wraps(view)
        def opened(request, pk=None, **kwargs):
            return view(request, load_calendar(request.user, pk), **kwargs)

        return require_http_methods(methods)(opened)

    return of_calendar


@of_one_person("GET", "HEAD")
def show_calendar(request, calendar: Calendar):
    """Own visits with the host's person, each opening noted; for others without."""
    at = timezone.now()
    visits = coming_visits(calendar.facilitator, at=at)
    cards = [visit_card(visit, request.user, is_own=calendar.is_own) for visit in visits]
    seen = [visit for visit, card in zip(visits, cards, strict=True) if card["has_contact"]]
    note_contacts_seen(seen, by=request.user, at=at)
    return desk_page(
        request,
        "calendar.html",
        title=calendar.title,
        icon="calendar",
        trail=calendar.trail_above,
        calendar=calendar,
        cards=cards,
        edit_url=calendar.edit_url,
        **hours_and_absences(calendar, at),
    )


def hours_and_absences(calendar: Calendar, at) -> dict:
    hours = current_hours(calendar.facilitator, at=at)
    absences = coming_absences(calendar.facilitator, at=at)
    return {
        "hours": [
            {"words": hours_words(one), "end_url": calendar.url("end_hours", one.pk)}
            for one in hours
        ],
        "absences": [
            {"words": absence_words(one), "end_url": calendar.url("end_absence", one.pk)}
            for one in absences
        ],
        "add_hours_url": calendar.url("add_hours"),
        "add_absence_url": calendar.url("add_absence"),
    }
