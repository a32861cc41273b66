"""What the components show, from what the queries found: words and addresses, no decisions."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pages.periods import days, machine_period, period, week_title
from pages.registers.contacts import HelpContact
from schedules.rules.phase import CampaignKind

Grade = HelpContact.Grade


def row_of(item, request):
    """A campaign in the programme: when it is on, or when it comes."""
    shown = item.round if item.is_open else item.next_round or item.round
    return {
        "title": item.text.heading,
        "url": item.page.get_url(request),
        "text": item.text.intro,
        "theme": item.look,
        "when": period(shown.starts_at, shown.ends_at) if shown else "",
        "datetime": machine_period(shown.starts_at, shown.ends_at) if shown else "",
        "status": status_of(item),
    }


def status_of(item):
    if item.is_open:
        return "open"
    return item.next_round.status if item.next_round else ""


def state_of(view):
    """The tag at the top of a campaign: on now, returning, or coming."""
    if view.kind == CampaignKind.OPEN:
        return {
            "status": "open",
            "when": period(view.round.starts_at, view.round.ends_at),
            "datetime": machine_period(view.round.starts_at, view.round.ends_at),
        }
    if view.next_round:
        coming = view.next_round
        label = _("Returns") if view.round else _("Begins")
        return {
            "state_label": label,
            "state": "done",
            "when": period(coming.starts_at, coming.ends_at, year=True),
            "datetime": machine_period(coming.starts_at, coming.ends_at),
        }
    return {}


def help_of(contacts):
    """Contacts by grade, as the help box takes them."""
    shown = [contact_of(contact) for contact in contacts]
    return {
        "now": [c for c in shown if c["grade"] == Grade.NOW],
        "today": [c for c in shown if c["grade"] == Grade.TODAY],
        "later": [c for c in shown if c["grade"] == Grade.TALK],
    }


def contact_of(contact):
    return {
        "name": contact.name,
        "role": contact.role,
        "phone": contact.phone,
        "hours": contact.hours,
        "unverified": contact.is_unverified,
        "grade": contact.grade,
    }


def week_of(week):
    return {
        "title": week_title(week.number),
        "when": days(week.monday, week.friday),
        "datetime": f"{week.monday}/{week.friday}",
        "state": week.room.value,
    }


def place_of(place):
    return {
        "anchor": place.anchor,
        "title": place.title,
        "url": f"#{place.anchor}",
        "links": [{"title": r.choice, "url": f"#{r.anchor}"} for r in place.routes],
    }


def route_of(route):
    return {"anchor": route.anchor, "title": route.title, "help": help_of(route.contacts)}


def link_to(page, request):
    return {"title": page.title, "text": page.intro, "url": page.get_url(request)}


def facts_of(offer):
    """An offer in short. Who comes is told as a number of people, never as persons."""
    comes = sum(need.count for need in offer.needs.all())
    values = {"min": offer.group_min, "max": offer.group_max}
    return [
        {"term": _("Length"), "value": _("%(minutes)s minutes") % {"minutes": offer.minutes}},
        {"term": _("Group"), "value": _("%(min)s to %(max)s people") % values},
        {"term": _("Who comes"), "value": people_from_the_unit(comes)},
        {"term": _("Quiet time after"), "value": quiet_time(offer.quiet_minutes)},
        {
            "term": _("Ask at least"),
            "value": ngettext(
                "%(days)s school day ahead", "%(days)s school days ahead", offer.notice_school_days
            )
            % {"days": offer.notice_school_days},
        },
    ]


def people_from_the_unit(count):
    return ngettext("%(count)s person from the unit", "%(count)s people from the unit", count) % {
        "count": count
    }


def quiet_time(minutes):
    if not minutes:
        return ""
    return _("%(minutes)s minutes in a quiet room, for those who want") % {"minutes": minutes}


def booking_steps():
    return [
        {
            "heading": _("Show that you work at a school"),
            "text": _("Write your work address. You get a code by e-mail."),
        },
        {
            "heading": _("Choose day and time"),
            "text": _("You see the times that are free for your school."),
        },
        {
            "heading": _("Tell us about the class"),
            "text": _("Year group, about how many, and where we meet."),
        },
        {
            "heading": _("We answer"),
            "text": _("The visit coordinator confirms. You get a file for your calendar."),
        },
    ]
