"""`load_demo`: all that is promised is there, and what people did stays."""

import os
from datetime import timedelta
from io import StringIO
from itertools import pairwise

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.db import transaction
from wagtail.models import Locale, Page, Site

from campaign_site.demo.content import rows
from campaign_site.demo.loading import load_everything
from campaign_site.demo.people import COMMUNICATOR, COORDINATOR, PASSWORD, user_of
from campaign_site.demo.writing import Writer, robot
from pages.models import CampaignPage, EditionPage, HelpContact, HelpPage, HomePage
from pages.visibility import visible
from schedules.actions.editions import cancel_edition
from schedules.actions.pauses import start_pause
from schedules.actions.people import withdraw_hours
from schedules.actions.visits import cancel_visit
from schedules.models import Campaign, Edition, Facilitator, Host, Visit
from schedules.rules.intervals import local_day
from tests.site.demo_dates import DATES, LEAP_DAY, SUMMER, WEEK_53, name_of
from tests.site.demo_promises import check_campaigns, check_times, check_visits, everything

pytestmark = pytest.mark.django_db

FULL = os.environ.get("TEST_PROFILE") == "full"
LOADED = DATES if FULL else [LEAP_DAY, SUMMER, WEEK_53]


@pytest.fixture(autouse=True)
def demo(settings):
    settings.DEMO = True


@pytest.fixture(scope="module")
def summer(django_db_setup, django_db_blocker):
    """The demo as loaded in July, once for all tests that ask for it; gone afterwards."""
    with django_db_blocker.unblock(), transaction.atomic():
        load(SUMMER)
        yield SUMMER
        transaction.set_rollback(True)


def load(at):
    load_everything(at=at, say=lambda part: None)


def test_nothing_is_loaded_where_there_is_no_demo(settings):
    settings.DEMO = False
    with pytest.raises(CommandError):
        call_command("load_demo")
    assert Campaign.objects.count() == 0


@pytest.mark.parametrize("at", LOADED, ids=name_of)
def test_the_demo_shows_all_it_promises(at):
    load(at)
    check_campaigns(at)
    check_visits(at)
    check_times(at)


def test_a_second_run_changes_nothing(summer):
    before = everything()
    load(SUMMER)
    load(SUMMER + timedelta(minutes=5))
    assert everything() == before


def test_a_second_run_asks_few_questions(summer, django_assert_max_num_queries):
    with django_assert_max_num_queries(450):
        load(SUMMER)


@pytest.mark.parametrize("days", [1, 40, 200, 1500, -200] if FULL else [40, -200])
def test_another_day_later_or_earlier_finds_all_again(summer, days):
    at = SUMMER + timedelta(days=days)
    load(at)
    check_times(at)
    young = Campaign.objects.filter(audience=Campaign.Audience.YOUNG)
    assert Edition.objects.open(at).filter(campaign__in=young).exists()
    for campaign in Campaign.objects.all():
        in_order = campaign.editions.order_by("starts_at").values_list("starts_at", "ends_at")
        assert all(one[1] <= next_one[0] for one, next_one in pairwise(in_order))
        assert campaign.editions.past(at).filter(pages__live=True).distinct().count() >= 2
        assert campaign.editions.coming(at).confirmed().exists()


def test_what_people_did_stays(summer):
    person = user_of(COMMUNICATOR)
    person.set_password("ett-helt-annat-ord")
    person.save()
    published, draft = CampaignPage.objects.order_by("path")[:2]
    published.title, published.slug = "Nytt namn", "nytt-namn"
    published.save_revision(user=person).publish()
    draft.intro = "Ett utkast."
    draft.save_revision(user=person)
    Campaign.objects.filter(pk=published.campaign_id).update(name="Nytt namn")
    edition = Edition.objects.coming(SUMMER).confirmed().first()
    cancel_edition(edition, notice="Vi flyttar till våren.", by=person, at=SUMMER)
    hours = Facilitator.objects.first().windows.first()
    withdraw_hours(hours, by=person, at=SUMMER)
    before = everything()
    load(SUMMER)
    assert everything() == before


def test_a_visit_that_was_called_off_stays_so_and_another_comes(summer):
    visit = Visit.objects.get(status="confirmed")
    cancel_visit(visit, by=user_of(COORDINATOR), at=SUMMER)
    load(SUMMER)
    visit.refresh_from_db()
    assert visit.status == "cancelled"
    assert Visit.objects.filter(status="confirmed").count() == 1


