"""Every public page type of the demo, uncached, beside a page as `wagtail start` leaves it."""

import statistics
import time
from collections.abc import Callable
from functools import partial

from django.conf import settings
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from wagtail.models import Page, Site, get_page_models

from benchmarks.bare.models import BarePage
from benchmarks.demo import load_demo
from benchmarks.results import Row, interleaved, verdict
from pages.models.base import SitePage

NAME = "Public pages, uncached"
QUERIES, RATIO = 10, 2.5
REQUESTS = 20
HOST = "testserver"
BARE = "bare.example"

Reading = Callable[[], object]


def run() -> list[Row]:
    load_demo()
    Site.objects.filter(is_default_site=True).update(hostname=HOST, port=80)
    bare = bare_reading()
    return [row_of(kind, found, bare) for kind, found in readings().items()]


def bare_reading() -> Reading:
    """One request for a bare page, two levels down as most pages of the site are."""
    root = Page.get_first_root_node().add_child(instance=BarePage(title="Bare", slug="bare"))
    page = root.add_child(instance=BarePage(title="Page", slug="page"))
    Site.objects.create(hostname=BARE, port=80, root_page=root)
    client = Client(headers={"host": BARE})
    with override_settings(MIDDLEWARE=settings.BARE_MIDDLEWARE):
        client.handler.load_middleware()
    return partial(read, client, f"/{page.slug}/")


def readings() -> dict[str, list[Reading]]:
    """For each page type a request of each of its pages that answers."""
    client = Client()
    found = {}
    for model in get_page_models():
        if issubclass(model, SitePage):
            urls = [page.get_url() for page in model.objects.live()]
            answering = [url for url in urls if url and client.get(url).status_code == 200]
            found[str(model.__name__)] = [partial(read, client, url) for url in answering]
    return found


def read(client: Client, url: str) -> None:
    # The bare site reads no language from the address; the last English page would leave its own.
    translation.activate(settings.LANGUAGE_CODE)
    response = client.get(url)
    assert response.status_code == 200, f"{url}: {response.status_code}"


def row_of(kind: str, pages: list[Reading], bare: Reading) -> Row:
    """The page of its type that asks most, and the one that takes longest."""
    queries = max(map(queries_of, pages))
    slowest = max(pages, key=milliseconds)
    ours, peer = interleaved(partial(often, slowest), partial(often, bare), clock=time.process_time)
    ours, peer = (1000 * seconds / REQUESTS for seconds in (ours, peer))
    return Row(
        f"{kind}, {len(pages)} of them",
        f"{queries} queries, {ours:.1f} ms CPU, {ours / peer:.2f}x",
        f"<= {QUERIES} queries, <= {RATIO}x",
        f"bare Wagtail page: {queries_of(bare)} queries, {peer:.1f} ms CPU",
        verdict(queries <= QUERIES and ours / peer <= RATIO),
    )


def queries_of(reading: Reading) -> int:
    """Once this process has its menus and content types, as in any request but the first."""
    reading()
    with CaptureQueriesContext(connection) as captured:
        reading()
    return len(captured)


def milliseconds(reading: Reading) -> float:
    taken = []
    for _ in range(5):
        began = time.process_time()
        reading()
        taken.append(1000 * (time.process_time() - began))
    return statistics.median(taken)


def often(reading: Reading) -> None:
    for _ in range(REQUESTS):
        reading()
