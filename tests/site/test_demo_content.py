"""What the demo says is fit for its readers: easy, true to the sources, and without a trace."""

import re
from html.parser import HTMLParser

import pytest

from pages.readability import lix
from tests.site.demo_texts import (
    blocks,
    campaign_slugs,
    campaigns,
    every_file,
    load,
    plain,
    swedish_texts,
)

HARDEST = {"young": 35, "buyers": 35, "staff": 45}
TEXTS = {text.name: text for text in swedish_texts()}
FOR_THE_YOUNG = {name: text for name, text in TEXTS.items() if text.audience != "staff"}
FILES = every_file()

KEYS = {
    "chapter": {"heading", "text"},
    "steps": {"heading", "items"},
    "phrases": {"heading", "intro", "phrases"},
    "statement": {"sentence", "text"},
    "signs": {"heading", "intro", "items"},
    "questions": {"heading", "items"},
    "myths": {"heading", "items"},
    "notice": {"heading", "text", "tone"},
}
ITEM_KEYS = {
    "steps": {"heading", "text"},
    "questions": {"question", "answer"},
    "myths": {"myth", "fact"},
}
LONGEST = {"heading": 80, "sentence": 60, "question": 160, "myth": 160, "intro": 400, "role": 200}

WRONG_FOR_THE_YOUNG = re.compile(
    r"\b(prostitu\w*|offer|offret|offren|sexindustri\w*|bou myndighet|hora\w*)\b", re.IGNORECASE
)
FALSE_COMFORT = re.compile(r"\b(du är (säker|anonym)|anonymt?|hundra procent)\b", re.IGNORECASE)
STATISTICS = re.compile(
    r"%|\bprocent\b|\bstatistik\b|\bvar(t)? (tredje|fjärde|femte|tionde)\b|\b\w+ av (tio|hundra)\b"
    r"|\d+ av \d+",
    re.IGNORECASE,
)
ADDRESS = re.compile(r"https?:|www\.|\w@\w|\b[\w-]+\.(se|nu|org|com|net)\b", re.IGNORECASE)
CASE_NUMBER = re.compile(r"\b(KSN|SCN)-\d{4}-\d{5}\b")
LAW = re.compile(
    r"§|\bbrottsbalken\b|\bparagraf\b|\bstraff\w*|\bfängelse\b|\bböter\b|\bbrottslig", re.IGNORECASE
)
TELLING = re.compile(r"sex|sugar|utnyttj|våld|hot\b|köp|kropp|pengar", re.IGNORECASE)


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_is_easy_enough_for_its_readers(name):
    text = TEXTS[name]
    assert lix(text.text) <= HARDEST[text.audience]


@pytest.mark.parametrize("name", FOR_THE_YOUNG)
def test_a_text_for_the_young_never_calls_a_person_by_what_was_done(name):
    assert WRONG_FOR_THE_YOUNG.findall(FOR_THE_YOUNG[name].text) == []


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_promises_no_safety_and_counts_no_people(name):
    text = TEXTS[name].text
    assert FALSE_COMFORT.findall(text) == []
    assert STATISTICS.findall(text) == []


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_says_nothing_of_the_law_but_what_the_sources_say(name):
    assert LAW.findall(TEXTS[name].text) == []


@pytest.mark.parametrize("name", FILES)
def test_a_file_holds_no_address_and_no_number_but_112(name):
    text = CASE_NUMBER.sub("", plain(FILES[name]))
    numbers = re.findall(r"\d[\d -]*\d", text)
    long = [n for n in numbers if len(re.sub(r"\D", "", n)) > 2 and not re.fullmatch(r"20\d\d", n)]
    assert ADDRESS.findall(text) == []
    assert set(long) <= {"112"}


@pytest.mark.parametrize("name", FILES)
def test_every_block_has_just_the_fields_its_kind_has(name):
    for block in blocks(FILES[name]):
        kind = block["type"]
        optional = {"heading", "intro"} if kind == "phrases" else set()
        assert KEYS[kind] - optional <= set(block) - {"type"} <= KEYS[kind]
        if kind in ITEM_KEYS:
            assert [set(item) for item in block["items"]] == [ITEM_KEYS[kind]] * len(block["items"])


@pytest.mark.parametrize("name", FILES)
def test_every_string_fits_its_column(name):
    assert list(too_long(FILES[name])) == []


