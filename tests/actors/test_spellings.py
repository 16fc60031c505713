"""
Long names with a slip are found; names and words that are spelt right stay what they are.
"""

import time

import pytest

from reportedly.claims.actors import find_all_mentions
from reportedly.language.analysis import analyse


def found(text):
    return [
        (m.span.of(text), m.actor) for one in find_all_mentions(analyse(text), text) for m in one if m.actor
    ]


@pytest.mark.parametrize(
    ("words", "actor"),
    [
        ("Jabhat al-Nousra", "nusra-front"),
        ("Hezbolah", "hezbollah"),
        ("The Rapid Suport Forces", "rsf"),
        ("The Syrian Demokratic Forces", "sdf"),
        ("Lashkar-e-Tayba", "lashkar-e-taiba"),
        ("Liberation Tigers of Tamil Ealam", "ltte"),
        ("Islamic Revolutoinary Guard Corps", "irgc"),
    ],
)
def test_a_slip_is_seen_through(words, actor):
    """
    A letter more, less, other or in another place does not hide a long name.
    """
    assert found(f"{words} attacked.") == [(words, actor)]


@pytest.mark.parametrize(
    "words",
    [
        "Confidential papers",
        "Northern Movement",
        "The Hamaz",
        "The Nigerien Delta Avengers",
        "The 6th Armoured Division",
        "The rapid suport forces",
        "Dezbollah",
    ],
)
def test_what_is_no_slip(words):
    """
    Short names, known words, numbers, another first letter and small letters are taken as they stand.
    """
    assert found(f"{words} came.") == []


def test_texts_in_capitals_are_taken_as_they_stand():
    """
    In capitals every word looks like a name; there nothing is guessed.
    """
    assert found("THE RAPID SUPORT FORCES ATTACKED.") == []


def test_a_slip_beside_a_name_that_is_right():
    """
    Each name of a sentence is found, the misspelt and the right.
    """
    assert [actor for _, actor in found("Hezbolah and Hamas met, then Jabhat al-Nousra came.")] == [
        "hezbollah",
        "hamas",
        "nusra-front",
    ]


def test_many_odd_words_take_linear_time():
    """
    A long line of unknown names is read in a moment.
    """
    text = "Xaverian Qolombo Zyxtrian " * 10_000
    started = time.thread_time()
    found(text)

    assert time.thread_time() - started < 20
