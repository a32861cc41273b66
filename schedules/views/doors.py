"""Who comes into these pages, and for which host they stand there."""

from functools import wraps

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from schedules.models import Membership, Visit, VisitOffer
from schedules.queries.host_visits import visit_for


def signed_in(*, posts: bool = False):
    """For one's own pages: behind sign-in, kept by no cache; GET reads, POST does."""
    methods = ["GET", "HEAD", "POST"] if posts else ["GET", "HEAD"]

    def behind_the_door(view):
        return wraps(view)(never_cache(require_http_methods(methods)(login_required(view))))

    return behind_the_door


def address(name: str, *args, **query) -> str:
    """A page of ours with what it is to know; what is empty is left out."""
    known = {key: value for key, value in query.items() if value}
    return reverse(f"visits:{name}", args=args) + (f"?{urlencode(known)}" if known else "")


def load_offer(pk: int) -> VisitOffer:
    """Also one that is no longer given: the page then says so, and shows the way to others."""
    return get_object_or_404(VisitOffer.objects.with_needs(), pk=pk)


def load_visit(request, uuid, at) -> Visit:
    try:
        return visit_for(request.user, uuid, at=at)
    except Visit.DoesNotExist as missing:
        raise Http404 from missing


def chosen_host(hosts: list, asked: str | None):
    """The one asked for, else the only one; none when the person has to choose."""
    by_key = {str(host.pk): host for host in hosts}
    return by_key.get(asked or "") or (hosts[0] if len(hosts) == 1 else None)


def to_place_of_work(user, offer: VisitOffer | None):
    """For whoever may not book yet: ask, or see how the question stands."""
    waiting = Membership.objects.pending().filter(user=user).order_by("-asked_at").first()
    if waiting is not None:
        return redirect("visits:pending", waiting.pk)
    return redirect(address("membership", offer=offer and offer.pk))
