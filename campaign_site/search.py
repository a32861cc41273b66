"""Search without a trace: what was typed never stands in an address, and no cookie is needed."""

from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods
from wagtail.models import Locale

from campaign_site.accounts.origin import same_origin_instead_of_token
from pages.searching import find_pages


@same_origin_instead_of_token
@sensitive_post_parameters("words")
@require_http_methods(["GET", "HEAD", "POST"])
def search(request):
    typed = request.POST.get("words", "")
    locale = Locale.objects.filter(language_code=get_language()).first() or Locale.get_default()
    found = find_pages(typed, locale=locale, at=timezone.now())
    links = [{"title": page.title, "url": page.get_url(request)} for page in found]
    context = {"typed": typed[:100], "asked": request.method == "POST", "links": links}
    return render(request, "search.html", context)
