"""The world of the permission table, with a word of its own in every field that must not leak."""

from datetime import timedelta

from campaign_site.accounts.roles import Role, give_role
from schedules.models import AuditEntry, Facilitator, Notice, Visit
from tests.factories.pages import make_standard_page
from tests.factories.schedules import NOW, assign, make_facilitator, make_user
from tests.sign_in.places import SECRET
from tests.site.permission_world import World, build_world

STAFF = ("facilitator", "communicator", "reviewer", "coordinator", "admin")


def build_canaries() -> World:
    """With a facilitator whose data are protected, and who writes, owns and is written to."""
    world = build_world()
    world.people["trusted"] = make_user(role=Role.VISIT_COORDINATOR, password=SECRET)
    give_role(world.people["trusted"], Role.PROTECTED_DATA)
    for name, person in world.people.items():
        if person is not None:
            mark(person, name)
    colleague = Facilitator.objects.get(pk=world.keys["colleague"])
    mark(colleague.user, "colleague")
    protected = make_facilitator(user=make_user(role=Role.COMMUNICATOR), protected=True)
    mark(protected.user, "protected")
    mark_visits(world, protected)
    world.keys["written"] = leave_traces(world, protected.user).pk
    return world


def mark(person, name: str) -> None:
    person.name, person.email = f"Zname{name}", f"zmail{name}@skola.example"
    person.save()


def mark_visits(world: World, protected: Facilitator) -> None:
    """One with a protected contact and facilitator, one that nobody need hide."""
    hidden = Visit.objects.get(pk=world.keys["visit"])
    mark_contact(hidden, "protected", protected=True)
    assign(hidden, protected)
    mark_contact(Visit.objects.get(pk=world.keys["own_visit"]), "own", protected=False)


def mark_contact(visit: Visit, name: str, *, protected: bool) -> None:
    visit.contact.name, visit.contact.phone = f"Zcontact{name}", f"Zphone{name}"
    visit.contact.protected = protected
    visit.contact.save()


def leave_traces(world: World, person):
    """All that one person of the staff leaves behind in trails, histories and lists."""
    for kind, key in (("visit", "visit"), ("edition", "edition"), ("membership", "waiting")):
        AuditEntry.objects.create(
            subject_type=kind, subject_id=world.keys[key], action="approved", by=person, at=NOW
        )
    Notice.objects.create(
        kind=Notice.Kind.VISIT_ASSIGNED,
        subject_type=Notice.Subject.VISIT,
        subject_id=world.keys["visit"],
        recipient=person,
        occasion="sequence-0",
        due_at=NOW - timedelta(days=1),
        error="SMTPException",
    )
    page = make_standard_page(owner=person)
    page.save_revision(user=person, log_action="wagtail.edit")
    return page
