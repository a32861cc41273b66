import pytest

from pages.readability import lix, sentence_count, words_of


def test_lix_is_words_per_sentence_plus_the_share_of_long_words():
    text = "Du får ändra dig. Ett ja i går är inte ett ja i morgondagen."
    assert lix(text) == round(14 / 2 + 100 * 1 / 14)


def test_a_word_of_six_letters_is_short_and_one_of_seven_is_long():
    assert lix("Sex ord till tio är det som en enstak stol") == 10
    assert lix("Sex ord till tio är det som en enstaka stol") == 20


@pytest.mark.parametrize("text", ["", " \n ", "...", "Bara fyra ord här."])
def test_a_text_of_fewer_than_ten_words_has_no_measure(text):
    assert lix(text) == 0


@pytest.mark.parametrize(
    "text",
    [
        "Det kan vara t.ex. en telefon eller en middag.",
        "Det kan vara bl.a. en telefon.",
        "Kom kl. 10.00 till salen.",
        "Mat, kläder, skjuts m.m. kan vara en gåva.",
        "Ring t. ex. till Nexus.",
    ],
)
def test_an_abbreviation_does_not_end_a_sentence(text):
    assert sentence_count(text) == 1


@pytest.mark.parametrize(
    "text", ["Mat, kläder osv. Sedan kom kravet.", "Mat m.m. Sedan kom kravet."]
)
def test_an_abbreviation_that_closes_a_list_ends_the_sentence_before_a_capital(text):
    assert sentence_count(text) == 2


def test_headings_and_list_items_are_sentences_of_their_own():
    assert sentence_count("Tecken\n\nNågon får saker\nNågon blir tyst\n") == 3


def test_a_quoted_question_ends_where_its_mark_stands():
    assert sentence_count("”Vem är det?” Kompisen ser dig. Du tystnar…") == 3


def test_words_keep_their_inner_dots_and_drop_marks():
    assert words_of("”Nej”, sa hen – kl. 10.00!") == ["Nej", "sa", "hen", "kl", "10.00"]
