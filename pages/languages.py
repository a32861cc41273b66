"""Links from what is read to the same in other languages."""

from urllib.parse import urljoin

from django.conf import settings
from django.urls import translate_url
from django.utils.translation import get_language, get_language_info

from pages.generation import remembered
from pages.models import HomePage
from pages.visibility import visible

CODES = [code for code, _ in settings.LANGUAGES]


def languages_of(request, at):
    """A link in each language there is: to the same page, or to that language's home."""
    addresses = addresses_on(request, at)
    return [
        {
            "code": code,
            "name": get_language_info(code)["name_local"].capitalize(),
            "url": addresses[code],
            "current": code == get_language(),
        }
        for code in CODES
        if code in addresses
    ]


def alternates_of(request, at):
    """The whole addresses of a page and its translations, for those who gather pages."""
    found = translations(request.page, at) if hasattr(request, "page") else {}
    pairs = [(code, urljoin(settings.BASE_URL, url)) for code, url in found.items()]
    return [{"code": code, "url": url} for code, url in pairs] if len(pairs) > 1 else []


def addresses_on(request, at):
    """Addresses by language. Our own views speak every one; an unknown address has homes only."""
    if hasattr(request, "page"):
        return homes() | translations(request.page, at)
    match = request.resolver_match
    if match is None or match.view_name == "wagtail_serve":
        return homes()
    return {code: translate_url(request.get_full_path(), code) for code in CODES}


def homes():
    return remembered("homes", lambda: by_language(HomePage.objects.live()))


def translations(page, at):
    """Where the page and its translations can be read, below homes that can be."""
    key = page.translation_key
    # Built only when it is not remembered: what is visible takes longer to ask than to answer.
    found = remembered(
        f"translations:{key}", lambda: by_language(visible(at).filter(translation_key=key))
    )
    return {code: url for code, url in found.items() if code in homes()}


def by_language(pages):
    return {page.locale.language_code: page.get_url() for page in pages.select_related("locale")}
