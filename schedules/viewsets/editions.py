"""Every campaign's editions in one list, the next first."""

import django_filters
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn
from wagtail.admin.views import generic

from schedules.describing import describe_round, describe_window
from schedules.models import Edition
from schedules.queries.campaigns import round_of
from schedules.queries.planning import editions_for_desk
from schedules.viewsets.base import DeskViewSet
from schedules.viewsets.columns import ONE_LINE

PAST = "past"


class EditionFilterSet(WagtailFilterSet):
    when = django_filters.ChoiceFilter(
        label=_("When"),
        choices=[(PAST, _("Over"))],
        empty_label=_("Coming and open"),
        method="filter_when",
    )

    class Meta:
        model = Edition
        fields = ["campaign", "status"]

    def filter_when(self, queryset, name, value):
        """The view has chosen already, since the order goes with it."""
        return queryset


class EditionIndexView(generic.IndexView):
    """Those that are on or come, soonest first; those that are over, latest first."""

    filterset_class = EditionFilterSet
    page_title = _("Editions")

    @cached_property
    def at(self):
        return timezone.now()

    def get_base_queryset(self):
        if self.request.GET.get("when") == PAST:
            return editions_for_desk().filter(ends_at__lte=self.at).order_by("-starts_at")
        return editions_for_desk().filter(ends_at__gt=self.at).order_by("starts_at")

    @cached_property
    def columns(self):
        return [
            TitleColumn(
                "campaign",
                label=_("Campaign"),
                accessor="campaign.name",
                classname=ONE_LINE,
                get_url=lambda edition: reverse("desk:edition", args=[edition.pk]),
            ),
            Column("when", label=_("When"), accessor=self.when_of),
            StatusTagColumn(
                "state",
                label=_("Status"),
                accessor=self.state_of,
                primary=lambda edition: round_of(edition).may_open,
            ),
        ]

    def when_of(self, edition):
        return describe_window(edition.starts_at, edition.ends_at)

    def state_of(self, edition):
        return describe_round(round_of(edition), self.at)


class EditionViewSet(DeskViewSet):
    """The list alone: an edition's own page and its steps stand with its readiness, in `pages`."""

    model = Edition
    name = "editions"
    icon = "calendar-check"
    menu_order = 2
    routes = ("index", "index_results")
    index_view_class = EditionIndexView
    form_fields: list[str] = []

    def register_admin_url_finder(self):
        """There is no form for an edition."""
