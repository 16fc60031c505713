"""
Words for harm that mean something else where they stand.
"""

import pytest

from reportedly.claims.counts import find_harms
from reportedly.counts.harm_words import find_words
from reportedly.language.analysis import analyse
from reportedly.language.tokens import tokens_of


def harms(text):
    """
    The words for harm of a sentence, with what they come to.
    """
    tokens = tokens_of(text, 0, len(text))
    return [
        (" ".join(token.text for token in tokens[word.first : word.last]), word.outcome)
        for word in find_words(tokens)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "A soldier fired one shot at the crowd.",
        "At least one shot struck the man in the abdomen.",
        "He put one shot to his temple.",
    ],
)
def test_a_shot_from_a_gun_is_nobody_shot(text):
    """
    Where a gun fires it, or where it goes on as a shot does.
    """
    assert harms(text) == []


@pytest.mark.parametrize("text", ["One shot in attack on market.", "Police found two shot in a car."])
def test_people_shot_are_counted(text):
    """
    A number alone before "shot" is one of people, as in headlines.
    """
    assert harms(text) == [("shot", "wounded")]


def test_victims_in_hospital_are_wounded_and_not_dead():
    """
    As long as no word of the sentence says that any of them died.
    """
    assert harms("All four victims are in stable condition.")[0] == ("victims", "wounded")
    assert harms("The four victims were identified.") == [("victims", "killed")]
    assert harms("Of the four victims in hospital one died.")[0] == ("victims", "killed")


@pytest.mark.parametrize(
    "text",
    [
        "Six people were taken to Ibn Sina Hospital.",
        "Six people have been transported by ambulance to a local clinic.",
        "A man was killed and six were airlifted to Ramba medical centre.",
    ],
)
def test_whoever_is_carried_to_a_hospital_is_wounded(text):
    """
    However it is called, and whoever else is dead.
    """
    assert harms(text)[-1][1] == "wounded"


@pytest.mark.parametrize(
    "text",
    [
        "He was taken to Shifa Hospital, where he was pronounced dead.",
        "The bodies of two men were taken to Idlib hospital.",
        "Relatives were taken to the police station.",
        "Doctors rushed to the hospital.",
    ],
)
def test_the_dead_and_those_who_go_to_a_hospital_are_not_wounded(text):
    """
    Nor is whoever dies there.
    """
    assert "wounded" not in [outcome for _, outcome in harms(text)]


@pytest.mark.parametrize("text", ["Two men were shot at a bar.", "The mayor was shot at close range."])
def test_people_are_shot_at_a_place(text):
    """
    A passive with "at" and a place tells where people were shot.
    """
    assert harms(text) == [("shot", "wounded")]


@pytest.mark.parametrize("text", ["Police shot at a bar.", "The convoy was shot at by rebels."])
def test_what_is_only_shot_at_is_not_harmed(text):
    """
    Shots at somebody may miss.
    """
    assert harms(text) == []


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("They tried to kill the mayor.", []),
        ("Troops foiled an attempt by the group to kidnap two nurses.", []),
        ("The group vowed to kill ten soldiers.", []),
        ("They managed to kill ten soldiers.", [("killed", 10)]),
        ("After the failed talks, they went on to kill ten soldiers.", [("killed", 10)]),
    ],
)
def test_what_is_meant_or_tried_counts_nobody(text, counted):
    """
    Harm that somebody attempts, vows or plans is none that was done.
    """
    found = [
        (entry.outcome, entry.low)
        for sentence in analyse(text)
        for harm in find_harms(sentence, text)
        for entry in harm.casualties
    ]
    assert found == counted


@pytest.mark.parametrize(
    "text",
    [
        "They entered the hall with the intention of kidnapping the envoy.",
        "The group had no means of killing the mayor.",
    ],
)
def test_an_intention_harms_nobody(text):
    """
    Though a noun tells of it.
    """
    (sentence,) = analyse(text)
    assert [entry for harm in find_harms(sentence, text) for entry in harm.casualties] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("There were two victims of a shooting on Elm Street.", [("wounded", 2)]),
        ("Officers found three victims of a stabbing.", [("wounded", 3)]),
        ("The shooting left four victims, one of them fatal.", [("wounded", 4), ("killed", 1)]),
        ("Both victims were taken to a clinic, where one of them died.", [("wounded", 2), ("killed", 1)]),
        ("The two victims of the shooting were buried.", [("killed", 2)]),
        ("The raid claimed 17 victims.", [("killed", 17)]),
    ],
)
def test_victims_of_shots_are_wounded_where_nobody_is_said_to_have_died(text, found):
    """
    "Two victims of a shooting" are hit; those told of as known, or of a raid, are dead.
    """
    (sentence,) = analyse(text)
    entries = [entry for harm in find_harms(sentence, text) for entry in harm.casualties]

    assert [(entry.outcome, entry.low) for entry in entries] == found
