"""
Word lists are found in tokens.
"""

from reportedly.language.phrases import Phrases
from reportedly.language.tokens import tokens_of


def test_longest_phrase_wins():
    """
    Of phrases that begin at one word, the longest is found, in any case.
    """
    phrases = Phrases({"air": 1, "air strike": 2, "strike": 3})

    assert [(1, 3, 2)] == list(phrases.find(tokens_of("An AIR Strike.")))


def test_phrases_do_not_overlap():
    """
    Words that a phrase took are not read again.
    """
    phrases = Phrases([("fire on", "a"), ("on civilians", "b")])

    assert [(1, 3, "a")] == list(phrases.find(tokens_of("They fire on civilians")))


def test_phrases_can_be_looked_for_at_some_words_alone():
    """
    Only phrases that begin at the given words are found, and none in the words of an earlier one.
    """
    phrases = Phrases({"fire": 1, "fire on them": 2, "on them": 3, "them": 4})
    tokens = tokens_of("they fire on them")

    assert [(1, 4, 2)] == phrases.find_from(tokens, [1, 2, 3])
    assert [(2, 4, 3)] == phrases.find_from(tokens, [0, 2, 3])
