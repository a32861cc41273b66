"""Only an approval publishes: communicators write and submit, reviewers approve."""

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils.translation import gettext
from wagtail.models import GroupPagePermission, Page, Workflow, WorkflowPage
from wagtail.test.utils.form_data import nested_form_data, streamfield

from campaign_site.accounts.roles import Role, sync_roles
from pages.models import CampaignPage, EditionPage
from tests.campaigns.desk import browser_of, communicator, said
from tests.factories.pages import (
    make_article,
    make_campaign_page,
    make_edition_page,
    make_offer_page,
)
from tests.factories.schedules import NOW, make_campaign, make_edition, make_offer, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _october():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def writer():
    return communicator()


@pytest.fixture
def reviewer():
    return browser_of(make_user(role=Role.REVIEWER))


@pytest.fixture
def page():
    """A campaign's page that has never been published."""
    return make_campaign_page(make_campaign(), live=False)


def sent(page, **pressed) -> dict:
    typed = {
        "title": page.title,
        "slug": page.slug,
        "campaign": page.campaign_id,
        "intro": "Så här är det.",
        "seo_title": "",
        "search_description": "",
        "body": streamfield([]),
    }
    return nested_form_data(typed | pressed)


def save(browser, page, **pressed):
    return browser.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), sent(page, **pressed))


def approve(browser, page):
    task = Page.objects.get(pk=page.pk).current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task.pk])
    return browser.post(url, {"comment": ""})


def is_live(page) -> bool:
    return CampaignPage.objects.get(pk=page.pk).live


def test_a_text_is_written_submitted_approved_and_then_live(writer, reviewer, page):
    save(writer, page)
    assert is_live(page) is False
    save(writer, page, **{"action-submit": "yes"})
    assert is_live(page) is False
    approve(reviewer, page)
    assert is_live(page) is True
    assert CampaignPage.objects.get(pk=page.pk).intro == "Så här är det."


def test_a_communicator_cannot_publish_by_pressing_publish(writer, page):
    save(writer, page, **{"action-publish": "yes"})
    assert is_live(page) is False


def test_a_communicator_cannot_approve_their_own_text(writer, page):
    save(writer, page, **{"action-submit": "yes"})
    approve(writer, page)
    assert is_live(page) is False


def test_a_reviewer_reads_and_approves_but_adds_no_pages(reviewer, writer, page):
    save(writer, page, **{"action-submit": "yes"})
    assert reviewer.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 200
    add = reverse("wagtailadmin_pages:add_subpage", args=[page.pk])
    assert reviewer.get(add).status_code == 302


def test_a_reviewer_is_led_home_from_a_page_and_a_writer_to_the_list(reviewer, writer, page):
    save(writer, page, **{"action-submit": "yes"})
    answer = {"action-workflow-action": "true", "workflow-action-name": "approve"}
    assert save(reviewer, page, **answer).url == reverse("wagtailadmin_home")
    assert is_live(page) is True
    there = save(writer, page, **{"action-submit": "yes"}).url
    assert there == reverse("wagtailadmin_explore", args=[page.get_parent().pk])


def test_approving_is_the_first_thing_a_reviewer_can_press(reviewer, writer, page):
    save(writer, page, **{"action-submit": "yes"})
    shown = reviewer.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    menu = shown[shown.index("<footer") :]
    assert menu.index('data-workflow-action-name="approve"') < menu.index("w-kbd-key")


@pytest.mark.parametrize("name", ["unpublish", "delete"])
def test_a_communicator_takes_no_published_page_away(writer, name):
    page = make_campaign_page(make_campaign())
    writer.post(reverse(f"wagtailadmin_pages:{name}", args=[page.pk]))
    assert is_live(page) is True


