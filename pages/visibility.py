"""The single truth about what readers may see at an instant: lists, menus, search and sitemap."""

from wagtail.models import Page

from pages.models.articles import ArticlePage
from pages.models.campaigns import CampaignPage, EditionPage
from pages.models.offers import VisitOfferPage
from schedules.models import VisitOffer
from schedules.queries.campaigns import archived_editions, cancelled_editions, hidden_campaigns


def visible(at):
    """All pages to be seen at `at`, of every type. An open edition is seen as its campaign."""
    hidden = hidden_campaigns(at).values("pk")
    shown_editions = EditionPage.objects.filter(
        edition__in=archived_editions(at).values("pk")
    ) | EditionPage.objects.filter(edition__in=cancelled_editions(at).values("pk"))
    return (
        Page.objects.live()
        .filter(depth__gt=1)
        .exclude(pk__in=CampaignPage.objects.filter(campaign__in=hidden).values("pk"))
        .exclude(pk__in=ArticlePage.objects.filter(campaign__in=hidden).values("pk"))
        .exclude(
            pk__in=EditionPage.objects.exclude(pk__in=shown_editions.values("pk")).values("pk")
        )
        .exclude(
            pk__in=VisitOfferPage.objects.exclude(
                offer__in=VisitOffer.objects.bookable().values("pk")
            ).values("pk")
        )
    )


def is_visible(page, at):
    return visible(at).filter(pk=page.pk).exists()
