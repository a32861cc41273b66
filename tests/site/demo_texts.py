"""The demo's texts as pages: what a reader meets, one string a page."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from html import unescape
from pathlib import Path
from re import sub

CONTENT = Path(__file__).resolve().parents[2] / "campaign_site" / "demo" / "content"

# What steers and is never read by a visitor.
UNREAD = {
    "aim", "audience", "campaigns", "case_number", "child_impact", "contacts", "grade",
    "help", "key", "key_messages", "language", "required_contact", "shape", "slug",
    "status", "talk", "team", "theme", "theme_name", "today", "tone", "track", "type", "fallback",
    "between", "municipality_code",
}  # fmt: skip
ONE_PAGE = {"help", "own_page"}


@dataclass(frozen=True)
class Text:
    name: str
    audience: str
    text: str


@cache
def load(name: str) -> dict:
    return tomllib.loads((CONTENT / f"{name}.toml").read_text(encoding="utf-8"))


def campaign_slugs() -> list[str]:
    return sorted(path.stem for path in CONTENT.glob("campaigns/*.toml"))


def campaigns() -> list[dict]:
    return [load(f"campaigns/{slug}") for slug in campaign_slugs()]


def swedish_texts() -> list[Text]:
    return [
        *campaign_texts(),
        *site_texts(),
        *(text_of(name, load(name)) for name in sorted(ONE_PAGE)),
        *(text_of(f"pages/{page['key']}", page) for page in load("pages")["pages"]),
        *(text_of(f"offers/{offer['key']}", offer) for offer in load("offers")["offers"]),
        Text("contacts", "young", plain(load("contacts"))),
    ]


def campaign_texts() -> Iterator[Text]:
    for campaign in campaigns():
        audience, slug = campaign["audience"], campaign["slug"]
        own = {k: v for k, v in campaign.items() if k not in {"editions", "articles", "rhythm"}}
        yield text_of(slug, own)
        for edition in campaign["editions"]:
            yield text_of(f"{slug}/back-{edition['back']}", edition, audience)
        for article in campaign["articles"]:
            yield text_of(f"{slug}/{article['slug']}", article, audience)


def site_texts() -> Iterator[Text]:
    site = load("site")
    school = site["home"]["school"]
    home = {key: value for key, value in site["home"].items() if key != "school"}
    yield text_of("site/home", home)
    yield text_of("site/home/school", school)
    for name in ("footer", "campaign_index", "visit_index", "not_found"):
        yield text_of(f"site/{name}", site[name])


def text_of(name: str, page: dict, audience: str = "") -> Text:
    return Text(name, audience or page["audience"], plain(page))


def plain(value: object) -> str:
    """Every string that is read, one on each line, without its HTML."""
    return "\n".join(sub(r"<[^>]+>", "\n", unescape(text)).strip() for text in strings(value))


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            if key not in UNREAD or holds_more(item):
                yield from strings(item)


def holds_more(item: object) -> bool:
    """Tables are read whatever their name; only plain values steer."""
    return isinstance(item, dict) or (
        isinstance(item, list) and isinstance(next(iter(item), 0), dict)
    )


def blocks(value: object) -> Iterator[dict]:
    """Every body block, wherever a body stands."""
    if isinstance(value, list):
        for item in value:
            yield from blocks(item)
    elif isinstance(value, dict):
        yield from value.get("body", [])
        for key, item in value.items():
            if key != "body":
                yield from blocks(item)


def every_file() -> dict[str, dict]:
    names = sorted(path.relative_to(CONTENT) for path in CONTENT.rglob("*.toml"))
    return {name.as_posix(): load(name.as_posix().removesuffix(".toml")) for name in names}