@pytest.mark.parametrize("name", FILES)
def test_rich_text_uses_plain_tags_that_close(name):
    for block in blocks(FILES[name]):
        for html in rich_texts(block):
            assert Tags.unbalanced(html) == []


def test_the_name_of_a_tab_tells_nothing():
    told = [title for file in FILES.values() for title in browser_titles(file)]
    assert [title for title in told if TELLING.search(title)] == []


def test_campaigns_differ_in_rhythm_theme_and_what_stays_between():
    assert campaign_slugs() == sorted(campaign["slug"] for campaign in campaigns())
    shapes = {campaign["rhythm"]["shape"] for campaign in campaigns()}
    assert shapes == {"weekly", "monthly_weekday", "iso_weeks", "yearly_date"}
    assert {campaign["between"] for campaign in campaigns()} == {"stay", "tease", "hide"}
    assert len({campaign["theme"] for campaign in campaigns()}) == len(campaigns()) == 5


@pytest.mark.parametrize("slug", campaign_slugs())
def test_every_campaign_has_two_rounds_behind_it_and_two_articles(slug):
    campaign = load(f"campaigns/{slug}")
    assert [edition["back"] for edition in campaign["editions"]] == [1, 2]
    intros = {campaign["intro"], *(edition["intro"] for edition in campaign["editions"])}
    assert len(intros) == 3
    assert len(campaign["articles"]) >= 2


def test_help_for_those_who_buy_and_for_those_exploited_never_share_a_page():
    contacts = {contact["key"]: contact["track"] for contact in load("contacts")["contacts"]}
    routes = load("help")["routes"]
    shown = {contacts[key] for route in routes for key in route["today"] + route["talk"]}
    assert shown == {"exploited"}
    assert load("own_page")["contacts"] == []
    assert load("own_page")["draft"] is True


def test_uppsala_is_offered_only_to_those_who_live_there():
    contacts = {contact["key"]: contact for contact in load("contacts")["contacts"]}
    for route in load("help")["routes"]:
        places = {contacts[key].get("municipality", "") for key in route["today"] + route["talk"]}
        assert places <= ({"Uppsala", ""} if route["key"].startswith("u") else {""})


def test_no_contact_but_112_has_a_number_and_none_is_called_checked():
    contacts = load("contacts")["contacts"]
    assert [c["key"] for c in contacts if c["phone"]] == ["112"]
    assert {c["status"] for c in contacts} == {"emergency", "unverified", "missing"}


def test_english_help_offers_the_same_routes():
    swedish, english = load("help")["routes"], load("help.en")["routes"]
    assert [steering(route) for route in english] == [steering(route) for route in swedish]


def steering(route):
    return route["key"], route["today"], route["talk"]


def too_long(value, key=""):
    if isinstance(value, dict):
        for name, item in value.items():
            yield from too_long(item, name)
    elif isinstance(value, list):
        for item in value:
            yield from too_long(item, "phrase")
    elif isinstance(value, str) and len(value) > LONGEST.get(key, 200 if key == "phrase" else 4000):
        yield key, value


def rich_texts(block):
    if block["type"] in {"chapter", "notice", "statement"}:
        yield block["text"]
    if block["type"] == "questions":
        yield from (item["answer"] for item in block["items"])


def browser_titles(value):
    if isinstance(value, list):
        for item in value:
            yield from browser_titles(item)
    elif isinstance(value, dict):
        yield from (title for key, title in value.items() if key == "browser_title")
        for item in value.values():
            yield from browser_titles(item)


class Tags(HTMLParser):
    """Finds tags outside the few a body may hold, and those left open."""

    ALLOWED = frozenset({"p", "h3", "ul", "ol", "li", "b"})

    def __init__(self):
        super().__init__()
        self.open, self.wrong = [], []

    @classmethod
    def unbalanced(cls, html):
        parser = cls()
        parser.feed(html)
        return parser.wrong + parser.open

    def handle_starttag(self, tag, attrs):
        self.open.append(tag)
        if tag not in self.ALLOWED or attrs:
            self.wrong.append(tag)

    def handle_endtag(self, tag):
        if self.open and self.open[-1] == tag:
            self.open.pop()
        else:
            self.wrong.append(tag)

    def handle_data(self, data):
        if data.strip() and not self.open:
            self.wrong.append(data)
