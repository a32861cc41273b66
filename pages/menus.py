"""Header and footer menus of a language, remembered until something is published."""

from dataclasses import dataclass

from django.conf import settings

from pages.generation import remembered
from pages.models import HelpContact, HelpPage, HomePage, StandardPage
from pages.visibility import visible


@dataclass(frozen=True)
class Entry:
    title: str
    url: str


@dataclass(frozen=True)
class Menus:
    home: Entry
    header: tuple[Entry, ...] = ()
    footer: tuple[Entry, ...] = ()
    help: Entry | None = None
    hide_tracks: Entry | None = None


EMPTY = Menus(home=Entry("", "/"))


def menus(language, at):
    """The menus in a language; those of Swedish where it has no home page."""
    return remembered(f"menus:{language}", lambda: build_menus(language, at))


def build_menus(language, at):
    homes = HomePage.objects.live().select_related("hide_tracks_page")
    by_language = {home.language: home for home in homes}
    default = by_language.get(settings.LANGUAGE_CODE)
    home = by_language.get(language, default)
    if home is None:
        return EMPTY
    # Help and how to hide one's tracks are linked to in every language, if only in Swedish.
    both = [home, default or home]
    children = visible(at).child_of(home).in_menu().specific()
    entries = [(child, Entry(child.title, child.get_url())) for child in children]
    return Menus(
        home=Entry(home.title, home.get_url()),
        header=tuple(e for page, e in entries if not isinstance(page, StandardPage)),
        footer=tuple(e for page, e in entries if isinstance(page, StandardPage)),
        help=first_entry(map(help_below, both)),
        hide_tracks=first_entry(home.hide_tracks_page for home in both),
    )


def help_below(home):
    track = HelpContact.Track.EXPLOITED
    return HelpPage.objects.live().child_of(home).filter(track=track).first()


def first_entry(pages):
    return next(filter(None, map(entry_of, pages)), None)


def entry_of(page):
    return Entry(page.title, page.get_url()) if page and page.live else None
