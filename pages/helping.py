"""Whose help stands beside a campaign. Help for those exploited and for buyers never meet."""

from django.utils.translation import get_language

from pages.generation import remembered
from pages.presenting import help_of
from pages.registers.contacts import HelpContact
from schedules.models import Campaign

Track = HelpContact.Track


def track_of(campaign):
    """Domain rule 2: a campaign for buyers shows only the buyers' own track."""
    return Track.BUYERS if campaign.audience == Campaign.Audience.BUYERS else Track.EXPLOITED


def help_for(campaign):
    """The context of the help box on a campaign's pages."""
    track = track_of(campaign)
    return {"track": track.value, "contacts": help_on(track)}


def help_on(track):
    """Contacts of a track by grade, remembered until one is changed."""
    return remembered(
        f"help:{get_language()}:{track.value}",
        lambda: help_of(HelpContact.objects.shown().for_track(track)),
    )
