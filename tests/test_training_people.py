"""
What coded reports say of whom an event harmed becomes choices to learn from.
"""

import pytest

from reportedly import from_text
from reportedly.model.encoder import encoder
from reportedly.reading import ReadingOptions
from reportedly.trained import drafts_in
from reportedly.trained.choice import STARTING
from reportedly.training import people
from reportedly.training.calibrate import prepared

TEXT = (
    "Airstrikes killed at least 12 civilians in Idlib on Monday. Some 300 families set out on foot to escape."
)


@pytest.fixture(scope="module")
def drafted():
    document = from_text(TEXT, ReadingOptions(published="2016-04-06", language="en")).document
    return list(drafts_in(prepared(document, encoder(threads=1)), encoder(threads=1), STARTING))


def entry(low, outcome="killed", high=None):
    return {"outcome": outcome, "low": low, "high": high, "vague": False}


def cases(drafted, **coded):
    """
    The choices, by their kinds, with the options that are right; *coded* are the first and the last claim.
    """
    numbers = {"first": 0, "last": len(drafted) - 1}
    claims = {numbers[name]: {"casualties": entries} for name, entries in coded.items()}
    return [(kind, right) for kind, (_, right) in people.cases(drafted, claims, STARTING)]


def test_people_belong_to_the_event_that_they_are_coded_of(drafted):
    """
    An entry whose figure a coded claim has is right for the event that pairs with it.
    """
    assert cases(drafted, first=[entry(12)]) == [("toll", (True,))]


def test_people_coded_with_another_number_belong_to_no_event(drafted):
    """
    A figure that no coded claim has is right nowhere; a number of people has no other choice.
    """
    assert cases(drafted, first=[entry(13)]) == [("toll", (False,))]


def test_nothing_is_learned_from_an_event_that_nobody_coded(drafted):
    """
    Of the people of a claim that pairs with no coded one, nothing is known.
    """
    assert cases(drafted) == []


def test_people_heard_are_right_where_they_are_coded(drafted):
    """
    Among what may be told of people heard, the coded figure is right.
    """
    assert cases(drafted, last=[entry(300, "displaced", high=300)]) == [("heard", (False, True))]


def test_nothing_is_right_of_people_heard_of_whom_nothing_is_coded(drafted):
    """
    Where the coded claim has nobody, those heard are nobody.
    """
    assert cases(drafted, last=[]) == [("heard", (True, False))]
