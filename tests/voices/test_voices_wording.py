import pytest

from reportedly.lexicons import lexicon
from reportedly.voices.wording import common_words, own_words, rare_words, words_of


def test_words_are_compared_without_case_marks_and_grouping():
    """
    Quotation marks, capitals, accents and the commas of numbers make no difference.
    """
    assert words_of("“Hôms”: 1,200 dead") == words_of('"homs" - 1200 Dead')


def test_writing_without_spaces_is_compared_by_letters():
    """
    A sentence of Chinese is no single word.
    """
    assert words_of("空袭 AFP") == ["空", "袭", "afp"]


def test_sentences_of_the_site_are_left_out():
    """
    What a site puts around its reports is no sign that two of them are copies.
    """
    text = "Two people died in Homs. Sign up for our newsletter! The road is closed."

    assert own_words(text) == "Two people died in Homs.\nThe road is closed."


def test_a_word_that_holds_a_phrase_of_the_site_is_none():
    """
    Only whole words tell a sentence of the site.
    """
    text = "The fire spread more slowly in Homs."

    assert own_words(text) == text


def test_rare_words_are_no_names_and_no_common_words():
    """
    Rare words and exact numbers are kept; names, years and round numbers are not.
    """
    text = "Salim Hattab saw apprentices with 1,347 loaves in 2016, and 500 people at the market."

    assert rare_words(text) == {"apprentices", "loaves", "1347"}


@pytest.mark.parametrize("phrase", lexicon("furniture")["phrases"])
def test_phrases_of_sites_are_written_small(phrase):
    """
    They are looked up in small letters.
    """
    assert phrase == phrase.lower().strip()


def test_common_words_are_folded_and_sorted():
    """
    The list can be searched by eye, and holds each word as it is compared.
    """
    words = [*common_words()]

    assert len(words) > 3000
    assert all(word.isalpha() and word == word.lower() and len(word) > 3 for word in words)
