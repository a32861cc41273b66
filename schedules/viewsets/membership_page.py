"""One question of who may book, and the answers to it."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin.auth import permission_required
from wagtail.admin.views import generic

from schedules.actions.memberships import (
    approve_membership,
    refuse_membership,
    withdraw_membership,
)
from schedules.actions.seen import note_contacts_seen
from schedules.models import Membership
from schedules.queries.desk import CONTACT_SEEN, SEE_PROTECTED, is_protected, trail_of
from schedules.queries.desk_memberships import Fit, fit_of, other_memberships, with_domain
from schedules.viewsets.base import attempt, back_to, confirm_page
from schedules.viewsets.policies import APPROVE_MEMBERSHIP
from schedules.viewsets.words import moment, step_words

Status = Membership.Status
ABOUT_DOMAIN = {
    Fit.STAFF_ONLY: gettext_lazy("Known: only staff of the organizer have addresses here."),
    Fit.PUPILS_TOO: gettext_lazy(
        "Known, but pupils may have addresses here too. Make sure that this is a member of staff."
    ),
    Fit.OTHERS: gettext_lazy("The domain belongs to %(organizer)s, which does not run this host."),
    Fit.NO_ORGANIZER: gettext_lazy(
        "The domain belongs to %(organizer)s. Who runs this host has not been entered."
    ),
    Fit.UNKNOWN: gettext_lazy(
        "We do not know this mail domain. Call the host by a number that you know before you answer."
    ),
}


class MembershipPage(generic.InspectView):
    """Shows a person's name and address, so each opening leaves a row in the trail."""

    template_name = "schedules/admin/membership.html"

    def get_object(self, queryset=None):
        return load_membership(self.pk)

    def get_page_title(self):
        return self.object.host.name

    def get_page_subtitle(self):
        return ""

    def get_breadcrumbs_items(self):
        memberships = {"url": reverse("membership_desk:index"), "label": _("Memberships")}
        return [*self.breadcrumbs_items, memberships, {"url": "", "label": self.get_page_title()}]

    def get_fields_context(self):
        return facts_of(self.object, self.request.user)

    def get_context_data(self, **kwargs):
        membership, viewer = self.object, self.request.user
        trail = trail_of(membership)
        note_contacts_seen([membership], by=viewer, at=timezone.now())
        fit = fit_of(membership)
        words = str(ABOUT_DOMAIN[fit])
        return super().get_context_data(
            membership=membership,
            fit=words % {"organizer": membership.domain_organizer_name},
            is_doubtful=fit != Fit.STAFF_ONLY,
            is_pending=membership.status == Status.PENDING,
            is_approved=membership.status == Status.APPROVED,
            others=other_memberships(membership),
            steps=[step_words(one, viewer) for one in trail if one.action != CONTACT_SEEN],
            **kwargs,
        )


def facts_of(membership: Membership, viewer) -> list[dict]:
    host, person = membership.host, membership.user
    is_hidden = is_protected(person) and not viewer.has_perm(SEE_PROTECTED)
    hidden = _("Protected personal data. Two roles at the unit can see them.")
    pairs = (
        (_("Who asks"), hidden if is_hidden else person.get_full_name()),
        (_("E-mail"), "" if is_hidden else person.email),
        (_("Host"), f"{host.name}, {host.municipality.name}"),
        (_("Organizer"), host.organizer and host.organizer.name),
        (_("Wants to book"), membership.wished_offer and membership.wished_offer.name),
        (_("Asked"), moment(membership.asked_at)),
        (_("Approved until"), membership.until),
    )
    return [{"label": term, "value": value} for term, value in pairs if value]


def load_membership(pk) -> Membership:
    return get_object_or_404(with_domain(Membership.objects.all()), pk=pk)


@permission_required(APPROVE_MEMBERSHIP)
@require_POST
def approve(request, pk):
    membership = load_membership(pk)
    attempt(
        request,
        lambda: approve_membership(membership, by=request.user, at=timezone.now()),
        done=_("Approved. The person gets a message that leads back to the times."),
    )
    return back_to("membership_desk:inspect", pk)


@permission_required(APPROVE_MEMBERSHIP)
@require_http_methods(["GET", "HEAD", "POST"])
def refuse(request, pk):
    membership = load_membership(pk)
    if request.method != "POST":
        return confirm_page(
            request,
            title=_("Say no"),
            sentence=_("The person cannot book for this host, and gets a message about it."),
            yes=_("Yes, say no"),
            trail=trail_to(membership),
        )
    attempt(
        request,
        lambda: refuse_membership(membership, by=request.user, at=timezone.now()),
        done=_("Refused. The person gets a message."),
    )
    return back_to("membership_desk:inspect", pk)


@permission_required(APPROVE_MEMBERSHIP)
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request, pk):
    membership = load_membership(pk)
    if request.method != "POST":
        return confirm_page(
            request,
            title=_("Withdraw the approval"),
            sentence=_("The person can no longer book for this host. Nobody gets a message."),
            yes=_("Yes, withdraw it"),
            trail=trail_to(membership),
        )
    attempt(
        request,
        lambda: withdraw_membership(membership, by=request.user, at=timezone.now()),
        done=_("Withdrawn. Visits already asked for stand."),
    )
    return back_to("membership_desk:inspect", pk)


def trail_to(membership: Membership) -> list[tuple]:
    return [
        (reverse("membership_desk:index"), _("Memberships")),
        (reverse("membership_desk:inspect", args=[membership.pk]), membership.host.name),
    ]
