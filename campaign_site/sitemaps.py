"""What search engines may know: only what can be seen now."""

from django.contrib.sitemaps.views import sitemap as answer
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.sitemaps import Sitemap

from pages.visibility import visible


class VisibleSitemap(Sitemap):
    def items(self):
        root = self.get_wagtail_site().root_page
        pages = visible(timezone.now()).descendant_of(root, inclusive=True)
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
