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


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        (
            "Turkey's defence minister said 33 soldiers were killed.",
            "Turkey's defence minister",
            "turkish-government",
        ),
        ("Omar Naji, the Taliban spokesman, said 33 men were killed.", "Omar Naji", "taliban"),
        ("An Iranian activist said 33 men were killed.", "An Iranian activist", None),
    ],
)
def test_who_is_named_with_a_party_speaks_for_it(text, words, actor):
    """
    A state speaks through its ministers, a group through who is called its own, and neither through others.
    """
    assert parties(text)[words] == actor


def test_the_army_is_no_governor():
    """
    "The army" does not stand for another official who spoke before.
    """
    text = (
        "Fighting went on in Colombia. Ten people were killed in clashes, the governor of Cauca said. "
        "The army said that rebels killed three more people in an attack."
    )

    assert parties(text)["The army"] == "colombian-army"


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        ("Fighting went on in Goma. The M23 said that ten soldiers were killed.", "The M23", "m23"),
        ("Fighting went on in Haiti. The G9 said on Sunday that ten men were killed.", "The G9", "g9-haiti"),
    ],
)
def test_a_name_may_end_in_a_number(text, words, actor):
    """
    The number belongs to the name of the group that speaks.
    """
    assert parties(text)[words] == actor
