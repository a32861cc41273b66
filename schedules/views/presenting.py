"""A visit as the pages of its host show it."""

from datetime import datetime

from django.utils.translation import gettext as _

from schedules.actions.letter_facts import who_comes
from schedules.models import Visit
from schedules.rules.intervals import local_day
from schedules.rules.visits import VisitStatus, may_become
from schedules.views.doors import address
from schedules.views.words import day_title, group_words, hours


def title_of(visit: Visit, at: datetime) -> str:
    """The day; with its year when that is another than this one."""
    day = local_day(visit.starts_at)
    return day_title(day, year=day.year != local_day(at).year)


def can_be_cancelled(visit: Visit, at: datetime) -> bool:
    return visit.starts_at > at and may_become(VisitStatus(visit.status), VisitStatus.CANCELLED)


def what_happens_next(visit: Visit, at: datetime) -> str:
    if visit.status in (VisitStatus.CANCELLED, VisitStatus.DONE):
        return ""
    if visit.ends_at <= at:
        return _("The day has passed.")
    return {
        VisitStatus.HELD: _("The time is kept for you a little while."),
        VisitStatus.REQUESTED: _("The visit coordinator answers here and by e-mail."),
        VisitStatus.PROPOSED: _("We have proposed another time by e-mail. Answer there."),
        VisitStatus.CONFIRMED: _("We come as agreed."),
    }[VisitStatus(visit.status)]


def steps_of(visit: Visit) -> dict:
    """What is to be done from here, by whom; nothing once it is over."""
    if visit.status in (VisitStatus.REQUESTED, VisitStatus.PROPOSED):
        return {"heading": _("What happens now"), "steps": while_waiting()}
    if visit.status == VisitStatus.CONFIRMED:
        return {"heading": _("Before the visit"), "steps": before_the_visit()}
    return {}


def while_waiting() -> list[dict]:
    return [
        {
            "heading": _("The time is kept for you"),
            "text": _("Nobody else can book it while you wait."),
        },
        {
            "heading": _("The visit coordinator answers"),
            "text": _("You get a mail, and the answer stands here."),
        },
        {
            "heading": _("You put it in your calendar"),
            "text": _("The mail holds a calendar file once the visit is confirmed."),
        },
    ]


def before_the_visit() -> list[dict]:
    return [
        {
            "heading": _("Tell the student health team that we come"),
            "text": _("Decide who can be reached after the lesson."),
        },
        {
            "heading": _("Stay in the room"),
            "text": _("A teacher whom the group knows is there the whole time."),
        },
        {
            "heading": _("It is all right to leave"),
            "text": _(
                "Say beforehand that anyone may go out. Do not ask why in front of the others."
            ),
        },
    ]


def summary_of(visit: Visit) -> str:
    """One line under the day."""
    group = group_words(visit.year_group, visit.group_size)
    return f"{hours(visit.starts_at, visit.ends_at)} · {group} · {visit.host.name}"


def short_facts(visit: Visit) -> list[dict]:
    return [
        {"term": _("Time"), "value": hours(visit.starts_at, visit.ends_at)},
        {"term": _("Group"), "value": group_words(visit.year_group, visit.group_size)},
        {"term": _("Place"), "value": visit.meeting_place},
        {"term": _("Who"), "value": who_comes(visit.people) if visit.people else ""},
    ]


def all_facts(visit: Visit) -> list[dict]:
    needs = _("An interpreter, also of sign language") if visit.needs_interpreter else ""
    stairs = "" if visit.is_step_free else _("There are stairs and no lift to the room")
    return [
        {"term": _("Visit"), "value": visit.offer.name},
        {"term": _("At"), "value": visit.host.name},
        *short_facts(visit),
        {"term": _("Needed"), "value": ". ".join(filter(None, [needs, stairs]))},
        {"term": _("Meets us"), "value": contact_words(visit)},
    ]


def contact_words(visit: Visit) -> str:
    """Colleagues see who meets us; a protected person is a role to them too."""
    contact = getattr(visit, "contact", None)
    if contact is None:
        return ""
    if contact.protected:
        return _("The person who booked")
    return ", ".join(filter(None, [contact.name, contact.phone]))


def buttons_of(visit: Visit, at: datetime) -> list[dict]:
    buttons = []
    if visit.status == VisitStatus.CONFIRMED:
        url = address("calendar_file", visit.uuid)
        buttons.append({"label": _("Add to the calendar"), "url": url})
    if can_be_cancelled(visit, at):
        url = address("cancel", visit.uuid)
        buttons.append({"label": _("Cancel the visit"), "url": url, "kind": "plain"})
    if visit.status == VisitStatus.CANCELLED:
        url = address("times", visit.offer_id, host=visit.host_id)
        buttons.append({"label": _("Book a new time"), "url": url, "kind": "plain"})
    return buttons


def row_of(visit: Visit, at: datetime) -> dict:
    """For the lists: see components/visit_row.html and visit_next.html."""
    return {
        "title": title_of(visit, at),
        "datetime": visit.starts_at.isoformat(),
        "status": visit.status,
        "url": address("visit", visit.uuid),
        "text": summary_of(visit),
        "buttons": buttons_of(visit, at),
    }


def next_of(visit: Visit, at: datetime) -> dict:
    where = {"term": _("At"), "value": visit.host.name}
    return row_of(visit, at) | {
        "text": what_happens_next(visit, at),
        "facts": [where, *short_facts(visit)],
    }
