"""Domain rule 6 from the desk: one press with a reason stops an edition or a theme."""

from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.auth import permission_required

from pages.generation import renew_generation
from pages.views.edition_steps import MAY_DECIDE, step_page
from pages.views.editions import load_edition
from schedules.actions.pauses import lift_pause, start_pause
from schedules.forms.editions import ReasonForm
from schedules.models import Pause, Theme
from schedules.viewsets.base import desk_page


@permission_required(MAY_DECIDE)
def pause_edition(request, pk):
    edition = load_edition(pk)
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        stop(request, form, edition=edition)
        return redirect("desk:edition", pk)
    return step_page(
        request,
        edition,
        form,
        title=_("Pause the edition"),
        button=_("Pause"),
        explain=_("It is hidden at once and no message about it is sent, until someone lifts it."),
        serious=True,
    )


@permission_required(MAY_DECIDE)
def pause_theme(request, pk):
    theme = get_object_or_404(Theme, pk=pk)
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        stop(request, form, theme=theme)
        return redirect("campaigns:index")
    return desk_page(
        request,
        "edition_step.html",
        title=_("Pause the theme %(name)s") % {"name": theme.name},
        icon="tag",
        trail=[(reverse("campaigns:index"), _("Campaigns"))],
        form=form,
        button=_("Pause"),
        explain=_("Every campaign of the theme is hidden at once, until someone lifts it."),
        serious=True,
        back=reverse("campaigns:index"),
    )


@permission_required(MAY_DECIDE)
@require_POST
def lift(request, pk):
    """Of an edition or a theme; those of hosts belong to the visit desk."""
    found = Pause.objects.current().filter(host=None, municipality=None)
    pause = get_object_or_404(found, pk=pk)
    lift_pause(pause, by=request.user, at=timezone.now())
    renew_generation()
    messages.success(request, _("The pause is lifted."))
    if pause.edition_id:
        return redirect("desk:edition", pause.edition_id)
    return redirect("campaigns:index")


def stop(request, form, **what):
    """A second press while it is paused changes nothing."""
    if not Pause.objects.current().filter(**what).exists():
        reason = form.cleaned_data["reason"]
        start_pause(reason=reason, **what, by=request.user, at=timezone.now())
        renew_generation()
    messages.success(request, _("Paused. Help pages stay open."))
