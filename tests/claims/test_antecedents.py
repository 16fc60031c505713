"""
Parties worded by pronouns take the name of whoever the report means.
"""

from dataclasses import replace

import pytest

from reportedly.claims import antecedents, find_all, find_claims
from reportedly.claims.antecedents import OUTLETS, asked, resolved, told_by
from reportedly.records import Document, Party, Span


def document(text):
    return Document("d", text, "0", "0", "text", published="2024-05-08", language="en")


def pointing(text, words, role="perpetrator"):
    """
    The claims of a text before pronouns are looked at, the last with *words* as its party.
    """
    report = document(text)
    found = find_all(report)
    claims = list(find_claims(report))
    start = text.rindex(words)
    party = Party(Span(start, start + len(words)), words)
    claims[-1] = replace(claims[-1], **{role: party})
    return claims, [one.sentence for one in found], [one.mentions for one in found]


def meant(text, words, role="perpetrator"):
    """
    The party that the words of the last claim are taken for.
    """
    return getattr(resolved(*pointing(text, words, role))[-1], role)


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "Hamas said that its fighters had attacked the post at Kerem, killing two soldiers.",
            "its fighters",
            "Hamas",
        ),
        (
            "Wagner chief Yevgeny Prigozhin said his fighters killed two soldiers in Bakhmut.",
            "his fighters",
            "Wagner Group",
        ),
        (
            "The army fought in Sudan. RSF leader Hamdan Dagalo said his forces attacked army camps.",
            "his forces",
            "Rapid Support Forces",
        ),
        ("Hezbollah said that it had shelled Metula, wounding four people.", "it", "Hezbollah"),
        (
            "The Houthis entered Marib on Friday. They killed six soldiers at a checkpoint.",
            "They",
            "Houthis",
        ),
        (
            'Hezbollah said: "Our units shelled Metula on Friday, killing nine soldiers."',
            "Our units",
            "Hezbollah",
        ),
        (
            'Houthi spokesman Yahya Saree said on Friday: "We shelled Marib and killed nine soldiers."',
            "We",
            "Houthis",
        ),
    ],
)
def test_pronouns_take_the_name_of_those_they_stand_for(text, words, name):
    """
    The speaker, or the party named just before, is who "it", "they", "its" and "our" mean.
    """
    party = meant(text, words)

    assert (party.name, party.span.of(text)) == (name, words)


def test_actor_and_side_come_with_the_name():
    """
    Whoever is meant is meant with his entry in the list.
    """
    party = meant(
        "Hamas said that its fighters had attacked the post at Kerem, killing two soldiers.", "its fighters"
    )

    assert (party.actor, party.side) == ("hamas", "Hamas")


@pytest.mark.parametrize(
    ("text", "words", "role"),
    [
        ("They killed six soldiers at a checkpoint.", "They", "perpetrator"),
        (
            "Residents said the shelling by Hamas hit their houses, killing four people.",
            "their houses",
            "target",
        ),
        ("The Houthis shelled Marib on Friday, killing him and two others.", "him", "target"),
        ("The Houthis shelled Marib on Friday, killing two people.", "The Houthis", "perpetrator"),
        ("US strikes killed two people in Marib, the Houthi health ministry said.", "US", "perpetrator"),
    ],
)
def test_words_that_point_at_nobody_stay_as_they_are(text, words, role):
    """
    Nobody named before, somebody's things, a person, a name: none of them gets another name.
    """
    assert meant(text, words, role).name == words


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "Local defence forces said they had ambushed a column and killed eight men.",
            "they",
            "local defence forces",
        ),
        ("The gunmen fled. Nigerian police said on Monday they killed six men.", "they", "Nigerian police"),
        ("Residents said they had killed six men.", "they", "they"),
    ],
)
def test_who_says_of_himself_that_he_did_it_is_meant(text, words, name):
    """
    Right behind the words of saying, "they" are the group or the several who say so, if it is one who acts.
    """
    assert meant(text, words).name == name


def test_outlets_are_never_meant():
    """
    Who tells of an attack is not offered as the one who made it.
    """
    text = "The Syrian Arab News Agency said that they had shelled Homs, killing four people."
    claims, sentences, mentions = pointing(text, "they")
    question = asked(0, claims[-1], "perpetrator", told_by(sentences, mentions))

    assert [one.name for one, _ in question.offered if one.kind in OUTLETS] == []


def test_what_was_meant_before_may_be_meant_again():
    """
    A pronoun may stand for a party that the claim before names by a pronoun, too.
    """
    text = (
        "Hamas said that its fighters had attacked the post at Kerem, killing two soldiers. "
        "They abducted three more soldiers."
    )
    claims, sentences, mentions = pointing(text, "They")
    first = replace(claims[0], perpetrator=Party(Span(text.index("its"), text.index(" had")), "its fighters"))
    known = resolved([first, *claims[1:]], sentences, mentions)

    assert [claim.perpetrator.name for claim in known] == ["Hamas"] * len(known)


def test_claims_are_the_same_but_for_names():
    """
    Nothing but the name, actor and side of a party changes, and looking twice changes nothing more.
    """
    claims, sentences, mentions = pointing(
        "Hezbollah said that it had shelled Metula, wounding four people.", "it"
    )
    once = resolved(claims, sentences, mentions)

    assert [replace(one, perpetrator=None, target=None) for one in once] == [
        replace(one, perpetrator=None, target=None) for one in claims
    ]
    assert resolved(once, sentences, mentions) == once


def test_every_weight_is_of_a_feature_that_can_hold():
    """
    The table has a bias, and a feature for each class of pronoun.
    """
    names = set(antecedents.table(antecedents.WEIGHTS))

    assert "bias" in names
    assert {name.split(":")[0] for name in names if name.startswith(("it:", "they:", "we:"))} == {
        "it",
        "they",
        "we",
    }


def test_whoever_has_no_name_is_no_hindrance():
    """
    A speaker whose name came out empty is weighed like anybody else, and nothing breaks.
    """
    claims, sentences, mentions = pointing(
        "Hezbollah said that it had shelled Metula, wounding four people.", "it"
    )
    nameless = replace(
        claims[-1], sources=(replace(claims[-1].sources[0], name="", actor=None, span=Span(60, 61)),)
    )

    assert len(resolved([*claims[:-1], nameless], sentences, mentions)) == len(claims)
