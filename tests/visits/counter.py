"""The counter as a teacher meets it: a school, people who could come, and pages read as text.

Pages are asked for in English, whose words stand in the code itself.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from html import unescape

from django.test import Client
from django.utils import translation

from schedules.models import Host, Municipality, Team, VisitOffer
from schedules.views.doors import address
from tests.factories.schedules import (
    VISIT_AT,
    make_facilitator,
    make_host,
    make_hours,
    make_member,
    make_municipality,
    make_offer,
    make_team,
    make_user,
)

VISIT_DAY = VISIT_AT.date()
START = "2026-10-20T10:00"


@dataclass
class Counter:
    """A school with one teacher, and a visit of an hour by one of two who work 8 to 17 that day."""

    municipality: Municipality
    team: Team
    host: Host
    offer: VisitOffer
    teacher: object
    browser: Client


def open_counter(*, days: tuple[date, ...] = (VISIT_DAY,), people: int = 2, **offer) -> Counter:
    municipality = make_municipality(name="Uppsala")
    team = make_team(municipalities=[municipality])
    for _n in range(people):
        facilitator = make_facilitator(team=team)
        for day in days:
            make_hours(facilitator, day)
    host = make_host(municipality=municipality, name="Exempelgymnasiet")
    teacher = make_member(host, name="Lärare 1", email="larare@skola.example")
    offer = make_offer(team=team, **{"step_minutes": 60, "quiet_minutes": 0} | offer)
    return Counter(municipality, team, host, offer, teacher, browser_of(teacher))


def browser_of(user) -> Client:
    browser = Client()
    browser.force_login(user)
    return browser


def stranger() -> Client:
    return browser_of(make_user())


def page(name: str, *args, **query) -> str:
    with translation.override("en"):
        return address(name, *args, **query)


def text_of(response) -> str:
    """What stands on the page between its header and its footer, as one line."""
    html = response.content.decode()
    main = re.search(r"<body>.*</main>", html, re.DOTALL)[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


def days_from(first: date, count: int) -> tuple[date, ...]:
    return tuple(first + timedelta(days=n) for n in range(count))


def answers(**changed) -> dict:
    """The details form, filled in well."""
    return {
        "start": START,
        "form_key": "6a1f3a52-0d0e-4a35-9f9c-0c9f2f6f8a11",
        "year_group": "Gymnasiet, år 2",
        "group_size": "28",
        "meeting_place": "Huvudingången, sal 214",
        "contact_name": "Lärare 1",
        "contact_phone": "",
    } | changed


def times_page(counter, **query):
    return counter.browser.get(page("times", counter.offer.pk, **query))


def week_url(counter, week: str) -> str:
    return page("times", counter.offer.pk, host=counter.host.pk, vecka=week)


def url_of(visit) -> str:
    return page("visit", visit.uuid)


def ask(counter, browser=None, **changed):
    url = page("request", counter.offer.pk, host=counter.host.pk)
    return (browser or counter.browser).post(url, answers(**changed))


def errors(response) -> dict:
    return {name: list(found) for name, found in response.context["form"].errors.items()}


def other_times(response) -> list[str]:
    return [value for value, _words in response.context["form"].fields["start"].widget.choices]
