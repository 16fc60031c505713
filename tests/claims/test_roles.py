"""
Who did it and to whom is read from the grammar around the event's words.
"""

import pytest

from reportedly.claims.actors import find_all_mentions
from reportedly.claims.events import weigher
from reportedly.claims.roles import find_roles
from reportedly.claims.weapons import find_weapon
from reportedly.language.analysis import analyse
from reportedly.lexicons import lexicon
from reportedly.records import Span


def roles(text):
    (sentence,) = analyse(text)
    (mentions,) = find_all_mentions([sentence], text)
    trigger = weigher([sentence])(sentence, None).triggers[0]
    return {role: party.span.of(text) for role, party in find_roles(sentence, trigger, mentions).items()}


@pytest.mark.parametrize(
    ("text", "perpetrator"),
    [
        ("Russian warplanes bombed a market in Idlib.", "Russian warplanes"),
        ("The town was shelled by regime forces.", "regime forces"),
        ("Houthi rebels shelled the port city.", "Houthi rebels"),
        ("Islamic State fighters attacked Iraqi troops near Mosul.", "Islamic State fighters"),
    ],
)
def test_perpetrator_is_found_in_active_and_passive_voice(text, perpetrator):
    """
    The party that acts is the perpetrator, before an active verb or after "by".
    """
    assert perpetrator == roles(text).get("perpetrator")


def test_no_party_has_two_roles():
    """
    A party is perpetrator or target of an event, not both.
    """
    found = roles("Clashes erupted between Syrian troops and rebel fighters.")

    assert len(found.values()) == len(set(found.values()))


@pytest.mark.parametrize(
    ("text", "weapon"),
    [
        ("Helicopters dropped barrel bombs on the town.", "barrel bombs"),
        ("A car bomb killed five.", "car bomb"),
        ("The town was hit.", None),
    ],
)
def test_weapon_keeps_the_words_that_make_it_exact(text, weapon):
    """
    A weapon's words include its kind.
    """
    (sentence,) = analyse(text)
    span = find_weapon(sentence, Span(0, 1))

    assert weapon == (span.of(text) if span else None)


def test_word_lists_are_lower_case():
    """
    Every word of the list is as tokens are compared: lower case.
    """
    table = lexicon("roles")

    lists = [*table["turning"].values(), *(words for words in table.values() if isinstance(words, list))]

    assert set(table["turning"]) == {"losing", "blaming", "condemning", "telling", "finding"}
    assert all(words and all(word == word.lower() for word in words) for words in lists)
