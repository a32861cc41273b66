"""The front door. Wagtail's pages come last and take what is left."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from django.views.i18n import JavaScriptCatalog
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from campaign_site.accounts.urls import admin_sign_in, sign_in
from campaign_site.views import health

urlpatterns = [
    path("health", health, name="health"),
    *admin_sign_in,
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
]
