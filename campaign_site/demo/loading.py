"""The whole demo in its order; each part finds what is there and adds what is missing."""

from collections.abc import Callable
from datetime import UTC, datetime

from django.db import transaction

from campaign_site.demo.campaigns import load_campaigns
from campaign_site.demo.contacts import load_contacts
from campaign_site.demo.offers import load_offers
from campaign_site.demo.pages import load_pages
from campaign_site.demo.people import COMMUNICATOR, load_people, user_of
from campaign_site.demo.places import load_places
from campaign_site.demo.visits import load_visits
from campaign_site.demo.writing import robot
from schedules.actions.week_rooms import write_week_rooms


@transaction.atomic
def load_everything(*, at: datetime, say: Callable[[str], None]) -> None:
    # In UTC, since local readings of the doubled hour equal nothing in another zone.
    at = at.astimezone(UTC)
    say("schools and people")
    load_places(at=at)
    load_people(at=at)
    say("campaigns and their rounds")
    campaigns = load_campaigns(by=user_of(COMMUNICATOR), at=at)
    offers = load_offers(campaigns)
    say("pages")
    load_contacts()
    load_pages(campaigns, offers, by=robot(), at=at)
    say("visits")
    load_visits(offers, at=at)
    write_week_rooms(at=at)
