"""
Numbers without people by which a sentence tells a harm again.
"""

import pytest

from reportedly.claims.counts import find_harms
from reportedly.language.analysis import analyse


def harmed(text):
    """
    Outcome, low and high of every entry that a sentence gives.
    """
    (sentence,) = analyse(text)
    return [
        (entry.outcome, entry.low, entry.high)
        for harm in find_harms(sentence, text)
        for entry in harm.casualties
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Nurses counted 27 dead; the town council gave forty.",
        "Nurses said 27 people were killed, while the mayor put the number at 40.",
        "27 people were killed, though the party's figure was 40.",
        "The army spoke of 27 dead, and local elders listed 40.",
        "27 people were killed, and 40 by the count of the villagers.",
        "27 people were killed by some accounts and 40 by others.",
        "27 people were killed, or 40 according to the villagers.",
    ],
)
def test_what_another_counted_is_told_again(text):
    """
    The number of the second voice is of the same people, with the same end.
    """
    assert harmed(text) == [("killed", 27, 27), ("killed", 40, 40)]


def test_a_number_told_again_is_one_of_the_dead():
    """
    Where a sentence counts both dead and wounded.
    """
    found = harmed("It left 10 dead and 30 wounded; the minister has since spoken of at least 16.")
    assert found == [("killed", 10, 10), ("wounded", 30, 30), ("killed", 16, None)]


@pytest.mark.parametrize(
    "text",
    [
        "27 people were killed and the mayor gave ten reasons.",
        "27 people were killed in Operation 40.",
        "27 people were killed, updating an earlier toll of 15.",
        "The mayor put the number of guests at 40.",
        "27 people were killed, the mayor of Homs said on 12 May.",
        "Rescuers counted 27 dead, and one said that it had been quiet.",
    ],
)
def test_no_other_number_is_told_again(text):
    """
    Things, names and days count nobody, nor do numbers that nobody gives of the dead.
    """
    assert {low for _, low, _ in harmed(text)} <= {27}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("No civilians were killed but four soldiers were.", [("killed", 0), ("killed", 4)]),
        ("No civilians were killed; a guard was.", [("killed", 0), ("killed", 1)]),
        (
            "Nobody was hurt, although the driver and two nurses were.",
            [("wounded", 0), ("wounded", 1), ("wounded", 2)],
        ),
        ("No soldiers died, but two villagers did.", [("killed", 0), ("killed", 2)]),
        ("Two soldiers were killed, but no civilians were.", [("killed", 2), ("killed", 0)]),
        ("Four soldiers were wounded, as were two drivers.", [("wounded", 4), ("wounded", 2)]),
        ("Three gunmen were killed; so was a guard.", [("killed", 3), ("killed", 1)]),
        ("Nobody was hurt, but the soldiers were angry.", [("wounded", 0)]),
        ("Nobody was hurt in the barracks where 40 soldiers were.", [("wounded", 0)]),
        ("Two men were killed, as was told by four nurses.", [("killed", 2)]),
    ],
)
def test_a_helping_verb_alone_tells_a_harm_again_of_others(text, found):
    """
    Behind a contrast with nobody, or where they are said to have fared alike.
    """
    assert found == [(outcome, low) for outcome, low, _ in harmed(text)]
