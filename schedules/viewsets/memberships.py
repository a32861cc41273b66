"""Who may book for a host: the questions that wait, and the answers that were given."""

from django.forms import CheckboxSelectMultiple
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST
from django_filters import MultipleChoiceFilter
from wagtail.admin.auth import permission_required
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic

from schedules.actions.memberships import (
    approve_membership,
    refuse_membership,
    withdraw_membership,
)
from schedules.actions.seen import note_contacts_seen
from schedules.models import Host, Membership
from schedules.queries.desk import CONTACT_SEEN, trail_of
from schedules.queries.desk_memberships import (
    Fit,
    fit_of,
    listed_memberships,
    other_memberships,
    with_domain,
)
from schedules.viewsets.base import DeskViewSet, attempt, back_to, confirm_page
from schedules.viewsets.columns import StateColumn
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
SHORT_FIT = {
    Fit.STAFF_ONLY: gettext_lazy("known, staff only"),
    Fit.PUPILS_TOO: gettext_lazy("known, pupils too"),
    Fit.OTHERS: gettext_lazy("another organizer's"),
    Fit.NO_ORGANIZER: gettext_lazy("known, host's organizer missing"),
    Fit.UNKNOWN: gettext_lazy("unknown"),
}


class MembershipFilters(WagtailFilterSet):
    status = MultipleChoiceFilter(
        label=gettext_lazy("Status"), choices=Status.choices, widget=CheckboxSelectMultiple
    )

    class Meta:
        model = Membership
        fields = []


class MembershipList(generic.IndexView):
    any_permission_required = ["view"]

    def get_base_queryset(self):
        return listed_memberships()

    def search_queryset(self, queryset):
        if not self.is_searching:
            return queryset
        return queryset.filter(host__in=Host.objects.matching(self.search_query))

    def get_add_url(self):
        """Asked for by the person, never added here."""

    def get_list_buttons(self, instance):
        return []

    @cached_property
    def columns(self):
        return [
            self._get_title_column("host", label=_("Host"), sort_key="host__name"),
            Column("municipality", label=_("Municipality"), accessor="host.municipality"),
            Column("domain", label=_("Mail domain"), accessor=domain_words),
            Column("asked", label=_("Asked"), accessor=asked_words, sort_key="asked_at"),
            StateColumn(
                "status",
                label=_("Status"),
                accessor="get_status_display",
                stands_out=lambda membership: membership.status == Status.PENDING,
            ),
            Column("until", label=_("Until")),
        ]

    def _get_custom_column(self, field_name, column_class=Column, **kwargs):
        return column_class(field_name, **kwargs)


def domain_words(membership) -> str:
    return f"{membership.mail_domain} ({SHORT_FIT[fit_of(membership)]})"


def asked_words(membership) -> str:
    return moment(membership.asked_at)


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
        return facts_of(self.object)

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


def facts_of(membership: Membership) -> list[dict]:
    host = membership.host
    pairs = (
        (_("Who asks"), membership.user.get_full_name()),
        (_("E-mail"), membership.user.email),
        (_("Host"), f"{host.name}, {host.municipality.name}"),
        (_("Organizer"), host.organizer and host.organizer.name),
        (_("Wants to book"), membership.wished_offer and membership.wished_offer.name),
        (_("Asked"), asked_words(membership)),
        (_("Until"), membership.until),
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


class MembershipDesk(DeskViewSet):
    model = Membership
    icon = "key"
    menu_label = gettext_lazy("Who may book")
    url_prefix = "memberships"
    url_namespace = "membership_desk"
    index_view_class = MembershipList
    inspect_view_class = MembershipPage
    inspect_view_enabled = True
    filterset_class = MembershipFilters
    search_fields = ["host__name"]
    routes = ("index", "index_results", "inspect")
    form_fields = []

    def get_urlpatterns(self):
        return [
            *super().get_urlpatterns(),
            path("approve/<int:pk>/", approve, name="approve"),
            path("refuse/<int:pk>/", refuse, name="refuse"),
            path("withdraw/<int:pk>/", withdraw, name="withdraw"),
        ]
