"""A site with every page type and something in each list, as real time has it."""

from datetime import timedelta

from django.utils import timezone

from pages.models import HelpContact
from schedules.models import WeekRoom
from schedules.rules.intervals import local_day
from tests.factories.pages import (
    TEXT,
    make_article,
    make_campaign_page,
    make_edition_page,
    make_help_page,
    make_home,
    make_offer_page,
    make_standard_page,
)
from tests.factories.schedules import make_campaign, make_edition, make_offer


def build_site(times=1):
    """Pages by the name of their type; `times` says how many of what stands in lists."""
    home = make_home(title="På glänt", intro="En dörr som står på glänt.")
    pages = {"home": home, "help": make_help_page(home=home, title="Hjälp", body=TEXT)}
    pages["standard"] = make_standard_page(home=home, title="Dölj dina spår", body=TEXT)
    home.hide_tracks_page = pages["standard"]
    home.save()
    for number in range(times):
        HelpContact.objects.create(
            name=f"Kontakt {number}",
            role="Pratar med unga.",
            grade="today",
            checked_on=local_day(timezone.now()),
            review_by=local_day(timezone.now() + timedelta(days=90)),
        )
        pages |= campaign_pages(home)
    pages["campaign_index"] = pages["campaign"].get_parent().specific
    pages["visit_index"] = pages["visit_offer"].get_parent().specific
    return pages


def campaign_pages(home):
    now = timezone.now()
    campaign = make_campaign()
    page = make_campaign_page(campaign, home=home)
    past, current, _ = [
        make_edition(campaign=campaign, starts_at=now + first, ends_at=now + last)
        for first, last in windows()
    ]
    make_edition_page(current, parent=page, intro="Det här är nytt i år.")
    offer = make_offer(campaigns=[campaign])
    WeekRoom.objects.create(offer=offer, monday=local_day(now + timedelta(days=9)), room="bookable")
    return {
        "campaign": page,
        "edition": make_edition_page(past, parent=page),
        "article": make_article(campaign, parent=page),
        "visit_offer": make_offer_page(offer, home=home, body=TEXT),
    }


def windows():
    day = timedelta(days=1)
    return [(-30 * day, -20 * day), (-day, 6 * day), (30 * day, 37 * day)]
