"""
The words for people, and what the people are taken for.
"""

import pytest

from reportedly.counts.victims import (
    counts_things,
    head_in,
    is_adjective,
    kind_of,
    phrase_end,
    phrase_start,
    shouted,
)
from reportedly.language.tokens import tokens_of

NOWHERE = frozenset()

KINDS = {
    "civilians": "civilian",
    "rebel fighters": "combatant",
    "policemen": "combatant",
    "medical staff": "civilian",
    "aid workers": "civilian",
    "army officers": "combatant",
    "people": "unknown",
    "armed men": "combatant",
    "members of the security forces": "combatant",
    "bodies of civilians": "civilian",
    "members of one committee": "unknown",
    "civilian volunteers": "civilian",
}


def head(words):
    tokens = tokens_of(words)
    return head_in(tokens, 0, phrase_end(tokens, 0, NOWHERE), many=True)


@pytest.mark.parametrize(("words", "kind"), KINDS.items())
def test_people_are_taken_for_what_their_words_say(words, kind):
    """
    The head decides, then the words before it, then those after "of".
    """
    assert kind_of(tokens_of(words), 0, head(words)) == kind


def test_heads_side_by_side_end_in_the_last():
    """
    "Crew members" are members, not a crew.
    """
    assert head("crew members of a ship") == 1


def test_a_phrase_has_no_head_without_people():
    """
    Vehicles are no people.
    """
    assert head("armoured vehicles") is None


@pytest.mark.parametrize(
    ("words", "things"),
    [
        ("armoured vehicles", True),
        ("hospital workers", False),
        ("vehicles soldiers", True),
        ("unarmed Kurds", False),
    ],
)
def test_things_are_told_from_people(words, things):
    """
    A phrase for things counts no people; a thing that only describes people does no harm.
    """
    tokens = tokens_of(words)

    assert counts_things(tokens, 0, len(tokens), head(words)) == things


def test_a_phrase_ends_at_a_wall_or_a_mark():
    """
    No phrase for people reaches across a word for harm, a comma or a preposition.
    """
    tokens = tokens_of("young Syrian men killed, women in Homs")

    assert (phrase_end(tokens, 0, frozenset({3})), phrase_end(tokens, 5, NOWHERE)) == (3, 6)


def test_a_phrase_begins_after_its_article_and_with_its_age():
    """
    "A 10-year-old boy" begins at 10.
    """
    tokens = tokens_of("killed a 10-year-old boy")

    assert phrase_start(tokens, 7, 0, frozenset({0})) == 2


@pytest.mark.parametrize(
    ("words", "adjective"),
    [
        ("rebel attack", True),
        ("rebel in", False),
        ("rebel", False),
        ("rebel identified as", False),
        ("boy attack", False),
    ],
)
def test_some_heads_may_be_adjectives(words, adjective):
    """
    "A rebel attack" harms no rebel.
    """
    assert is_adjective(tokens_of(words), 0, NOWHERE) == adjective


def test_capitals_throughout_are_shouted():
    """
    Wires in capital letters are known as such, whatever their figures and marks.
    """
    assert (shouted(tokens_of("FIVE MEN, 12 DEAD")), shouted(tokens_of("FIVE men"))) == (True, False)
