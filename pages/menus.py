"""Header and footer menus of a language, remembered until something is published."""

from dataclasses import dataclass

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
    homes = HomePage.objects.live().select_related("hide_tracks_page", "locale")
    by_language = {home.locale.language_code: home for home in homes}
    home = by_language.get(language) or by_language.get("sv")
    if home is None:
        return EMPTY
    children = visible(at).child_of(home).in_menu().specific()
    entries = [(child, Entry(child.title, child.get_url())) for child in children]
    track = HelpContact.Track.EXPLOITED
    return Menus(
        home=Entry(home.title, home.get_url()),
        header=tuple(e for page, e in entries if not isinstance(page, StandardPage)),
        footer=tuple(e for page, e in entries if isinstance(page, StandardPage)),
        help=entry_of(HelpPage.objects.live().child_of(home).filter(track=track).first()),
        hide_tracks=entry_of(home.hide_tracks_page),
    )


def entry_of(page):
    return Entry(page.title, page.get_url()) if page and page.live else None
