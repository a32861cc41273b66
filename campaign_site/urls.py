"""The front door. Wagtail's pages come last and take what is left."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from campaign_site import sitemaps
from campaign_site.accounts.urls import admin_sign_in, page_sign_in, sign_in
from campaign_site.search import search
from campaign_site.views import demo_mail, demo_mail_message, demo_picture, health

urlpatterns = [
    # Before Wagtail's own, whose sign-in knows no second step.
    *admin_sign_in,
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("sitemap.xml", sitemaps.sitemap, name="sitemap"),
    path("robots.txt", sitemaps.robots, name="robots"),
    path("health", health, name="health"),
    path("demo/mejl/", demo_mail, name="demo_mail"),
    path("demo/mejl/<slug:name>/", demo_mail_message, name="demo_mail_message"),
    path("uploads/images/<path:path>", demo_picture, name="demo_picture"),
    *i18n_patterns(
        path("konto/", include(sign_in)),
        path("sok/", search, name="search"),
        path("", include("schedules.urls")),
        *page_sign_in,
        path("", include(wagtail_urls)),
        prefix_default_language=False,
    ),
]
