"""What search engines may know: only what can be seen now."""

from functools import reduce
from operator import or_

from django.contrib.sitemaps.views import sitemap as answer
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.sitemaps import Sitemap

from pages.visibility import visible


class VisibleSitemap(Sitemap):
    def items(self):
        """Below the site's home in every language that has one."""
        pages = visible(timezone.now())
        root = self.get_wagtail_site().root_page
        homes = root.get_translations(inclusive=True).live()
        below = [pages.descendant_of_q(home, inclusive=True) for home in homes]
        pages = pages.filter(reduce(or_, below)) if below else pages.none()
        return pages.order_by("path").defer_streamfields().specific()


def sitemap(request):
    return answer(request, {"pages": VisibleSitemap(request)})


def robots(request):
    """Staff's and hosts' doors are no concern of search engines."""
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}" for path in ("/admin/", "/konto/", "/mina-besok/", "/besok/")),
        f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")
