"""Steps at the desk that are one press of a button."""

from django.contrib.auth.decorators import permission_required
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from schedules.actions.conflicts import settle_conflict
from schedules.models import SeriesConflict


@permission_required("schedules.plan_campaign", raise_exception=True)
@require_POST
def settle(request, pk):
    found = SeriesConflict.objects.filter(settled_at=None, series__campaign__isnull=False)
    conflict = get_object_or_404(found.select_related("series"), pk=pk)
    settle_conflict(conflict, by=request.user, at=timezone.now())
    messages.success(request, _("Settled. It stays as it is."))
    return redirect("campaigns:inspect", conflict.series.campaign_id)
