"""
Stretches of a sentence that tell of an older event.
"""

import pytest

from reportedly.counts.bygone import bygone, told_in
from reportedly.language.tokens import tokens_of


def stretches(text):
    """
    The words of each stretch.
    """
    tokens = tokens_of(text)
    return [" ".join(token.text for token in tokens[one.start : one.stop]) for one in bygone(tokens)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "It was the worst attack since 2014, when 85 people died.",
            ["since 2014 , when 85 people died ."],
        ),
        (
            "The attack, the worst since a truck bombing that killed 600, left 100 dead.",
            ["since a truck bombing that killed 600"],
        ),
        (
            "Three men were shot two weeks after five people were killed there.",
            ["after five people were killed there ."],
        ),
        (
            "A raid killed 22 on Friday; a similar raid killed 30 last year.",
            ["a similar raid killed 30 last year ."],
        ),
        ("It is the worst raid since 2014 with 30 people killed.", ["since 2014"]),
        ("It is the worst raid since 2014: 30 people were killed.", ["since 2014"]),
        ("In March it killed 20; on Monday it killed two.", ["In March it killed 20"]),
        (
            "Two died a day after 22 men were killed along with six girls.",
            ["after 22 men were killed along with six girls ."],
        ),
        ("In 2014, it killed 20; on Monday it killed two.", ["In 2014 , it killed 20"]),
    ],
)
def test_what_was_long_before_is_a_stretch_of_its_own(text, found):
    """
    Behind "since" and "after", and a clause that says so.
    """
    assert stretches(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Some 30 people have been killed there since 2014.",
        "He died three days after he was shot.",
        "They died two days after being wounded.",
        "Last year 20 were killed; 30 were hurt in the summer of last year.",
        "Soldiers fired after a man was killed.",
    ],
)
def test_the_same_event_is_no_older_one(text):
    """
    A count since then, what befell the same people, a sentence that is all of it long before.
    """
    assert stretches(text) == []


def test_words_are_told_in_the_stretch_that_they_stand_in():
    """
    By where they begin; others in none.
    """
    text = "Two men died a year after 40 people were killed."
    tokens = tokens_of(text)
    told = [told_in(tokens, bygone(tokens), text.index(word)) for word in ("died", "killed")]

    assert told == [None, 0]
