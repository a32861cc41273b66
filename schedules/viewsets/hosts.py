"""Hosts, organizers with their mail domains, and school years."""

from django.forms import CheckboxSelectMultiple
from django.shortcuts import get_object_or_404
from django.urls import path
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django_filters import ModelMultipleChoiceFilter, MultipleChoiceFilter
from wagtail.admin.auth import permission_required
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic

from schedules.actions.hosts import approve_host, save_host, save_organizer
from schedules.forms.hosts import HostForm, OrganizerForm
from schedules.models import Host, Municipality, Organizer
from schedules.viewsets.base import AddView, ChangeView, DeskViewSet, attempt, back_to, words_of
from schedules.viewsets.columns import ONE_LINE, StateColumn
from schedules.viewsets.policies import MANAGE_PEOPLE


class HostFilters(WagtailFilterSet):
    kind = MultipleChoiceFilter(
        label=gettext_lazy("Kind"), choices=Host.Kind.choices, widget=CheckboxSelectMultiple
    )
    municipality = ModelMultipleChoiceFilter(
        label=gettext_lazy("Municipality"),
        queryset=Municipality.objects.filter(hosts__isnull=False).distinct(),
        widget=CheckboxSelectMultiple,
    )

    class Meta:
        model = Host
        fields = []


class HostList(generic.IndexView):
    def get_base_queryset(self):
        return Host.objects.select_related("municipality", "organizer").order_by("name", "pk")

    def search_queryset(self, queryset):
        return queryset.matching(words_of(self)) if self.is_searching else queryset

    @cached_property
    def columns(self):
        return [
            self._get_title_column("name", classname=ONE_LINE),
            Column("kind", label=_("Kind"), accessor="get_kind_display", sort_key="kind"),
            Column("municipality", label=_("Municipality"), sort_key="municipality__name"),
            Column("organizer", label=_("Organizer"), sort_key="organizer__name"),
            Column("school_unit_code", label=_("School unit code")),
            StateColumn("state", label=_("Status"), accessor=state_of, stands_out=is_new),
        ]


def state_of(host: Host) -> str:
    if host.closed_on:
        return _("Closed")
    return _("Open") if host.approved_at else _("Not approved")


def is_new(host: Host) -> bool:
    return host.approved_at is None and host.closed_on is None


class SavesHost:
    def save_by(self, form, *, by, at):
        return save_host(form.instance, by=by, at=at)


class AddHost(SavesHost, AddView):
    pass


class ChangeHost(SavesHost, ChangeView):
    def get_context_data(self, **kwargs):
        return super().get_context_data(
            is_school=self.object.kind == Host.Kind.SCHOOL,
            is_new=is_new(self.object),
            facts=register_facts(self.object),
            school_years=self.object.school_years.all(),
            **kwargs,
        )


def register_facts(host: Host) -> list[dict]:
    pairs = (
        (_("Name"), host.name),
        (_("Municipality"), host.municipality),
        (_("School unit code"), host.school_unit_code),
        (_("School forms"), host.school_forms.replace("|", ", ")),
        (_("Closed"), host.closed_on),
    )
    return [{"label": term, "value": value} for term, value in pairs if value]


@permission_required(MANAGE_PEOPLE)
@require_POST
def approve(request, pk):
    host = get_object_or_404(Host, pk=pk)
    attempt(
        request,
        lambda: approve_host(host, by=request.user, at=timezone.now()),
        done=_("Approved. Its staff can now ask to book."),
    )
    return back_to("host_desk:edit", pk)


class HostDesk(DeskViewSet):
    model = Host
    icon = "site"
    menu_label = gettext_lazy("Hosts")
    url_prefix = "hosts"
    url_namespace = "host_desk"
    index_view_class = HostList
    add_view_class = AddHost
    edit_view_class = ChangeHost
    filterset_class = HostFilters
    edit_template_name = "schedules/admin/host_form.html"
    search_fields = ["name"]

    def get_form_class(self, for_update=False):
        return HostForm

    def get_urlpatterns(self):
        return [*super().get_urlpatterns(), path("approve/<int:pk>/", approve, name="approve")]


class OrganizerList(generic.IndexView):
    def get_base_queryset(self):
        return Organizer.objects.prefetch_related("domains").order_by("name")

    @cached_property
    def columns(self):
        return [
            self._get_title_column("name"),
            Column("domains", label=_("Mail domains"), accessor=domains_of),
        ]


def domains_of(organizer: Organizer) -> str:
    return ", ".join(domain.domain for domain in organizer.domains.all())


class SavesOrganizer:
    def save_by(self, form, *, by, at):
        return save_organizer(form.instance, form.domains, by=by, at=at)


class AddOrganizer(SavesOrganizer, AddView):
    pass


class ChangeOrganizer(SavesOrganizer, ChangeView):
    pass


class OrganizerDesk(DeskViewSet):
    model = Organizer
    icon = "globe"
    menu_label = gettext_lazy("Organizers")
    url_prefix = "organizers"
    url_namespace = "organizer_desk"
    index_view_class = OrganizerList
    add_view_class = AddOrganizer
    edit_view_class = ChangeOrganizer
    create_template_name = edit_template_name = "schedules/admin/rows_form.html"
    search_fields = ["name", "domains__domain"]

    def get_form_class(self, for_update=False):
        return OrganizerForm
