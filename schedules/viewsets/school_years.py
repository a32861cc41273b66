"""School years: a municipality's, or a host's own where it differs."""

from datetime import timedelta

from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic

from schedules.actions.school_years import remove_school_year, save_school_year
from schedules.forms.hosts import SchoolYearForm
from schedules.models import Host, SchoolYear
from schedules.rules.intervals import local_day
from schedules.rules.school_days import formula_year, school_year_of
from schedules.viewsets.base import AddView, ChangeView, DeskViewSet
from schedules.viewsets.columns import StateColumn

# From then on people enter the year that comes.
HALF_YEAR = timedelta(days=183)


class SchoolYearList(generic.IndexView):
    def get_base_queryset(self):
        years = SchoolYear.objects.select_related("municipality", "host")
        return years.order_by("-starting", "municipality__name", "host__name")

    @cached_property
    def columns(self):
        return [
            self._get_title_column("year", accessor=title_of),
            Column("municipality", label=_("Municipality"), sort_key="municipality__name"),
            Column("host", label=_("Only for"), sort_key="host__name"),
            StateColumn(
                "is_confirmed", label=_("Status"), accessor=state_of, stands_out=is_preliminary
            ),
        ]

    def _get_custom_column(self, field_name, column_class=Column, **kwargs):
        return column_class(field_name, label=_("School year"), sort_key="starting", **kwargs)


def title_of(year: SchoolYear) -> str:
    return f"{year.starting}/{year.starting + 1}"


def state_of(year: SchoolYear) -> str:
    return _("Confirmed") if year.is_confirmed else _("Preliminary")


def is_preliminary(year: SchoolYear) -> bool:
    return not year.is_confirmed


class SavesSchoolYear:
    def save_by(self, form, *, by, at):
        return save_school_year(form.instance, form.breaks, by=by, at=at)


class AddSchoolYear(SavesSchoolYear, AddView):
    """Begins with what the formula guesses, so that only what differs is typed."""

    @cached_property
    def host(self):
        pk = self.request.GET.get("host", "")
        return get_object_or_404(Host, pk=pk) if pk.isdecimal() else None

    @cached_property
    def usual(self):
        starting = school_year_of(local_day(timezone.now()) + HALF_YEAR)
        week = [self.host.municipality.sportlov_week] if self.host else []
        return starting, formula_year(starting, *week)

    def get_initial_form_instance(self):
        starting, calendar = self.usual
        (autumn_first, autumn_last), (spring_first, spring_last) = calendar.terms
        return SchoolYear(
            host=self.host,
            municipality_id=self.host and self.host.municipality_id,
            starting=starting,
            autumn_first_on=autumn_first,
            autumn_last_on=autumn_last,
            spring_first_on=spring_first,
            spring_last_on=spring_last,
        )

    def get_form_kwargs(self):
        names = (_("Autumn break"), _("Sports break"), _("Easter break"))
        breaks = [
            {"name": name, "first_on": first, "last_on": last}
            for name, (first, last) in zip(names, self.usual[1].breaks, strict=True)
        ]
        return super().get_form_kwargs() | {"breaks": breaks}

    def get_page_subtitle(self):
        return str(self.host) if self.host else super().get_page_subtitle()

    def get_add_url(self):
        url = super().get_add_url()
        return f"{url}?{urlencode({'host': self.host.pk})}" if self.host else url


class ChangeSchoolYear(SavesSchoolYear, ChangeView):
    pass


class RemoveSchoolYear(generic.DeleteView):
    def delete_action(self):
        remove_school_year(self.object, by=self.request.user, at=timezone.now())


class SchoolYearDesk(DeskViewSet):
    model = SchoolYear
    icon = "date"
    menu_label = gettext_lazy("School years")
    url_prefix = "school-years"
    url_namespace = "school_year_desk"
    index_view_class = SchoolYearList
    add_view_class = AddSchoolYear
    edit_view_class = ChangeSchoolYear
    delete_view_class = RemoveSchoolYear
    create_template_name = edit_template_name = "schedules/admin/rows_form.html"
    search_fields = ["municipality__name", "host__name"]
    routes = ("index", "index_results", "add", "edit", "delete")

    def get_form_class(self, for_update=False):
        return SchoolYearForm
