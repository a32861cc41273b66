"""One message of each kind, about something that makes it wanted at `NOW`."""

from datetime import date, time, timedelta

from campaign_site.accounts.roles import Role
from schedules.models import Edition, Membership, Notice
from schedules.queries.recipients import step_of
from schedules.rules.intervals import local_instant
from tests.factories.schedules import (
    NOW,
    make_campaign,
    make_edition,
    make_host,
    make_membership,
    make_offer,
    make_user,
    make_visit,
)

Kind, Subject = Notice.Kind, Notice.Subject
FOR_COORDINATORS = {Kind.VISIT_TO_ANSWER, Kind.MEMBERSHIP_TO_ANSWER}
FOR_FACILITATORS = {Kind.VISIT_ASSIGNED, Kind.VISIT_UNASSIGNED}
FOR_HOSTS = (
    set(Kind)
    - FOR_COORDINATORS
    - FOR_FACILITATORS
    - {
        Kind.EDITION_OPEN,
        Kind.EDITION_UNCONFIRMED,
    }
)
STATUS = {
    Kind.VISIT_REQUESTED: "requested",
    Kind.VISIT_TO_ANSWER: "requested",
    Kind.VISIT_CANCELLED: "cancelled",
    Kind.VISIT_UNASSIGNED: "cancelled",
    Kind.MEMBERSHIP_TO_ANSWER: Membership.Status.PENDING,
    Kind.MEMBERSHIP_APPROVED: Membership.Status.APPROVED,
    Kind.MEMBERSHIP_REFUSED: Membership.Status.REFUSED,
}


def make_notice(kind: str, about, recipient, **columns) -> Notice:
    """Any message about a visit, a membership or an edition, due at `NOW`."""
    columns.setdefault("occasion", step_of(about) if kind.startswith("visit") else "once")
    columns.setdefault("due_at", NOW)
    columns.setdefault("not_after", NOW + timedelta(days=7))
    return Notice.objects.create(
        kind=kind,
        subject_type=about._meta.model_name,
        subject_id=about.pk,
        recipient=recipient,
        **columns,
    )


def make_wanted(kind: str, **columns) -> Notice:
    """A message of this kind with all that it tells of."""
    if kind.startswith("visit"):
        return make_visit_notice(kind, **columns)
    if kind.startswith("membership"):
        return make_membership_notice(kind, **columns)
    return make_edition_notice(kind, **columns)


def make_visit_notice(kind: str, **columns) -> Notice:
    visit = make_visit(status=STATUS.get(kind, "confirmed"), confirmed_at=NOW, sequence=1)
    if kind in FOR_COORDINATORS:
        recipient = make_user(role=Role.VISIT_COORDINATOR)
    elif kind in FOR_FACILITATORS:
        recipient = visit.assignments.get().facilitator.user
    else:
        recipient = visit.contact.user
    return make_notice(kind, visit, recipient, **columns)


def make_membership_notice(kind: str, **columns) -> Notice:
    person = make_user()
    membership = make_membership(
        person, make_host(), status=STATUS[kind], wished_offer=make_offer()
    )
    if kind in FOR_COORDINATORS:
        person = make_user(role=Role.VISIT_COORDINATOR)
    return make_notice(kind, membership, person, **columns)


def make_edition_notice(kind: str, **columns) -> Notice:
    """Open since yesterday, or still unconfirmed for tomorrow."""
    owner = make_user(role=Role.COMMUNICATOR)
    is_open = kind == Kind.EDITION_OPEN
    edition = make_edition(
        campaign=make_campaign(owner=owner),
        starts_at=local_instant(date(2026, 10, 5 if is_open else 7), time(0)),
        status=Edition.Status.CONFIRMED if is_open else Edition.Status.PROVISIONAL,
    )
    return make_notice(kind, edition, owner, **columns)
