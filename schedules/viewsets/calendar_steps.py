"""What is changed in a calendar: hours come and end, absences come and end."""

from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from schedules.actions.people import add_absence, end_absence, end_hours, set_hours
from schedules.forms.people import AbsenceForm, EndHoursForm, HoursForm
from schedules.queries.desk_people import own_facilitator, visits_during
from schedules.rules.intervals import local_day
from schedules.viewsets.base import attempt, confirm_page, form_page, is_done
from schedules.viewsets.calendar import Calendar, of_one_person, show_calendar
from schedules.viewsets.calendar_words import falls_on_visits

by_form = of_one_person("GET", "HEAD", "POST")


@by_form
def new_hours(request, calendar: Calendar):
    at = timezone.now()
    form = HoursForm(request.POST or None, initial={"starts_on": local_day(at)})
    if is_done(form, lambda: set_hours(calendar.facilitator, form.rhythm, by=request.user, at=at)):
        messages.success(request, _("The hours can be booked from now on."))
        return redirect(calendar.url("calendar"))
    title = _("Weekly hours")
    return form_page(
        request, form, title=title, icon="time", trail=calendar.trail, save=_("Add the hours")
    )


@by_form
def finish_hours(request, calendar: Calendar, series):
    at = timezone.now()
    hours = get_object_or_404(calendar.facilitator.series, pk=series)
    form = EndHoursForm(request.POST or None, today=local_day(at))
    if is_done(
        form,
        lambda: end_hours(hours, from_day=form.cleaned_data["from_day"], by=request.user, at=at),
    ):
        messages.success(request, _("The hours end. Nothing more is booked in them."))
        return redirect(calendar.url("calendar"))
    title = _("End the hours")
    return form_page(request, form, title=title, icon="time", trail=calendar.trail, save=title)


@by_form
def new_absence(request, calendar: Calendar):
    at, made = timezone.now(), []
    form = AbsenceForm(request.POST or None)

    def add():
        span = {"starts_at": form.starts_at, "ends_at": form.ends_at}
        made.append(add_absence(calendar.facilitator, **span, by=request.user, at=at))

    if is_done(form, add):
        messages.success(request, _("Noted. Nothing is booked in that time."))
        if hit := visits_during(made[0]):
            messages.warning(request, falls_on_visits(hit))
        return redirect(calendar.url("calendar"))
    title = _("Absence")
    return form_page(
        request, form, title=title, icon="no-view", trail=calendar.trail, save=_("Add the absence")
    )


@by_form
def finish_absence(request, calendar: Calendar, absence):
    away = get_object_or_404(calendar.facilitator.absences, pk=absence)
    if request.method != "POST":
        return confirm_page(
            request,
            title=_("End the absence"),
            sentence=_("The time can be booked again at once."),
            yes=_("Yes, end it"),
            trail=calendar.trail,
        )
    attempt(
        request,
        lambda: end_absence(away, by=request.user, at=timezone.now()),
        done=_("The absence is over. The time can be booked again."),
    )
    return redirect(calendar.url("calendar"))


def calendar_paths(base: str = "") -> list:
    """The same pages for the own calendar and, below a key, for anybody's."""
    return [
        path(base, show_calendar, name="calendar"),
        path(f"{base}hours/new/", new_hours, name="add_hours"),
        path(f"{base}hours/<int:series>/end/", finish_hours, name="end_hours"),
        path(f"{base}absences/new/", new_absence, name="add_absence"),
        path(f"{base}absences/<int:absence>/end/", finish_absence, name="end_absence"),
    ]


class OwnCalendarMenuItem(MenuItem):
    def is_shown(self, request):
        return own_facilitator(request.user) is not None


class CalendarDesk(ViewSet):
    """Everyone's own: nobody else's can be reached from here."""

    icon = "calendar"
    menu_label = gettext_lazy("My calendar")
    menu_item_class = OwnCalendarMenuItem
    url_prefix = "my-calendar"
    url_namespace = "calendar_desk"
    name = "my_calendar"

    def get_urlpatterns(self):
        return calendar_paths()
