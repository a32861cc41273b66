"""Every address that the site answers at, read from Django's own table of routes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver

CONVERTER = re.compile(r"<(?:(?P<kind>\w+):)?(?P<name>\w+)>")
SAMPLES = {
    "int": "1",
    "str": "x",
    "slug": "x",
    "path": "x",
    "uuid": "00000000-0000-4000-8000-000000000000",
}
# Wagtail's few regular expressions, each as one address that it takes.
EXPRESSIONS = {
    r"^(\d+)/(.*)$": "1/fil.pdf",
    r"^.*/$": "finns-inte/",
    r"^.*": "finns-inte/",
    r"^((?:[\w\-]+/)*)$": "finns-inte/",
    r"^(?P<pk>\d+)/revisions/compare/(?P<revision_id_a>live|earliest|\d+)\.\.\."
    r"(?P<revision_id_b>live|latest|\d+)/$": "1/revisions/compare/live...latest/",
    r"^(?P<uidb64>[0-9A-Za-z_\-]+)/(?P<token>.+)/$": "MQ/x-y/",
}


@dataclass(frozen=True)
class Route:
    """`name` has its namespace, and is the pattern itself where there is none."""

    name: str
    pattern: str
    address: str
    module: str


def all_routes() -> list[Route]:
    return list(walk(get_resolver(), "", "", "/"))


def walk(resolver: URLResolver, space: str, above: str, address: str) -> Iterator[Route]:
    for one in resolver.url_patterns:
        pattern = above + str(one.pattern)
        here = address + sample(one)
        if isinstance(one, URLResolver):
            inner = f"{space}{one.namespace}:" if one.namespace else space
            yield from walk(one, inner, pattern, here)
        else:
            name = f"{space}{one.name}" if one.name else pattern
            yield Route(name, pattern, here, one.callback.__module__)


def sample(one: URLPattern | URLResolver) -> str:
    """One address that this piece of a pattern takes."""
    pattern = str(one.pattern)
    if pattern in EXPRESSIONS:
        return EXPRESSIONS[pattern]
    plain = pattern.removeprefix("^").removesuffix("$")
    return CONVERTER.sub(lambda found: SAMPLES[found["kind"] or "str"], plain)
