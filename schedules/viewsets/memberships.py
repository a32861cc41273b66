"""Who may book for a host: the questions that wait, and the answers that were given."""

from django.forms import CheckboxSelectMultiple
from django.urls import path
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_filters import MultipleChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic

from schedules.models import Host, Membership
from schedules.queries.desk_memberships import Fit, fit_of, listed_memberships
from schedules.viewsets.base import DeskViewSet, words_of
from schedules.viewsets.columns import ONE_LINE, StateColumn
from schedules.viewsets.membership_page import MembershipPage, approve, refuse, withdraw
from schedules.viewsets.words import moment

Status = Membership.Status
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
        return queryset.filter(host__in=Host.objects.matching(words_of(self)))

    def get_add_url(self):
        """Asked for by the person, never added here."""

    def get_list_buttons(self, instance):
        return []

    @cached_property
    def columns(self):
        return [
            self._get_title_column(
                "host", label=_("Host"), sort_key="host__name", classname=ONE_LINE
            ),
            Column("municipality", label=_("Municipality"), accessor="host.municipality"),
            Column("domain", label=_("Mail domain"), accessor=domain_words),
            Column("asked", label=_("Asked"), accessor=asked_words, sort_key="asked_at"),
            StateColumn(
                "status",
                label=_("Status"),
                accessor="get_status_display",
                stands_out=lambda membership: membership.status == Status.PENDING,
            ),
            Column("until", label=_("Approved until")),
        ]

    def _get_custom_column(self, field_name, column_class=Column, **kwargs):
        return column_class(field_name, **kwargs)


def domain_words(membership) -> str:
    return f"{membership.mail_domain} ({SHORT_FIT[fit_of(membership)]})"


def asked_words(membership) -> str:
    return moment(membership.asked_at)


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
