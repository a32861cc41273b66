"""Links in running text lead only to pages that can be seen at the instant the page is read."""

import re

from django.utils import timezone
from django.utils.html import escape
from wagtail.models import Locale, Site
from wagtail.rich_text.pages import PageLinkHandler

from pages.moment import seen_at
from pages.visibility import visible

KEY = re.compile(r"[0-9]{1,18}")


class VisiblePageLinkHandler(PageLinkHandler):
    """A link to a page that is not to be seen becomes its own words, without an address."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list):
        at = seen_at.get() or timezone.now()
        wanted = {attrs.get("id") for attrs in attrs_list}
        pages = {
            str(p.pk): p for p in visible(at).filter(pk__in=whole(wanted)).specific(defer=True)
        }
        found = [pages.get(str(attrs.get("id"))) for attrs in attrs_list]
        links = addresses(page for page in found if page)
        return [f'<a href="{escape(next(links))}">' if page else "<a>" for page in found]


def addresses(pages):
    """Addresses in the reader's language; language and sites are asked for once for all pages."""
    active, sites = Locale.get_active(), Site.get_site_root_paths()
    for page in pages:
        translated = page if page.locale_id == active.pk else page.localized
        # Where Wagtail itself remembers them for a page; without it each page asks anew.
        translated._wagtail_cached_site_root_paths = sites
        yield translated.url


def whole(ids):
    """Those that can be keys; an editor's browser may have sent anything."""
    return [pk for pk in ids if KEY.fullmatch(str(pk))]
