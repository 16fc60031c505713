"""
Parties and speakers that the report makes clear have an actor of the list.
"""

import pytest

from reportedly import from_text
from reportedly.claims import find_claims


def parties(text):
    claims = find_claims(from_text(text).document)
    return {
        named.span.of(text): named.actor
        for claim in claims
        for named in (*claim.sources, claim.perpetrator, claim.target)
        if named
    }


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        ("Clashes went on in Mali. The army said it had killed 30 rebels.", "The army", "malian-army"),
        ("Clashes went on in Yemen. The army killed 30 rebels.", "The army", "yemeni-army"),
        (
            "Clashes went on in Yemen. The rebels killed 30 soldiers, the defence ministry said.",
            "the defence ministry",
            "yemeni-defence-ministry",
        ),
        (
            "Clashes went on in Colombia. The guerrillas killed nine, army commander Luis Prado said.",
            "army commander Luis Prado",
            "colombian-army",
        ),
    ],
)
def test_words_that_the_report_makes_clear_have_an_actor(text, words, actor):
    """
    A body without its country, and who speaks for one, have the actor of the country in question.
    """
    assert parties(text)[words] == actor


def test_a_name_on_another_side_is_nobody_of_the_list():
    """
    Rebels without a country stay without an actor.
    """
    assert parties("The rebels killed 30 soldiers in an attack.")["The rebels"] is None
