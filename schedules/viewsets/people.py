"""Teams and facilitators, for whoever manages them."""

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views import generic

from schedules.actions.teams import save_facilitator, save_team
from schedules.forms.people import FacilitatorForm, TeamForm
from schedules.models import Facilitator, Team
from schedules.queries.desk import shown_name
from schedules.queries.desk_people import listed_facilitators, listed_teams
from schedules.viewsets.base import AddView, ChangeView, DeskViewSet
from schedules.viewsets.calendar_steps import calendar_paths
from schedules.viewsets.columns import ONE_LINE


class TeamList(generic.IndexView):
    def get_base_queryset(self):
        return listed_teams()

    @cached_property
    def columns(self):
        return [
            self._get_title_column("name"),
            Column("municipalities", label=_("Municipalities served"), accessor=places_of),
            Column("size", label=_("Facilitators")),
        ]


def places_of(team: Team) -> str:
    return ", ".join(place.name for place in team.municipalities.all())


class SavesTeam:
    def save_by(self, form, *, by, at):
        return save_team(form.instance, form.cleaned_data["municipalities"], by=by, at=at)


class AddTeam(SavesTeam, AddView):
    pass


class ChangeTeam(SavesTeam, ChangeView):
    pass


class TeamDesk(DeskViewSet):
    model = Team
    icon = "group"
    menu_label = gettext_lazy("Teams")
    url_prefix = "teams"
    url_namespace = "team_desk"
    index_view_class = TeamList
    add_view_class = AddTeam
    edit_view_class = ChangeTeam
    search_fields = ["name"]

    def get_form_class(self, for_update=False):
        return TeamForm


class FacilitatorList(generic.IndexView):
    """Without search: a name that is protected must not be found either."""

    def get_base_queryset(self):
        return listed_facilitators()

    @cached_property
    def columns(self):
        viewer = self.request.user
        return [
            TitleColumn(
                "name",
                label=_("Who"),
                accessor=lambda facilitator: shown_name(facilitator, viewer),
                get_url=calendar_url,
                classname=ONE_LINE,
            ),
            Column("team", label=_("Team"), sort_key="team__name"),
            Column("workplace", label=_("Workplace")),
            Column("called_away", label=_("May be called away"), accessor=called_away),
            Column(
                "is_active", label=_("Gives visits"), accessor=gives_visits, sort_key="is_active"
            ),
        ]


def called_away(facilitator: Facilitator) -> str:
    return _("Yes") if facilitator.may_be_called_away else ""


def gives_visits(facilitator: Facilitator) -> str:
    return _("Yes") if facilitator.is_active else _("No")


def calendar_url(facilitator: Facilitator) -> str:
    return reverse("facilitator_desk:calendar", args=[facilitator.pk])


class SavesFacilitator:
    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"viewer": self.request.user}

    def save_by(self, form, *, by, at):
        return save_facilitator(form.instance, by=by, at=at)

    def get_success_url(self):
        """On to the hours, without which nobody can be booked."""
        return calendar_url(self.object)


class AddFacilitator(SavesFacilitator, AddView):
    pass


class ChangeFacilitator(SavesFacilitator, ChangeView):
    pass


class FacilitatorDesk(DeskViewSet):
    model = Facilitator
    icon = "user"
    menu_label = gettext_lazy("Facilitators")
    url_prefix = "facilitators"
    url_namespace = "facilitator_desk"
    index_view_class = FacilitatorList
    add_view_class = AddFacilitator
    edit_view_class = ChangeFacilitator

    def get_form_class(self, for_update=False):
        return FacilitatorForm

    def get_urlpatterns(self):
        return [*super().get_urlpatterns(), *calendar_paths("calendar/<int:pk>/")]
