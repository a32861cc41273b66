"""What stands around a campaign's page: articles, earlier rounds and visits, in one query.

Asked for each reader of a campaign, so editions are judged by the rule itself and not by
`visible`, whose SQL takes longer to write than the rest of the page.
"""

from django.db.models import F, Q
from wagtail.models import Page

from pages.visibility import pages_of
from schedules.models import VisitOffer
from schedules.rules.phase import EditionKind, edition_view

READABLE = {EditionKind.ARCHIVE, EditionKind.CANCELLED}


def around(page, request):
    """Links by kind; only pages that can be seen at the request's instant, as the campaign can."""
    offers = VisitOffer.objects.bookable().filter(campaigns=page.campaign_id)
    near = Page.objects.live().filter(locale=page.locale_id)
    near = near.filter(near.child_of_q(page) | Q(pk__in=pages_of(offers, "pages")))
    readable = readable_editions(page.standing, request.at)
    found = near.annotate(edition=F("editionpage__edition")).order_by("path")
    pages = [one for one in found if one.edition is None or one.edition in readable]
    return {
        "articles": links(pages, "articlepage", request),
        "archive": links(pages, "editionpage", request)[::-1],
        "offers": links(pages, "visitofferpage", request),
    }


def readable_editions(standing, at):
    """Keys of the rounds that have a page of their own at the instant."""
    between, paused = standing.campaign.between, standing.theme_paused
    return {
        one.id
        for one in standing.rounds
        if edition_view(one, between=between, theme_paused=paused, at=at) in READABLE
    }


def links(pages, kind, request):
    return [
        {"title": page.title, "url": page.get_url(request)}
        for page in pages
        if page.cached_content_type.model == kind
    ]
