"""
The sentences of a long text are those of any other, though their words are not kept.
"""

import tracemalloc

import pytest

from reportedly.language import retold
from reportedly.language.analysis import analyse
from reportedly.language.retold import Retold

# Whole sentences, a quotation, and one that is cut in parts where a number stands.
TEXT = (
    "Heavy clashes in Taftanaz\n\nTAFTANAZ (AFP) - “Eleven were killed,” he said. It was 5.5 km away!\n\n"
    + "12kg and 5.5x of ‘it’s’ U.S.A. 7th " * 60
    + "\n\nThe end"
)
SHORT = analyse(TEXT)


@pytest.fixture
def long(monkeypatch):
    """
    The same text, read as a long one.
    """
    monkeypatch.setattr(retold, "LONG_TEXT", 100)
    return analyse(TEXT)


def test_the_sentences_of_a_long_text_are_those_of_a_short_one(long):
    """
    Where a sentence stands, its words and what it is do not hang on how long the text is.
    """
    fields = ("span", "tokens", "index", "kind", "quoted", "paragraph")

    assert {type(sentence) for sentence in long} == {Retold}
    assert [[getattr(one, field) for field in fields] for one in long] == [
        [getattr(one, field) for field in fields] for one in SHORT
    ]
    assert len(SHORT) > len(TEXT.split("\n\n"))


def test_words_that_were_asked_for_lately_are_not_found_anew(long):
    """
    Whoever asks a sentence for its words again gets the same ones.
    """
    assert long[2].tokens is long[2].tokens


def test_few_words_of_a_long_text_are_kept(monkeypatch):
    """
    When all sentences were read, the words of no more than the last of them are held.
    """
    monkeypatch.setattr(retold, "KEPT", 10)
    held = {}
    for long in (False, True):
        monkeypatch.setattr(retold, "LONG_TEXT", 100 if long else 100_000)
        tracemalloc.start()
        sentences = analyse("Nobody in the two villages by the river was hurt that night, he said. " * 500)
        words = sum(len(sentence.tokens) for sentence in sentences)
        held[long] = tracemalloc.get_traced_memory()[0]
        tracemalloc.stop()

    assert words == 8_000
    assert held[True] < held[False] / 2