def test_running_it_again_changes_nothing_and_takes_back_what_was_given(db):
    sync_roles()
    root = Page.get_first_root_node()
    reviewers = Group.objects.get(name=Role.REVIEWER)
    GroupPagePermission.objects.create(group=reviewers, page=root, permission_type="publish")
    for _time in range(2):
        sync_roles()
        held = GroupPagePermission.objects.values_list("group__name", "permission__codename")
        assert sorted(held) == [
            (Role.COMMUNICATOR, "add_page"),
            (Role.COMMUNICATOR, "change_page"),
        ]
        assert list(WorkflowPage.objects.values_list("workflow__name", "page")) == [
            ("Granskning", root.pk)
        ]
        assert [w.name for w in Workflow.objects.active()] == ["Granskning"]


def test_wagtails_own_groups_are_gone_but_not_one_with_people_in_it(db):
    editors = Group.objects.get_or_create(name="Editors")[0]
    Group.objects.get_or_create(name="Moderators")
    editors.user_set.add(make_user())
    sync_roles()
    names = set(Group.objects.values_list("name", flat=True))
    assert names == {role.value for role in Role} | {"Editors"}


ONE_OF_A_KIND = [
    lambda: make_campaign_page(make_campaign()).get_parent(),
    lambda: make_campaign_page(make_campaign()),
    lambda: make_edition_page(make_edition()),
    lambda: make_offer_page(make_offer()),
]


@pytest.mark.parametrize(
    "make", ONE_OF_A_KIND, ids=["list of campaigns", "campaign", "edition", "visit offer"]
)
def test_a_page_of_one_object_is_not_copied_and_why_is_said(writer, make):
    page = make()
    before = Page.objects.count()
    response = writer.get(reverse("wagtailadmin_pages:copy", args=[page.pk]), follow=True)
    assert said(response) == [
        gettext(
            "Here is a page of a campaign, an edition or a visit offer, each of which can have "
            "only one. Add a new page and choose another campaign, edition or offer there."
        )
    ]
    assert Page.objects.count() == before


def test_an_article_may_be_copied(writer):
    article = make_article(make_campaign())
    url = reverse("wagtailadmin_pages:copy", args=[article.pk])
    assert writer.get(url).status_code == 200


def test_a_text_made_by_hand_in_the_page_tree_pins_its_edition(writer):
    edition = make_edition(status="provisional")
    parent = make_campaign_page(edition.campaign)
    url = reverse("wagtailadmin_pages:add", args=["pages", "editionpage", parent.pk])
    typed = {
        "title": "Hösten",
        "slug": "hosten",
        "edition": edition.pk,
        "heading": "",
        "intro": "",
        "seo_title": "",
        "search_description": "",
        "body": streamfield([]),
    }
    writer.post(url, nested_form_data(typed))
    assert EditionPage.objects.get().edition == edition
    edition.refresh_from_db()
    assert edition.touched_at == NOW


def test_a_second_page_for_the_same_campaign_is_refused(writer):
    page = make_campaign_page(make_campaign())
    url = reverse("wagtailadmin_pages:add", args=["pages", "campaignpage", page.get_parent().pk])
    response = writer.post(url, sent(page) | {"slug": "en-till"})
    assert response.context["form"].errors == {
        "campaign": [gettext("This already has a page in this language.")]
    }


def choices(writer, kind, parent, field) -> list:
    url = reverse("wagtailadmin_pages:add", args=["pages", kind, parent.pk])
    return list(writer.get(url).context["form"].fields[field].queryset)


def test_below_a_campaign_only_what_is_its_own_can_be_chosen(writer):
    """Else help for one track would stand on a page of the other (domain rule 2)."""
    own, other = make_edition(), make_edition(campaign=make_campaign(audience="buyers"))
    parent = make_campaign_page(own.campaign)
    make_campaign_page(other.campaign)
    assert choices(writer, "editionpage", parent, "edition") == [own]
    assert choices(writer, "articlepage", parent, "campaign") == [own.campaign]


def test_a_page_that_stands_below_a_campaign_is_opened_again(writer):
    article = make_article(make_campaign())
    url = reverse("wagtailadmin_pages:edit", args=[article.pk])
    form = writer.get(url).context["form"]
    assert list(form.fields["campaign"].queryset) == [article.campaign]
