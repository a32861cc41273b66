"""The public face: the page tree and the register of help contacts."""

from pages.models.articles import ArticlePage
from pages.models.campaigns import CampaignPage
from pages.models.editions import EditionPage
from pages.models.help import HelpPage
from pages.models.home import HomePage
from pages.models.indexes import CampaignIndexPage
from pages.models.offers import VisitIndexPage, VisitOfferPage
from pages.models.standard import StandardPage
from pages.registers.contacts import HelpContact
from pages.registers.generation import Generation

__all__ = [
    "ArticlePage",
    "CampaignIndexPage",
    "CampaignPage",
    "EditionPage",
    "Generation",
    "HelpContact",
    "HelpPage",
    "HomePage",
    "StandardPage",
    "VisitIndexPage",
    "VisitOfferPage",
]
