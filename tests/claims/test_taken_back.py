"""
What an outlet takes back of its own is denied, and the number that takes its place holds.
"""

import pytest

from reportedly import find_claims as read
from reportedly import from_text
from reportedly.claims import find_claims
from reportedly.claims.taken_back import taken_back
from reportedly.language.analysis import analyse
from reportedly.reading import ReadingOptions

LEAD = "Twelve people were killed when a bomb exploded in Kano, Nigeria, on Thursday, police said. "


def told(text):
    document = from_text(text, ReadingOptions(published="2024-05-10", language="en")).document
    return [
        (claim.certainty, [(one.outcome, one.low) for one in claim.casualties], claim.sources)
        for claim in find_claims(document)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "An earlier version of this article said that 21 people were killed in the bombing.",
        "A previous version of this story misstated the number of people killed in the bombing as 21.",
        "Correction: Our report of 9 May said that 21 people were killed in the bombing.",
        "This article wrongly said that 21 people were killed in the bombing.",
        "We wrongly reported that 21 people were killed in the bombing.",
    ],
)
def test_what_an_outlet_takes_back_is_denied_by_itself(text):
    """
    The number that an outlet gave before is no claim of an "earlier version", and counts nobody.
    """
    claims = told(LEAD + text)

    assert ("denied", [("killed", 21)], ()) in claims
    assert any(certainty == "stated" and ("killed", 12) in figures for certainty, figures, _ in claims)


def test_the_next_sentence_may_take_it_back():
    """
    "We reported … This was wrong" takes back the first of the two, and nothing of the third.
    """
    text = "We reported on 8 May that four people were killed. This was wrong. Three were killed."

    assert taken_back(analyse(text)) == [True, False, False]


@pytest.mark.parametrize(
    "text",
    [
        "This story has been corrected to show that 12 people were killed.",
        "We reported on 8 May that four people were killed. The police are looking for the men.",
        "The army said that the earlier figure was wrong.",
        "He told us for this article that four people were killed.",
        "This report documents how soldiers mistakenly killed 12 civilians.",
        "The Shahed-131, an earlier version of the drone, killed three people.",
        "Correction: The date was wrong. The headline attack killed 21 people.",
        '"We said that four people were killed," the minister said. This was wrong.',
    ],
)
def test_what_holds_is_not_taken_back(text):
    """
    What a report was corrected to holds, and so does what an outlet repeats or tells of others.
    """
    assert not any(taken_back(analyse(text)))


def test_a_number_that_another_took_the_place_of_is_left_out():
    """
    "12 people, not 21" are twelve.
    """
    text = "This story has been corrected to show that 12 people, not 21, were killed in the bombing."
    document = from_text(LEAD + text, ReadingOptions(published="2024-05-10", language="en")).document

    counted = {one.low for claim in read(document) for one in claim.casualties}

    assert counted == {12}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The bomb killed two people on Monday, not Sunday.", "2024-05-06"),
        ("The bomb killed two people on Monday (not on Sunday) in Kano.", "2024-05-06"),
        ("The bomb killed two people on Sunday rather than Monday.", "2024-05-05"),
        ("The bomb killed two people on Monday instead of on Sunday.", "2024-05-06"),
        ("The bomb killed two people not on Sunday but on Monday.", "2024-05-06"),
        ("The bombing was not on Sunday but on Monday.", "2024-05-06"),
        ("The bomb killed two people on 4 May, not 5 May, in Kano.", "2024-05-04"),
        ("The bomb killed two people in 2013, not 2012.", "2013-01-01"),
        ("The bomb killed two people on Sunday, not in May.", "2024-05-05"),
        ("The bombing was not on Sunday, and Monday was quiet.", "2024-05-05"),
    ],
)
def test_a_time_that_another_took_the_place_of_is_that_of_no_event(text, day):
    """
    A day takes the place of a day; what was denied of a day, with an auxiliary before, stays so.
    """
    document = from_text(text, ReadingOptions(published="2024-05-10", language="en")).document
    assert [claim.time.first for claim in find_claims(document) if claim.time] == [day]
