"""What every page's frame shows. Reads no session: anonymous readers leave no trace."""

from django.conf import settings
from django.contrib.messages import get_messages
from django.utils import timezone
from django.utils.translation import get_language

from pages.languages import alternates_of, languages_of
from pages.menus import menus
from pages.routes import first_question


def site(request):
    at = getattr(request, "at", None) or timezone.now()
    found = menus(get_language(), at)
    signed_in = settings.SESSION_COOKIE_NAME in request.COOKIES
    return {
        "site_name": settings.WAGTAIL_SITE_NAME,
        "home_url": found.home.url,
        "site_menu": [entry_of(entry, request) for entry in found.header],
        "footer_menu": [entry_of(entry, request) for entry in found.footer],
        "help_url": found.help.url if found.help else "",
        "help_links": help_links(found.help),
        "hide_tracks_url": found.hide_tracks.url if found.hide_tracks else "",
        "exit_url": settings.EXIT_URL,
        "languages": languages_of(request, at),
        "alternates": alternates_of(request, at),
        "is_demo": settings.DEMO,
        "may_have_session": signed_in,
        "messages": get_messages(request) if signed_in else None,
    }


def entry_of(entry, request):
    return {
        "title": entry.title,
        "url": entry.url,
        "current": entry.url != "/" and request.path.startswith(entry.url),
    }


def help_links(entry):
    """The first question on the way to help; the answers lead to the second."""
    if entry is None:
        return []
    return [{"title": title, "url": f"{entry.url}#{a}"} for a, title in first_question()]
