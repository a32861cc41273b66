"""Campaigns and their rhythms in the administration."""

import json

from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, StatusTagColumn
from wagtail.admin.views import generic

from schedules.actions.editions import plan_campaign
from schedules.describing import describe, describe_window
from schedules.forms.campaigns import CampaignForm
from schedules.forms.rhythm import COMMON_FIELDS, READS, SHAPE_FIELDS
from schedules.models import Campaign, Theme
from schedules.queries.planning import next_windows, open_conflicts, plan_of, with_plans
from schedules.rules.phase import CampaignKind
from schedules.viewsets.base import AddView, ChangeView, DeskViewSet
from schedules.viewsets.columns import ONE_LINE
from schedules.viewsets.presenting import edition_rows, state_of_plan
from schedules.viewsets.steps import settle


class CampaignIndexView(generic.IndexView):
    """Each campaign in one row: what it is about, how it comes back, what comes next."""

    @cached_property
    def at(self):
        return timezone.now()

    def get_base_queryset(self):
        return with_plans(Campaign.objects.all())

    @cached_property
    def columns(self):
        """The most telling first: a phone shows no more than fits."""
        return [
            self._get_title_column("name", get_url=self.get_inspect_url, classname=ONE_LINE),
            StatusTagColumn("state", label=_("Now"), accessor=self.state_of, primary=self.is_open),
            Column("next", label=_("Next edition"), accessor=self.next_of),
            Column("rhythm", label=_("Rhythm"), accessor=self.rhythm_of),
            Column("about", label=_("Theme and audience"), accessor=about, sort_key="theme__name"),
        ]

    def _get_title_column(self, field_name, get_url=None, **kwargs):
        column = super()._get_title_column(field_name, **kwargs)
        column._get_url_func = get_url
        return column

    def rhythm_of(self, campaign):
        series = plan_of(campaign, at=self.at).series
        return describe(series.rhythm) if series else _("Not by itself")

    def next_of(self, campaign):
        edition = plan_of(campaign, at=self.at).next
        return describe_window(edition.starts_at, edition.ends_at) if edition else _("None planned")

    def state_of(self, campaign):
        return state_of_plan(plan_of(campaign, at=self.at))

    def is_open(self, campaign):
        return plan_of(campaign, at=self.at).view.kind == CampaignKind.OPEN


def about(campaign):
    return f"{campaign.theme} – {campaign.get_audience_display()}"


class Planned:
    """Saves through the action, and shows the campaign's own page afterwards."""

    template_name = "schedules/admin/campaign_form.html"

    def save_by(self, form, *, by, at):
        return plan_campaign(form.save(commit=False), form.rhythm, by=by, at=at)

    def get_success_url(self):
        return reverse("campaigns:inspect", args=[self.object.pk])

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        form = context["form"]
        return context | {
            "campaign_fields": [form[name] for name in CampaignForm.Meta.fields],
            "shape_field": form["shape"],
            "shape_fields": [
                (form[name], shown_for(s for s in READS if name in READS[s]))
                for name in SHAPE_FIELDS
            ],
            "common_fields": [form[name] for name in COMMON_FIELDS],
            "any_shape": shown_for(READS),
        }


def shown_for(shapes):
    """In the writing of Wagtail's rules: only while one of these is chosen."""
    return json.dumps({"shape": [shape.value for shape in shapes]})


class CampaignAddView(Planned, AddView):
    pass


class CampaignChangeView(Planned, ChangeView):
    pass


class CampaignInspectView(generic.InspectView):
    """One campaign on one page: its rhythm, what it gives, and every edition."""

    template_name = "schedules/admin/campaign.html"
    page_title = _("Campaign")

    def get_object(self, queryset=None):
        return get_object_or_404(with_plans(Campaign.objects.all()), pk=self.pk)

    def get_fields(self):
        return [name for name in CampaignForm.Meta.fields if name != "name"]

    def get_fields_context(self):
        return [fact for fact in super().get_fields_context() if fact["value"]]

    def get_context_data(self, **kwargs):
        at = timezone.now()
        plan = plan_of(self.object, at=at)
        rhythm = plan.series.rhythm if plan.series else None
        past = [e for e in plan.editions if e not in plan.coming]
        return super().get_context_data(**kwargs) | {
            "plan": plan,
            "state": state_of_plan(plan),
            "rhythm": describe(rhythm) if rhythm else "",
            "windows": [
                describe_window(*edges) for edges in (next_windows(rhythm, at=at) if rhythm else [])
            ],
            "coming": edition_rows(plan.coming[:12], at=at),
            "more": max(0, len(plan.coming) - 12),
            "past": edition_rows(past[::-1][:12], at=at),
            "conflicts": open_conflicts(self.object),
            "may_plan": self.request.user.has_perm("schedules.plan_campaign"),
            "may_decide": self.request.user.has_perm("schedules.confirm_edition"),
        }


class CampaignViewSet(DeskViewSet):
    model = Campaign
    name = "campaigns"
    icon = "calendar-alt"
    menu_order = 1
    routes = (*DeskViewSet.routes, "inspect")
    index_view_class = CampaignIndexView
    add_view_class = CampaignAddView
    edit_view_class = CampaignChangeView
    inspect_view_class = CampaignInspectView
    inspect_view_enabled = True
    list_filter = ["theme", "audience"]
    search_fields = ["name"]

    def get_form_class(self, for_update=False):
        return CampaignForm

    def get_urlpatterns(self):
        return [*super().get_urlpatterns(), path("settle/<int:pk>/", settle, name="settle")]


class ThemeViewSet(DeskViewSet):
    model = Theme
    name = "themes"
    icon = "tag"
    menu_order = 3
    add_view_class = generic.CreateView
    edit_view_class = generic.EditView
    form_fields = ["name", "look"]
    list_display = ["name", "look"]
