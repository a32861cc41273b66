"""The address alone says the language: no header is read and no cookie set."""

from django.conf import settings
from django.middleware.locale import LocaleMiddleware
from django.utils import translation


class PageLanguageMiddleware(LocaleMiddleware):
    """Django's, without `Vary: Accept-Language` on pages that never look at that header."""

    def process_response(self, request, response):
        response.headers.setdefault("Content-Language", translation.get_language())
        return response


def languages():
    """Code and own name of each language of the interface."""
    return [
        (code, translation.get_language_info(code)["name_local"]) for code, _ in settings.LANGUAGES
    ]
