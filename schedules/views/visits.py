"""My visits: those of all the hosts that a person may book for."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from schedules.actions.locks import Busy
from schedules.actions.visits import cancel_visit
from schedules.errors import Refused
from schedules.forms.visits import CancelForm
from schedules.models import VisitOffer
from schedules.queries.host_visits import host_visits, memberships_of
from schedules.views.doors import address, load_visit, signed_in
from schedules.views.presenting import (
    all_facts,
    buttons_of,
    can_be_cancelled,
    next_of,
    row_of,
    steps_of,
    title_of,
    what_happens_next,
)


@signed_in()
def my_visits(request):
    at = timezone.now()
    visits = host_visits(request.user, at=at)
    context = {
        "next": visits.next and next_of(visits.next, at),
        "coming": [row_of(visit, at) for visit in visits.coming],
        "earlier": [row_of(visit, at) for visit in visits.earlier],
        "pending": memberships_of(request.user).pending(),
        "ways_on": [
            {"title": offer.name, "url": address("times", offer.pk)}
            for offer in VisitOffer.objects.bookable()
        ],
    }
    return render(request, "schedules/my_visits.html", context)


@signed_in()
def visit(request, uuid):
    at = timezone.now()
    visit = load_visit(request, uuid, at)
    context = {
        "visit": visit,
        "title": title_of(visit, at),
        "facts": all_facts(visit),
        "buttons": buttons_of(visit, at),
        "happens_next": what_happens_next(visit, at),
        "trail": [{"title": _("My visits"), "url": address("list")}],
    } | steps_of(visit)
    return render(request, "schedules/visit.html", context)


@signed_in(posts=True)
def cancel(request, uuid):
    at = timezone.now()
    visit = load_visit(request, uuid, at)
    if not can_be_cancelled(visit, at):
        return redirect("visits:visit", visit.uuid)
    seen = CancelForm(request.POST or None)
    if not seen.is_valid():
        return show_cancel(request, visit, at=at)
    visit.sequence = seen.cleaned_data["sequence"]
    try:
        cancel_visit(visit, by=request.user, at=at)
    except Refused:
        messages.warning(request, _("The visit has changed since you saw it. Look again."))
    except Busy:
        return show_cancel(request, visit, at=at, is_busy=True)
    return redirect("visits:visit", visit.uuid)


def show_cancel(request, visit, *, at, is_busy=False):
    context = {"visit": visit, "row": row_of(visit, at), "is_busy": is_busy}
    return render(request, "schedules/cancel.html", context, status=503 if is_busy else 200)
