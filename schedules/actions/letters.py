"""A Notice as a message in its recipient's language, written at the moment it goes."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template import Context
from django.template.loader import get_template
from django.urls import reverse
from django.utils import timezone, translation

from schedules.actions.invitations import attach_invitation, function_address, mail_domain
from schedules.actions.letter_facts import facts_of
from schedules.models import Edition, Membership, Notice, Visit
from schedules.queries.notices import subject_of
from schedules.queries.recipients import is_wanted
from schedules.rules.intervals import TZ
from schedules.rules.texts import one_line


def letter_of(notice: Notice, *, at: datetime) -> EmailMultiAlternatives | None:
    """None when nobody waits for it any more."""
    subject = subject_of(notice)
    if not is_wanted(notice, subject, at=at):
        return None
    with translation.override(notice.recipient.language), timezone.override(TZ):
        message = write(notice, subject, at=at)
        if isinstance(subject, Visit):
            attach_invitation(message, notice, subject)
    return message


def write(notice: Notice, subject: Any, *, at: datetime) -> EmailMultiAlternatives:
    """Text and HTML say the same; no header holds more than one line of anything."""
    context = {
        "subject": subject,
        "at": at,
        "link": link_of(notice, subject),
        "facts": facts_of(notice, subject),
        "language": notice.recipient.language,
    }
    context["title"] = one_line(render(notice, "subject.txt", context))
    message = EmailMultiAlternatives(
        subject=context["title"],
        body=render(notice, "txt", context).strip() + "\n",
        to=[one_line(notice.recipient.email)],
        reply_to=[function_address()],
        headers={
            "Message-ID": message_id(notice),
            "Auto-Submitted": "auto-generated",
            "Content-Language": notice.recipient.language,
        },
    )
    message.attach_alternative(render(notice, "html", context).strip(), "text/html")
    return message


def render(notice: Notice, suffix: str, context: dict[str, Any]) -> str:
    """Only HTML is escaped: in plain text an ampersand is an ampersand."""
    template = get_template(f"notices/{notice.kind}.{suffix}").template
    return template.render(Context(context, autoescape=suffix == "html"))


def message_id(notice: Notice) -> str:
    """The same at every try, so that a message sent twice is shown once."""
    return f"<notice-{notice.pk}-{int(notice.due_at.timestamp())}@{mail_domain()}>"


def link_of(notice: Notice, subject: Any) -> str:
    """Where to read on; opening it changes nothing, whoever or whatever opens it."""
    return settings.BASE_URL + PATHS[notice.kind](subject)


def path_to_visit(visit: Visit) -> str:
    return reverse("visits:visit", args=[visit.uuid])


def path_to_times(visit: Visit) -> str:
    return reverse("visits:times", args=[visit.offer_id])


def path_to_wish(membership: Membership) -> str:
    """What the person was about to book when the question of membership came in between."""
    offer = membership.wished_offer
    if offer is not None and offer.is_active:
        return reverse("visits:times", args=[offer.pk])
    return reverse("visits:list")


def path_to_asking(membership: Membership) -> str:
    return reverse("visits:membership")


# By name alone: the desk stands above this floor.
DESK = {Visit: "visit_desk:inspect", Membership: "membership_desk:inspect", Edition: "desk:edition"}


def path_at_desk(subject: Visit | Membership | Edition) -> str:
    return reverse(DESK[type(subject)], args=[subject.pk])


def path_to_calendar(visit: Visit) -> str:
    """Who gives visits reads them there; the desk's page of a visit is the coordinators'."""
    return reverse("calendar_desk:calendar")


Kind = Notice.Kind
PATHS: dict[str, Callable[[Any], str]] = {
    Kind.VISIT_REQUESTED: path_to_visit,
    Kind.VISIT_TO_ANSWER: path_at_desk,
    Kind.VISIT_CONFIRMED: path_to_visit,
    Kind.VISIT_ASSIGNED: path_to_calendar,
    Kind.VISIT_CANCELLED: path_to_times,
    Kind.VISIT_UNASSIGNED: path_to_calendar,
    Kind.MEMBERSHIP_TO_ANSWER: path_at_desk,
    Kind.MEMBERSHIP_APPROVED: path_to_wish,
    Kind.MEMBERSHIP_REFUSED: path_to_asking,
    Kind.EDITION_OPEN: path_at_desk,
    Kind.EDITION_UNCONFIRMED: path_at_desk,
}
