"""What a person does to an edition besides confirming it; readers see it within seconds."""

from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.auth import permission_required

from pages.generation import renew_generation
from pages.views.editions import load_edition, trail_to_campaign
from schedules.actions.editions import add_edition, cancel_edition, move_edition
from schedules.describing import describe_window
from schedules.forms.editions import CancelForm, MoveForm, WindowForm, initial_window
from schedules.models import Campaign
from schedules.rules.intervals import local_day
from schedules.viewsets.base import desk_page

MAY_DECIDE = "schedules.confirm_edition"


@permission_required(MAY_DECIDE)
def move(request, pk):
    edition, at = load_edition(pk), timezone.now()
    form = MoveForm(request.POST or None, initial=initial_window(edition))
    moved = form.take(
        lambda: move_edition(
            edition,
            **form.cleaned_data["window"].edges,
            reason=form.cleaned_data["reason"],
            by=request.user,
            at=at,
        )
    )
    if moved:
        return done(request, _("Moved. Booked visits stay where they are."), edition)
    return step_page(request, edition, form, title=_("Move the edition"), button=_("Move"))


@permission_required(MAY_DECIDE)
def cancel(request, pk):
    edition, at = load_edition(pk), timezone.now()
    form = CancelForm(request.POST or None)
    cancelled = form.take(
        lambda: cancel_edition(edition, notice=form.cleaned_data["notice"], by=request.user, at=at)
    )
    if cancelled:
        return done(request, _("Cancelled. Readers see the notice."), edition)
    return step_page(
        request,
        edition,
        form,
        title=_("Cancel the edition"),
        button=_("Cancel the edition"),
        explain=_("This cannot be undone. Booked visits stay where they are."),
        serious=True,
    )


@permission_required(MAY_DECIDE)
def add(request, campaign_pk):
    campaign, at = get_object_or_404(Campaign, pk=campaign_pk), timezone.now()
    form = WindowForm(request.POST or None)
    added = form.take(lambda: add_from(form, campaign, by=request.user, at=at))
    if added:
        return done(request, _("Added. Confirm it when all is in order."), added)
    return desk_page(
        request,
        "edition_step.html",
        title=_("Add an edition by hand"),
        icon="calendar-check",
        trail=trail_to_campaign(campaign),
        form=form,
        button=_("Add"),
        explain=_("Once, outside the campaign's rhythm."),
        back=reverse("campaigns:inspect", args=[campaign.pk]),
    )


def add_from(form, campaign, *, by, at):
    window = form.cleaned_data["window"]
    return add_edition(campaign, **window.edges, key=local_day(window.starts_at), by=by, at=at)


def done(request, sentence, edition):
    renew_generation()
    messages.success(request, sentence)
    return redirect("desk:edition", edition.pk)


def step_page(request, edition, form, *, title, button, explain="", serious=False):
    back = reverse("desk:edition", args=[edition.pk])
    when = describe_window(edition.starts_at, edition.ends_at)
    return desk_page(
        request,
        "edition_step.html",
        title=title,
        icon="calendar-check",
        trail=[*trail_to_campaign(edition.campaign), (back, when)],
        form=form,
        button=button,
        explain=explain,
        serious=serious,
        back=back,
    )
