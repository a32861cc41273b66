"""Asking to book for one's place of work, and seeing how the question stands."""

from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from schedules.actions.memberships import ask_membership
from schedules.errors import SENTENCES, Refused
from schedules.forms.memberships import MembershipForm, SearchForm
from schedules.models import Membership, VisitOffer
from schedules.queries.bookable_weeks import obstacle
from schedules.queries.host_visits import hosts_matching, is_known_but_closed, memberships_of
from schedules.rules.intervals import local_day
from schedules.views.doors import address, signed_in

Status = Membership.Status


@signed_in(posts=True)
def ask_for_membership(request):
    wish = wished_offer(request.GET.get("offer", ""))
    search = SearchForm(request.GET if "q" in request.GET else None)
    hits, are_more = hosts_matching(search.words)
    form = MembershipForm(request.POST if request.method == "POST" else None, hits=hits)
    asked = ask_for(form, wish, by=request.user, at=timezone.now())
    if asked is not None:
        return redirect("visits:pending", asked.pk)
    context = {"wish": wish, "search": search, "hits": hits, "are_more": are_more, "form": form}
    context["is_closed"] = bool(search.words) and not hits and is_known_but_closed(search.words)
    context["memberships"] = memberships_of(request.user)
    return render(request, "schedules/ask_membership.html", context)


def ask_for(form: MembershipForm, wish: VisitOffer | None, *, by, at) -> Membership | None:
    """None when there is something to change in the form."""
    if not form.is_valid():
        return None
    try:
        return ask_membership(form.cleaned_data["host"], wished_offer=wish, by=by, at=at)
    except Refused as refused:
        form.add_error("host", refused.sentence)
        return None


def wished_offer(key: str) -> VisitOffer | None:
    """Nobody is stopped from asking by a wish that no longer exists."""
    if not (key.isascii() and key.isdecimal()):
        return None
    return VisitOffer.objects.bookable().filter(pk=key).first()


@signed_in()
def membership(request, pk):
    at = timezone.now()
    asked = get_object_or_404(memberships_of(request.user), pk=pk)
    if asked.status == Status.APPROVED and asked.until >= local_day(at):
        return redirect(way_on(asked))
    wish = asked.wished_offer
    reason = obstacle(wish, asked.host) if wish else None
    context = {
        "membership": asked,
        "is_pending": asked.status == Status.PENDING,
        "is_lapsed": asked.status == Status.APPROVED,
        "wish": wish,
        "obstacle": SENTENCES[reason] if reason else "",
        "steps": steps_for(request.user),
        "ask_url": address("membership", offer=wish and wish.pk),
    }
    return render(request, "schedules/membership.html", context)


def steps_for(user) -> list[dict]:
    return [
        {
            "heading": _("The visit coordinator reads your question"),
            "text": _("It is a person, so it may take a working day or two."),
        },
        {
            "heading": _("You get a mail"),
            "text": _("To %(email)s. You need not stay on this page.") % {"email": user.email},
        },
        {
            "heading": _("The mail leads to the free times"),
            "text": _("Then you choose day and time, and say who the visit is for."),
        },
    ]


def way_on(asked: Membership) -> str:
    """To what was wished for, now that it can be had."""
    if asked.wished_offer is None:
        return address("list")
    return address("times", asked.wished_offer_id, host=asked.host_id)
