"""Links in running text lead only to pages that can be seen at the instant the page is read."""

from django.utils import timezone
from django.utils.html import escape
from wagtail.rich_text.pages import PageLinkHandler

from pages.moment import seen_at
from pages.visibility import visible


class VisiblePageLinkHandler(PageLinkHandler):
    """A link to a page that is not to be seen becomes its own words, without an address."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list):
        at = seen_at.get() or timezone.now()
        wanted = {attrs.get("id") for attrs in attrs_list}
        pages = {str(p.pk): p for p in visible(at).filter(pk__in=whole(wanted)).specific(defer=True)}
        found = [pages.get(str(attrs.get("id"))) for attrs in attrs_list]
        return [f'<a href="{escape(p.localized.url)}">' if p else "<a>" for p in found]


def whole(ids):
    return [pk for pk in ids if str(pk).isdigit()]
