"""The visits of the desk: the list, a visit's page, and the two answers to a request."""

from django.core.exceptions import PermissionDenied
from django.forms import CheckboxSelectMultiple
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST
from django_filters import (
    DateFromToRangeFilter,
    ModelMultipleChoiceFilter,
    MultipleChoiceFilter,
)
from wagtail.admin.auth import permission_required
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic

from schedules.actions.contacts import set_protection
from schedules.actions.visits import cancel_visit, confirm_visit
from schedules.forms.visits import CancelForm
from schedules.models import Facilitator, Host, Municipality, Team, Visit
from schedules.queries.desk import SEE_PROTECTED, listed_visits, visits_for, with_all
from schedules.rules.visits import VisitStatus
from schedules.viewsets.base import DeskViewSet, attempt, back_to, confirm_page, words_of
from schedules.viewsets.columns import ONE_LINE, PeopleColumn, StateColumn
from schedules.viewsets.policies import CONFIRM_VISIT
from schedules.viewsets.visit_page import VisitPage
from schedules.viewsets.words import group_of, when


class VisitFilters(WagtailFilterSet):
    status = MultipleChoiceFilter(
        label=gettext_lazy("Status"),
        choices=Visit._meta.get_field("status").choices,
        widget=CheckboxSelectMultiple,
    )
    municipality = ModelMultipleChoiceFilter(
        label=gettext_lazy("Municipality"),
        field_name="host__municipality",
        queryset=Municipality.objects.filter(hosts__visits__isnull=False).distinct(),
        widget=CheckboxSelectMultiple,
    )
    team = ModelMultipleChoiceFilter(
        label=gettext_lazy("Team"),
        queryset=Team.objects.all(),
        widget=CheckboxSelectMultiple,
        method="of_teams",
    )
    period = DateFromToRangeFilter(
        label=gettext_lazy("Period"), field_name="starts_at", widget=DateRangePickerWidget
    )

    class Meta:
        model = Visit
        fields = []

    def of_teams(self, visits, name, teams):
        if not teams:
            return visits
        members = Facilitator.objects.filter(team__in=teams)
        return visits.filter(pk__in=Visit.objects.filter(assignments__facilitator__in=members))


class VisitList(generic.IndexView):
    any_permission_required = ["view"]

    def get_base_queryset(self):
        return listed_visits(self.request.user, at=timezone.now())

    def search_queryset(self, queryset):
        if not self.is_searching:
            return queryset
        return queryset.filter(host__in=Host.objects.matching(words_of(self)))

    def get_add_url(self):
        """Visits are asked for by hosts, never added here."""

    def get_list_buttons(self, instance):
        return []

    @cached_property
    def columns(self):
        return [
            self._get_title_column(
                "starts_at",
                label=_("When"),
                accessor=when,
                sort_key="starts_at",
                classname=ONE_LINE,
            ),
            Column("host", label=_("Host"), sort_key="host__name"),
            Column("host__municipality", label=_("Municipality"), accessor="host.municipality"),
            Column("offer", label=_("Visit offer")),
            Column("group", label=_("Group"), accessor=group_of),
            StateColumn(
                "status",
                label=_("Status"),
                accessor="get_status_display",
                stands_out=lambda visit: visit.rank == 0,
            ),
            PeopleColumn("people", label=_("Who comes"), accessor="pk"),
        ]

    def _get_custom_column(self, field_name, column_class=Column, **kwargs):
        return column_class(field_name, **kwargs)


def load_visit(request, pk) -> Visit:
    return get_object_or_404(with_all(visits_for(request.user)), pk=pk)


def as_seen(request, visit: Visit) -> Visit:
    """With the sequence that this person had on screen, so that the second of two is told."""
    seen = CancelForm(request.POST)
    visit.sequence = seen.cleaned_data["sequence"] if seen.is_valid() else -1
    return visit


@permission_required(CONFIRM_VISIT)
@require_POST
def confirm(request, pk):
    visit = as_seen(request, load_visit(request, pk))
    attempt(
        request,
        lambda: confirm_visit(visit, by=request.user, at=timezone.now()),
        done=_("The visit is confirmed. Those concerned get a message."),
    )
    return back_to("visit_desk:inspect", pk)


@permission_required(CONFIRM_VISIT)
@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request, pk):
    visit = load_visit(request, pk)
    if request.method != "POST":
        return ask_to_cancel(request, visit)
    attempt(
        request,
        lambda: cancel_visit(as_seen(request, visit), by=request.user, at=timezone.now()),
        done=_(
            "The visit is cancelled. The time is free again, and those concerned get a message."
        ),
    )
    return back_to("visit_desk:inspect", pk)


def ask_to_cancel(request, visit):
    """A request is answered with no; a visit is called off."""
    is_request = visit.status == VisitStatus.REQUESTED
    return confirm_page(
        request,
        title=_("Say no to the request") if is_request else _("Cancel the visit"),
        sentence=_(
            "The time becomes free for others. The host is told, and so are those who were to "
            "come. This cannot be undone: the host has to ask anew."
        ),
        yes=_("Yes, say no") if is_request else _("Yes, cancel the visit"),
        trail=[
            (reverse("visit_desk:index"), _("Visits")),
            (reverse("visit_desk:inspect", args=[visit.pk]), f"{when(visit)}, {visit.host.name}"),
        ],
        sequence=visit.sequence,
    )


@permission_required(CONFIRM_VISIT)
@require_POST
def protect(request, pk):
    """Anyone who sees the person can hide them; only who may see them then can undo it."""
    visit = load_visit(request, pk)
    contact = getattr(visit, "contact", None)
    if contact is None:
        raise Http404
    if contact.protected and not request.user.has_perm(SEE_PROTECTED):
        raise PermissionDenied
    hide = not contact.protected
    attempt(
        request,
        lambda: set_protection(visit, protected=hide, by=request.user, at=timezone.now()),
        done=_("The person is shown by role from now on.")
        if hide
        else _("The person is shown by name again."),
    )
    return back_to("visit_desk:inspect", pk)


class VisitDesk(DeskViewSet):
    model = Visit
    icon = "calendar-alt"
    menu_label = gettext_lazy("Visits")
    url_prefix = "visits"
    url_namespace = "visit_desk"
    index_view_class = VisitList
    inspect_view_class = VisitPage
    inspect_view_enabled = True
    filterset_class = VisitFilters
    search_fields = ["host__name"]
    routes = ("index", "index_results", "inspect")
    form_fields = []

    def get_urlpatterns(self):
        return [
            *super().get_urlpatterns(),
            path("confirm/<int:pk>/", confirm, name="confirm"),
            path("cancel/<int:pk>/", cancel, name="cancel"),
            path("protect/<int:pk>/", protect, name="protect"),
        ]
