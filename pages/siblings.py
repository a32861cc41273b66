"""What stands around a campaign's page: articles, earlier rounds and visits, in one query."""

from pages.visibility import pages_of, visible
from schedules.models import VisitOffer


def around(page, request):
    """Links by kind; only pages that can be seen at the request's instant."""
    offers = VisitOffer.objects.bookable().filter(campaigns=page.campaign_id)
    seen = visible(request.at).filter(locale=page.locale_id)
    found = seen.filter(seen.child_of_q(page)) | seen.filter(pk__in=pages_of(offers, "pages"))
    pages = list(found.order_by("path"))
    return {
        "articles": links(pages, "articlepage", request),
        "archive": links(pages, "editionpage", request)[::-1],
        "offers": links(pages, "visitofferpage", request),
    }


def links(pages, kind, request):
    return [
        {"title": page.title, "url": page.get_url(request)}
        for page in pages
        if page.cached_content_type.model == kind
    ]
