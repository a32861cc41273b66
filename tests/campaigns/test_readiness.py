"""What an edition still needs: each check by itself, then all of them on real pages."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from pages.checks.alt_texts import check_alt_texts
from pages.checks.help_reachable import check_help
from pages.checks.readable import check_readability
from pages.checks.review_dates import check_review_dates
from pages.checks.text_published import check_text
from pages.models import HelpContact
from pages.plain_text import lines_of
from pages.readiness import readiness, texts_of
from schedules.actions.pauses import start_pause
from tests.factories.contacts import make_contact
from tests.factories.pages import make_campaign_page, make_edition_page
from tests.factories.schedules import NOW, make_campaign, make_edition, make_user

TODAY = date(2026, 10, 6)
EASY = "Du kan prata med någon. Det är inte ditt fel. Någon vill hjälpa dig nu."
HARD = (
    "Socialtjänstens verksamhetsövergripande samordningsansvar förutsätter kontinuerlig "
    "kompetensutveckling, strukturerad informationsöverföring samt ändamålsenliga "
    "uppföljningsrutiner inom samtliga berörda organisationsenheter."
)


@dataclass(frozen=True)
class Contact:
    name: str = "Jouren"
    checked_on: date | None = TODAY
    review_by: date | None = TODAY

    @property
    def is_unverified(self) -> bool:
        return self.checked_on is None


@dataclass(frozen=True)
class Picture:
    contextual_alt_text: str | None = ""
    decorative: bool = False


@pytest.mark.parametrize(
    ("page", "live", "paused", "draft", "level"),
    [
        (False, False, False, False, "red"),
        (True, False, False, False, "red"),
        (True, False, True, True, "red"),
        (True, True, True, False, "amber"),
        (True, True, False, True, "amber"),
        (True, True, False, False, "green"),
    ],
)
def test_the_text_is_approved(page, live, paused, draft, level):
    found = check_text(has_page=page, is_live=live, is_paused=paused, has_draft=draft)
    assert (found.check, found.level) == ("text_published", level)


@pytest.mark.parametrize(
    ("contacts", "for_buyers", "level"),
    [
        ([], False, "red"),
        # The sources leave help for buyers undecided: then the page has no help box.
        ([], True, "amber"),
        ([Contact(checked_on=None)], False, "amber"),
        ([Contact(), Contact(checked_on=None)], True, "amber"),
        ([Contact()], False, "green"),
        ([Contact()], True, "green"),
    ],
)
def test_help_is_reachable_and_checked(contacts, for_buyers, level):
    assert check_help(contacts, for_buyers=for_buyers).level == level


def test_an_unchecked_contact_is_named():
    found = check_help([Contact("Jouren", None), Contact("Nexus")], for_buyers=False)
    assert "Jouren" in found.sentence
    assert "Nexus" not in found.sentence


@pytest.mark.parametrize(
    ("review_by", "level"),
    [(None, "green"), (TODAY, "green"), (TODAY - timedelta(days=1), "red")],
)
def test_a_contact_past_its_review_is_red_from_the_day_after(review_by, level):
    assert check_review_dates([Contact(review_by=review_by)], today=TODAY).level == level


@pytest.mark.parametrize(
    ("text", "audience", "level"),
    [
        (EASY, "young", "green"),
        (EASY, "staff", "green"),
        (HARD, "young", "amber"),
        (HARD, "buyers", "amber"),
        (HARD, "staff", "amber"),
        ("", "young", "green"),
    ],
)
def test_the_text_is_as_easy_as_its_readers_need(text, audience, level):
    assert check_readability(text, audience=audience).level == level


def test_staff_may_be_given_a_harder_text():
    between = (
        "Vi möter ungdomar i skolan. Samtalet handlar om trygghet och om ansvar i en relation."
    )
    levels = {who: check_readability(between, audience=who).level for who in ("young", "staff")}
    assert levels == {"young": "amber", "staff": "green"}


@pytest.mark.parametrize(
    ("pictures", "level"),
    [
        ([], "green"),
        ([Picture("Två personer på en bänk")], "green"),
        ([Picture(decorative=True)], "green"),
        ([Picture("Två personer"), Picture()], "red"),
        ([Picture(None)], "red"),
        ([Picture("  ")], "red"),
    ],
)
def test_every_picture_is_described(pictures, level):
    assert check_alt_texts(pictures).level == level


def levels(edition) -> dict[str, str]:
    return {finding.check: finding.level for finding in readiness(edition, at=NOW)}


@pytest.mark.django_db
def test_an_edition_with_all_in_order_is_green():
    edition = make_edition()
    make_campaign_page(edition.campaign)
    make_contact()
    assert levels(edition) == {
        "text_published": "green",
        "help_reachable": "green",
        "review_dates": "green",
        "readability": "green",
        "alt_texts": "green",
    }


@pytest.mark.django_db
def test_the_gravest_stands_first():
    edition = make_edition()
    make_campaign_page(edition.campaign)
    make_contact(review_by=TODAY - timedelta(days=1))
    found = [finding.level for finding in readiness(edition, at=NOW)]
    assert found == ["red", "green", "green", "green", "green"]


@pytest.mark.django_db
def test_only_contacts_that_the_page_shows_count():
    """Of its own track, and neither marked wrong nor unchecked outside the demo."""
    edition = make_edition()
    make_campaign_page(edition.campaign)
    make_contact(track=HelpContact.Track.BUYERS)
    make_contact(is_wrong=True)
    make_contact(checked_on=None, review_by=None)
    assert levels(edition)["help_reachable"] == "red"


@pytest.mark.django_db
@pytest.mark.parametrize(("audience", "level"), [("buyers", "amber"), ("staff", "red")])
def test_without_contacts_only_a_buyers_campaign_may_open(audience, level):
    edition = make_edition(campaign=make_campaign(audience=audience))
    make_campaign_page(edition.campaign)
    assert levels(edition)["help_reachable"] == level


@pytest.mark.django_db
def test_a_paused_theme_is_told():
    edition = make_edition()
    make_campaign_page(edition.campaign)
    theme = edition.campaign.theme
    start_pause(theme=theme, reason="Vi tittar på en uppgift.", by=make_user(), at=NOW)
    assert levels(edition)["text_published"] == "amber"


@pytest.mark.django_db
def test_it_is_the_merged_text_that_is_measured():
    edition = make_edition()
    parent = make_campaign_page(edition.campaign, intro=EASY)
    page = make_edition_page(edition, parent=parent, heading="Ny rubrik", intro=HARD)
    make_contact()
    assert levels(edition)["readability"] == "amber"
    page.unpublish()
    assert levels(edition)["readability"] == "green"


@pytest.mark.django_db
def test_words_are_taken_from_every_block_and_tags_are_left():
    steps = {"heading": "Så gör du", "items": [{"heading": "Andas", "text": "Det är okej."}]}
    notice = {"heading": "Bra att veta", "text": "<p>Du &amp; jag</p><p>Nu</p>", "tone": "light"}
    edition = make_edition()
    page = make_campaign_page(edition.campaign, title="Titel", intro="Inledning.")
    page.body = [("steps", steps), ("notice", notice)]
    page.save()
    assert lines_of(texts_of(edition).merged).splitlines() == [
        "Titel",
        "Inledning.",
        "Så gör du",
        "Andas",
        "Det är okej.",
        "Bra att veta",
        "Du & jag",
        "Nu",
    ]
