"""One visit: everything that the desk knows of it, for the one who is looking."""

from dataclasses import dataclass

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.views import generic

from schedules.actions.seen import note_contacts_seen
from schedules.models import AuditEntry, Visit
from schedules.queries.desk import (
    CONTACT_SEEN,
    SEE_PROTECTED,
    notices_about,
    other_visits,
    shown_name,
    trail_of,
    visits_for,
    with_all,
)
from schedules.queries.standing import standing_of
from schedules.rules.visits import VisitStatus, may_become
from schedules.viewsets.words import (
    conflict_words,
    group_of,
    moment,
    notice_words,
    step_words,
    when,
    who,
)


@dataclass(frozen=True)
class Contact:
    """The host's person, as far as this viewer may see them."""

    name: str
    phone: str = ""
    email: str = ""
    is_hidden: bool = False
    is_protected: bool = False


class VisitPage(generic.InspectView):
    """Opening it shows contact data, so each opening leaves a row in the trail.

    That row is no state of the visit: reading twice changes nothing but the trail.
    """

    template_name = "schedules/admin/visit.html"

    def get_object(self, queryset=None):
        return get_object_or_404(with_all(visits_for(self.request.user)), pk=self.pk)

    def get_page_title(self):
        return when(self.object)

    def get_page_subtitle(self):
        return self.object.host.name

    def get_breadcrumbs_items(self):
        visits = {"url": reverse("visit_desk:index"), "label": _("Visits")}
        here = {"url": "", "label": when(self.object), "sublabel": self.object.host.name}
        return [*self.breadcrumbs_items, visits, here]

    def get_fields_context(self):
        return facts_of(self.object)

    def get_context_data(self, **kwargs):
        visit, viewer, at = self.object, self.request.user, timezone.now()
        trail = trail_of(visit)
        contact = contact_of(visit, viewer)
        if contact is not None and not contact.is_hidden:
            note_contacts_seen([visit], by=viewer, at=at)
        standing = standing_of(visit, at=at)
        return super().get_context_data(
            visit=visit,
            conflicts=[conflict_words(conflict, viewer) for conflict in standing.conflicts],
            is_preliminary=standing.is_preliminary,
            people=people_of(visit, viewer),
            contact=contact,
            openings=openings_of(trail, viewer),
            others=others_of(visit, viewer),
            notices=[notice_words(notice, viewer) for notice in notices_about(visit)],
            steps=[step_words(one, viewer) for one in trail if one.action != CONTACT_SEEN],
            can_confirm=may(visit, VisitStatus.CONFIRMED) and visit.ends_at > at,
            can_cancel=may(visit, VisitStatus.CANCELLED),
            **kwargs,
        )


def may(visit: Visit, to: VisitStatus) -> bool:
    return may_become(VisitStatus(visit.status), to)


def facts_of(visit: Visit) -> list[dict]:
    """Terms and values; what is empty is left out."""
    pairs = (
        (_("When"), when(visit)),
        (_("Host"), f"{visit.host.name}, {visit.host.municipality.name}"),
        (_("Kind of host"), visit.host.get_kind_display()),
        (_("Visit offer"), visit.offer.name),
        (_("Group"), group_of(visit)),
        (_("Where you meet"), visit.meeting_place),
        (_("Needed"), needs_of(visit)),
        (_("Edition"), visit.edition and str(visit.edition)),
        (_("Asked"), moment(visit.requested_at)),
        (_("Outcome"), visit.get_outcome_display()),
    )
    return [{"label": term, "value": value} for term, value in pairs if value]


def needs_of(visit: Visit) -> str:
    needs = [
        _("An interpreter, also of sign language") if visit.needs_interpreter else "",
        "" if visit.is_step_free else _("There are stairs and no lift to the room"),
    ]
    return ". ".join(filter(None, needs))


def people_of(visit: Visit, viewer) -> list[dict]:
    return [
        {
            "name": shown_name(one.facilitator, viewer),
            "team": one.facilitator.team.name,
            "is_away": one.is_away,
        }
        for one in visit.assignments.all()
    ]


def contact_of(visit: Visit, viewer) -> Contact | None:
    """None when it has been erased; a protected person is a role to all but two."""
    contact = getattr(visit, "contact", None)
    if contact is None:
        return None
    if contact.protected and not viewer.has_perm(SEE_PROTECTED):
        return Contact(name=_("The person who booked"), is_hidden=True)
    return Contact(
        name=contact.name,
        phone=contact.phone,
        email=contact.user.email if contact.user else "",
        is_protected=contact.protected,
    )


def openings_of(trail: list[AuditEntry], viewer) -> dict | None:
    """How often the contact details have been read before, and by whom last."""
    seen = [entry for entry in trail if entry.action == CONTACT_SEEN]
    if not seen:
        return None
    return {"count": len(seen), "when": moment(seen[0].at), "who": who(seen[0].by, viewer)}


def others_of(visit: Visit, viewer) -> list[dict]:
    return [
        {
            "when": when(other),
            "url": reverse("visit_desk:inspect", args=[other.pk]),
            "offer": other.offer.name,
            "status": other.get_status_display(),
        }
        for other in other_visits(visit, viewer)
    ]
