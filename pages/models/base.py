from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.models import Locale, Page, PageViewRestriction, Site
from wagtail.search import index
from wagtail.url_routing import RouteResult

from pages.blocks import BODY
from pages.freshness import edge_until
from pages.generation import remembered
from pages.moment import seen_at

MODES = [("", _("Now")), ("before", _("Before")), ("during", _("During")), ("after", _("After"))]


class SitePage(Page):
    """A page of the site: it reads the clock once, then everything else is told the instant."""

    intro = models.TextField(
        _("intro"), blank=True, max_length=400, help_text=_("One or two sentences.")
    )

    private_page_options = []
    allowed_http_methods = ["GET", "HEAD"]
    search_fields = [*Page.search_fields, index.SearchField("intro")]
    content_panels = [*Page.content_panels, "intro"]

    class Meta:
        abstract = True

    look = ""

    @property
    def language(self):
        return locale_codes().get(self.locale_id) or self.locale.language_code

    def route(self, request, path_components):
        """One look-up by the whole address, however deep; what a language lacks, the site's has."""
        if not path_components:
            return super().route(request, path_components)
        below = "/".join(path_components)
        homes = {self.url_path, Site.find_for_request(request).root_page.url_path}
        found = Page.objects.live().filter(url_path__in=[f"{home}{below}/" for home in homes])
        page = min(found, key=lambda page: page.locale_id != self.locale_id, default=None)
        if page is None:
            raise Http404
        return RouteResult(page.specific)

    def get_view_restrictions(self):
        """None: nothing here is private by password; what is not to be seen answers 404."""
        return PageViewRestriction.objects.none()

    def address(self, at):
        """None where the page answers at `at`; another page to go to; or no page at all (404)."""
        return None

    def valid_until(self, at):
        """When this page may look different, at the latest ten minutes from now."""
        return edge_until(self.boundaries(at), at)

    def boundaries(self, at):
        return []

    def preview_at(self, mode, at):
        return at

    def serve(self, request, *args, **kwargs):
        request.at = timezone.now()
        seen_at.set(request.at)
        elsewhere = self.address(request.at)
        if elsewhere is not None:
            return redirect(elsewhere.get_url(request))
        if self.language != get_language():
            return self.to_its_language(request)
        request.page = self
        return super().serve(request, *args, **kwargs)

    def to_its_language(self, request):
        """A page is never served as another language than its own."""
        own = self.get_url(request)
        # Moved below another language's home, it has no address of its own.
        return redirect(own) if own != request.path else not_found()

    def serve_preview(self, request, mode_name):
        request.at = self.preview_at(mode_name, timezone.now())
        request.page = self
        seen_at.set(request.at)
        return super().serve_preview(request, mode_name)

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | {"at": request.at}


class BodyPage(SitePage):
    """A page whose text is a body of blocks."""

    body = StreamField(BODY, blank=True, verbose_name=_("text"))

    search_fields = [*SitePage.search_fields, index.SearchField("body")]
    content_panels = [*SitePage.content_panels, "body"]

    class Meta:
        abstract = True


def locale_codes():
    """The code of each language by its key."""
    return remembered("locales", lambda: dict(Locale.objects.values_list("pk", "language_code")))


def refuse_second(page, **what):
    """One page per object and language; no constraint can hold across inherited tables."""
    same = type(page).objects.filter(locale=page.locale_id, **what).exclude(pk=page.pk)
    if same.exists():
        raise ValidationError({next(iter(what)): _("This already has a page in this language.")})


def not_found():
    """The one way a page says that it is not there at this instant."""
    raise Http404
