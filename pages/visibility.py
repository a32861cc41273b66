"""The single truth about what readers may see at an instant: lists, menus, search and sitemap.

Built of `pk__in` subqueries only, since the search backend refuses joins and Exists in the outer
query. The page types are reached by their rows' own relations, so that any of them may ask here.
"""

from wagtail.models import Page

from schedules.models import Edition, VisitOffer
from schedules.queries.campaigns import archived_editions, cancelled_editions, hidden_campaigns


def visible(at):
    """All pages to be seen at `at`, of every type. An open edition is seen as its campaign."""
    hidden = hidden_campaigns(at)
    unseen = (
        Edition.objects.exclude(pk__in=archived_editions(at).values("pk"))
        .exclude(pk__in=cancelled_editions(at).values("pk"))
        .order_by()
    )
    closed = VisitOffer.objects.filter(is_active=False).order_by()
    return (
        Page.objects.live()
        .filter(depth__gt=1)
        .exclude(pk__in=pages_of(hidden, "pages"))
        .exclude(pk__in=pages_of(hidden, "articles"))
        .exclude(pk__in=pages_of(unseen, "pages"))
        .exclude(pk__in=pages_of(closed, "pages"))
    )


def pages_of(rows, relation):
    """Keys of the rows' pages, without the NULL that would make NOT IN answer nothing."""
    return rows.filter(**{f"{relation}__isnull": False}).order_by().values(relation)


def is_visible(page, at):
    return visible(at).filter(pk=page.pk).exists()