def test_a_school_that_was_closed_or_paused_does_not_stop_the_demo(summer):
    visits = Visit.objects.count()
    school = Host.objects.get(name="Rosendalsgymnasiet")
    for visit in Visit.objects.upcoming(SUMMER):
        cancel_visit(visit, by=user_of(COORDINATOR), at=SUMMER)
    start_pause(reason="Vi gör om.", host=school, by=user_of(COORDINATOR), at=SUMMER)
    load(SUMMER)
    Host.objects.filter(pk=school.pk).update(closed_on=local_day(SUMMER))
    load(SUMMER)
    assert Visit.objects.count() == visits


def test_a_new_text_is_published_but_never_over_what_a_person_did(summer):
    ours, written, taken_away = CampaignPage.objects.order_by("path")[:3]
    written.save_revision(user=user_of(COMMUNICATOR))
    taken_away.unpublish()
    writer = Writer(robot(), Locale.get_default())
    for page in 2 * [ours, written, taken_away]:
        writer.write(page.get_parent(), CampaignPage, page.translation_key, intro="En ny text.")
    found = CampaignPage.objects.order_by("path")[:3]
    assert [page.intro == "En ny text." for page in found] == [True, False, False]
    assert [page.live for page in found] == [True, True, False]
    assert [page.revisions.count() for page in found] == [2, 2, 2]
    assert found[2].get_latest_revision_as_object().intro == "En ny text."


def test_the_site_begins_at_our_own_front_page(summer):
    home, english = HomePage.objects.order_by("path")
    assert Site.objects.get(is_default_site=True).root_page_id == home.pk
    assert list(Page.objects.filter(depth=2)) == [home.page_ptr, english.page_ptr]
    assert home.hide_tracks_page.title == "Dölj dina spår"


def test_in_english_stands_what_nobody_should_be_without(summer, client):
    pages = Page.objects.filter(locale__language_code="en").order_by("path")
    assert [(page.get_url(), page.title, page.live) for page in pages] == [
        ("/en/", "På glänt", True),
        ("/en/help/", "Where can I turn?", True),
        ("/en/tips/", "Hide your tracks", True),
    ]
    swedish = {page.get_translation(Locale.get_default()).get_url() for page in pages}
    assert swedish == {"/", "/hjalp/", "/tips/"}
    assert {page.latest_revision.user for page in pages} == {robot()}
    with time_machine.travel(SUMMER):
        home = client.get("/en/")
    assert home.context["hide_tracks_url"] == "/en/tips/"
    assert home.context["hero"]["title"] == "A door left ajar"


def test_what_people_wrote_in_english_stays(summer):
    page = HelpPage.objects.get(locale__language_code="en")
    page.title = "Someone to talk to"
    page.save_revision(user=user_of(COMMUNICATOR)).publish()
    before = everything()
    load(SUMMER)
    assert everything() == before


def test_every_page_that_can_be_seen_answers(summer, client):
    with time_machine.travel(SUMMER):
        pages = list(visible(SUMMER).specific())
        answers = {page.url: client.get(page.url).status_code for page in pages}
    assert {url: code for url, code in answers.items() if code != 200} == {}
    assert len(answers) == len(pages) > 30


def test_help_for_buyers_waits_for_a_contact(summer):
    assert [page.live for page in HelpPage.objects.filter(track="buyers")] == [False]
    assert not HelpContact.objects.filter(track="buyers").exists()
    assert not HelpContact.objects.exclude(phone="").exists()
    assert not HelpContact.objects.filter(checked_on__isnull=False).exists()


def test_the_real_schools_are_there_with_a_name_and_a_code_only(summer):
    assert set(rows("schools")[0]) == {
        "code",
        "name",
        "municipality_code",
        "municipality",
        "school_forms",
    }
    assert Host.objects.open().count() == len(rows("schools")) == 45


def test_staff_sign_in_with_the_printed_password(summer, client):
    out = StringIO()
    call_command("load_demo", at=SUMMER, stdout=out)
    staff = get_user_model().objects.staff()
    assert PASSWORD in out.getvalue()
    assert [user.email for user in staff if not user.check_password(PASSWORD)] == []
    assert client.login(email=COMMUNICATOR.email, password=PASSWORD)
    assert client.get("/admin/pages/").status_code in (200, 302)


def test_the_texts_of_past_rounds_open_with_what_was_new(summer):
    headings = {page.body[0].value["heading"] for page in EditionPage.objects.all()}
    assert headings == {"Nytt"}
