"""Schedules that editors set on ordinary pages, through outages and beside bad neighbours."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry, Page, PageLogEntry, Revision

from pages.steps import publish_scheduled
from tests.factories.pages import make_home, make_standard_page

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def at() -> datetime:
    """Wagtail reads the clock itself while it publishes, so schedules are laid around the real one."""
    return timezone.now()


def schedule(page, *, goes_live_at, expires_at=None, **columns) -> Revision:
    """A new text that waits for its hour, as the editor's publish dialog leaves it."""
    page.go_live_at, page.expire_at = goes_live_at, expires_at
    for column, value in columns.items():
        setattr(page, column, value)
    return page.save_revision(approved_go_live_at=goes_live_at, clean=False)


def make_draft(**columns):
    return make_standard_page(live=False, **columns)


def fresh(page) -> Page:
    return Page.objects.get(pk=page.pk)


def test_a_page_goes_live_at_its_hour_and_once(at):
    page = make_draft(title="Förr")
    schedule(page, goes_live_at=at - HOUR, title="Nu")
    assert publish_scheduled(at=at - 2 * HOUR) == {}
    assert publish_scheduled(at=at) == {"published": 1}
    assert publish_scheduled(at=at) == {}
    assert (fresh(page).live, fresh(page).title) == (True, "Nu")


def test_a_page_ends_at_its_hour(at):
    page = make_standard_page(expire_at=at - HOUR)
    assert publish_scheduled(at=at) == {"expired": 1}
    assert (fresh(page).live, fresh(page).expired) == (False, True)


def test_a_window_that_passed_in_an_outage_is_not_opened_for_a_moment(at):
    page = make_draft()
    revision = schedule(page, goes_live_at=at - 3 * HOUR, expires_at=at - HOUR)
    assert publish_scheduled(at=at) == {"missed": 1}
    assert not fresh(page).live
    revision.refresh_from_db()
    assert revision.approved_go_live_at is None
    logged = PageLogEntry.objects.filter(page=page.pk, action="wagtail.schedule.cancel")
    assert logged.count() == 1
    assert publish_scheduled(at=at) == {}


def test_a_bad_page_keeps_its_schedule_and_does_not_stop_the_others(at):
    home = make_home()
    taken = make_standard_page(home=home)
    bad, good = make_draft(home=home), make_draft(home=home)
    broken = schedule(bad, goes_live_at=at - 2 * HOUR, slug=taken.slug)
    schedule(good, goes_live_at=at - HOUR)
    assert publish_scheduled(at=at) == {"failed": 1, "published": 1}
    assert (fresh(bad).live, fresh(good).live) == (False, True)
    broken.refresh_from_db()
    assert broken.approved_go_live_at == at - 2 * HOUR


def test_a_bad_page_is_published_once_it_is_mended(at):
    home = make_home()
    taken, bad = make_standard_page(home=home), make_draft(home=home)
    schedule(bad, goes_live_at=at - HOUR, slug=taken.slug)
    publish_scheduled(at=at)
    taken.slug = "en-annan"
    taken.save()
    assert publish_scheduled(at=at) == {"published": 1}
    assert fresh(bad).live


def test_a_next_text_takes_over_from_one_that_has_ended(at):
    page = make_standard_page(title="Förra", expire_at=at - HOUR)
    schedule(page, goes_live_at=at - HOUR, expires_at=at + HOUR, title="Nästa")
    Page.objects.filter(pk=page.pk).update(expire_at=at - HOUR)
    assert publish_scheduled(at=at) == {"published": 1}
    assert (fresh(page).live, fresh(page).title) == (True, "Nästa")


def test_the_end_of_one_text_does_not_forget_the_next(at):
    page = make_standard_page(title="Förra", expire_at=at - HOUR)
    coming = schedule(page, goes_live_at=at + HOUR, expires_at=at + 2 * HOUR, title="Nästa")
    Page.objects.filter(pk=page.pk).update(expire_at=at - HOUR)
    assert publish_scheduled(at=at) == {"expired": 1}
    coming.refresh_from_db()
    assert coming.approved_go_live_at == at + HOUR


def test_nothing_due_asks_little_and_writes_nothing(at, django_assert_num_queries):
    schedule(make_draft(), goes_live_at=at + HOUR)
    written = PageLogEntry.objects.count() + ModelLogEntry.objects.count()
    with django_assert_num_queries(2):
        assert publish_scheduled(at=at) == {}
    assert PageLogEntry.objects.count() + ModelLogEntry.objects.count() == written
