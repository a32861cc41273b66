"""One edition at the desk: what it still needs, and the decision that it may open."""

from datetime import datetime

from django.db.models import Count
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages
from wagtail.admin.auth import permission_required

from pages.actions.writing import write_for_edition
from pages.generation import renew_generation
from pages.models import CampaignIndexPage
from pages.readiness import readiness, texts_of
from schedules.actions.editions import confirm_edition
from schedules.describing import describe_round, describe_window
from schedules.errors import Refused
from schedules.forms.editions import ConfirmForm
from schedules.models import AuditEntry, Edition
from schedules.queries.campaigns import round_of
from schedules.queries.planning import editions_for_desk
from schedules.viewsets.base import desk_page

# Wagtail's icons and colours; the word beside them says the same.
LOOKS = {
    "red": ("circle-xmark", "w-w-5 w-h-5 w-shrink-0 w-text-critical-200"),
    "amber": ("warning", "w-w-5 w-h-5 w-shrink-0 w-text-warning-100"),
    "green": ("circle-check", "w-w-5 w-h-5 w-shrink-0 w-text-positive-100"),
}


def load_edition(pk: int) -> Edition:
    found = editions_for_desk().annotate(visit_count=Count("visits", distinct=True))
    return get_object_or_404(found, pk=pk)


@permission_required("schedules.plan_campaign")
@require_safe
def show(request, pk):
    return edition_page(request, load_edition(pk), ConfirmForm(), at=timezone.now())


@permission_required("schedules.confirm_edition")
@require_POST
def confirm(request, pk):
    edition, at, form = load_edition(pk), timezone.now(), ConfirmForm(request.POST)
    findings = readiness(edition, at=at)
    taken = form.take(
        lambda: confirm_edition(
            edition, findings=findings, reason=form.cleaned_data["reason"], by=request.user, at=at
        )
    )
    if not taken:
        return edition_page(request, load_edition(pk), form, at=at)
    renew_generation()
    messages.success(request, _("Confirmed. It opens by itself at its hour."))
    return redirect("desk:edition", pk)


@permission_required("schedules.plan_campaign")
@require_POST
def write(request, pk):
    edition = load_edition(pk)
    parent = texts_of(edition).campaign_page
    if parent is None or not parent.permissions_for_user(request.user).can_add_subpage():
        messages.error(request, _("Write the campaign's own page first."))
        return redirect("desk:edition", pk)
    try:
        page = write_for_edition(edition, campaign_page=parent, by=request.user, at=timezone.now())
    except Refused as refused:
        messages.error(request, refused.sentence)
        return redirect("desk:edition", pk)
    return redirect("wagtailadmin_pages:edit", page.pk)


def edition_page(request, edition: Edition, form, *, at: datetime):
    findings, round_ = readiness(edition, at=at), round_of(edition)
    when = describe_window(edition.starts_at, edition.ends_at)
    return desk_page(
        request,
        "edition.html",
        title=f"{edition.campaign.name}, {when}",
        icon="calendar-check",
        trail=trail_to_campaign(edition.campaign),
        edition=edition,
        round=round_,
        state=describe_round(round_, at),
        findings=[row_of(finding) for finding in findings],
        form=form,
        texts=texts_of(edition),
        index_page=CampaignIndexPage.objects.first(),
        pauses=edition.pauses.filter(lifted_at=None),
        steps=history_of(edition),
        is_red=any(f.level == "red" for f in findings),
        may_decide=request.user.has_perm("schedules.confirm_edition"),
        can_confirm=edition.status == Edition.Status.PROVISIONAL and edition.ends_at > at,
        can_change=edition.status != Edition.Status.CANCELLED and edition.ends_at > at,
    )


def trail_to_campaign(campaign):
    return [
        (reverse("campaigns:index"), _("Campaigns")),
        (reverse("campaigns:inspect", args=[campaign.pk]), campaign.name),
    ]


def row_of(finding) -> dict:
    words = {"red": _("Missing"), "amber": _("Look at this"), "green": _("In order")}
    icon, tone = LOOKS[finding.level]
    return {"finding": finding, "icon": icon, "tone": tone, "level": words[finding.level]}


def history_of(edition: Edition) -> list[dict]:
    words = {
        "added": _("Added by hand"),
        "confirmed": pgettext("step", "Confirmed"),
        "moved": _("Moved"),
        "cancelled": _("Cancelled"),
        "touched": _("A text was begun"),
    }
    entries = AuditEntry.objects.filter(subject_type="edition", subject_id=edition.pk)
    return [
        {"what": words.get(entry.action, entry.action), "when": entry.at, "who": entry.by or ""}
        for entry in entries.select_related("by")
    ]
