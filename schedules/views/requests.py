"""The page where a host says who the visit is for, and asks for it."""

from uuid import uuid4

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from schedules.actions.locks import Busy
from schedules.actions.visits import request_visit
from schedules.errors import Refused
from schedules.forms.visits import VisitForm
from schedules.queries.bookable_weeks import is_free
from schedules.queries.facts import hosts_of
from schedules.queries.free_times import nearest_times
from schedules.rules.intervals import local_day
from schedules.rules.texts import read_start, start_text, week_of, week_text
from schedules.views.doors import address, chosen_host, load_offer, signed_in
from schedules.views.progress import booking_progress
from schedules.views.words import day_and_hours


@signed_in(posts=True)
def ask_for_visit(request, pk):
    at = timezone.now()
    offer = load_offer(pk)
    host = chosen_host(hosts_of(request.user, at=at), request.GET.get("host"))
    if host is None:
        return redirect(address("times", pk))
    if request.method == "POST":
        return send(request, offer, host, at=at)
    start = read_start(request.GET.get("start", ""))
    if start is None or not is_free(offer, host, start, at=at):
        return back_to_times(request, offer, host, start)
    begun = {"start": start, "form_key": uuid4(), "contact_name": request.user.name}
    return show(request, offer, host, VisitForm(offer=offer, initial=begun), at=at)


def back_to_times(request, offer, host, start):
    """The nearest week, and why."""
    if "start" not in request.GET:
        messages.info(request, _("Choose a time first."))
    elif start is None:
        messages.warning(request, _("We could not read which time you chose. Choose again."))
    else:
        messages.warning(request, _("That time can no longer be had. Choose another."))
    week = week_text(week_of(local_day(start))) if start else ""
    return redirect(address("times", offer.pk, host=host.pk, vecka=week))


def send(request, offer, host, *, at):
    form = VisitForm(request.POST, offer=offer)
    if not form.is_valid():
        return show(request, offer, host, form, at=at)
    try:
        visit = request_visit(offer, host, form.details(), by=request.user, at=at)
    except Refused as refused:
        form.refuse(refused)
        return show(request, offer, host, form, at=at)
    except Busy:
        return show(request, offer, host, form, at=at, is_busy=True)
    return redirect("visits:visit", visit.uuid)


def show(request, offer, host, form, *, at, is_busy=False):
    start = form.chosen_start
    is_time_gone = form.has_error("start")
    others = nearest_times(offer, host, start or at, at=at) if is_time_gone else []
    if is_time_gone:
        form.offer_other((start_text(time), day_and_hours(time, offer.minutes)) for time in others)
    context = {
        "offer": offer,
        "host": host,
        "form": form,
        "start": start,
        "start_words": start and day_and_hours(start, offer.minutes),
        "is_time_gone": is_time_gone,
        "are_others": bool(others),
        "is_busy": is_busy,
        "times_url": address(
            "times", offer.pk, host=host.pk, vecka=start and week_text(week_of(local_day(start)))
        ),
        "progress": booking_progress("group"),
    }
    return render(request, "schedules/request.html", context, status=503 if is_busy else 200)
