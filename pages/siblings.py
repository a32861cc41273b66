"""What stands around a campaign's page: articles, earlier rounds and visits.

Which pages there are is remembered until something is published; which of the rounds can be read
at the instant is judged each time, by the rule itself: the SQL of `visible` takes longer to write
than the rest of the page.
"""

from django.db.models import F, Q
from wagtail.models import Page

from pages.generation import remembered
from pages.visibility import pages_of
from schedules.models import VisitOffer
from schedules.rules.phase import EditionKind, edition_view

READABLE = {EditionKind.ARCHIVE, EditionKind.CANCELLED}


def around(page, request):
    """Links by kind; only to pages that can be seen at the request's instant, as this one can."""
    near = remembered(f"around:{page.pk}", lambda: pages_near(page))
    readable = readable_editions(page.standing, request.at)
    seen = [one for one in near if one["edition"] is None or one["edition"] in readable]
    return {
        "articles": of_kind(seen, "articlepage"),
        "archive": of_kind(seen, "editionpage"),
        "offers": of_kind(seen, "visitofferpage"),
    }


def pages_near(page):
    """The pages below a campaign's and those of its offers, with their kind and edition."""
    offers = VisitOffer.objects.bookable().filter(campaigns=page.campaign_id)
    live = Page.objects.live().filter(locale=page.locale_id)
    near = live.filter(live.child_of_q(page) | Q(pk__in=pages_of(offers, "pages")))
    near = near.annotate(edition=F("editionpage__edition"))
    # Rounds by their time, the latest first; all else as it stands in the tree.
    near = near.order_by("-editionpage__edition__starts_at", "path")
    return [
        {
            "title": found.title,
            "url": found.get_url(),
            "kind": found.cached_content_type.model,
            "edition": found.edition,
        }
        for found in near
    ]


def readable_editions(standing, at):
    """Keys of the rounds that have a page of their own at the instant."""
    between, paused = standing.campaign.between, standing.theme_paused
    return {
        one.id
        for one in standing.rounds
        if edition_view(one, between=between, theme_paused=paused, at=at) in READABLE
    }


def of_kind(pages, kind):
    return [page for page in pages if page["kind"] == kind]
