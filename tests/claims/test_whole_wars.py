"""
Tolls of a whole war are of its country, and not of the town that a report tells of.
"""

import pytest

from reportedly import from_text
from reportedly.claims import find_claims
from reportedly.reading import ReadingOptions

RAID = "Rebels in Syria fired back. Shells killed ten people in Homs on Monday."


def place_of(text, trigger):
    document = from_text(text, ReadingOptions(published="2016-07-06", language="en")).document
    claims = [one for one in find_claims(document) if one.trigger.of(text) == trigger and one.casualties]
    place = claims[-1].place
    return place.name if place else None


def test_a_toll_of_years_is_of_the_country():
    """
    It is carried over from the words that name the country last.
    """
    text = f"{RAID} More than 280,000 people have died since 2011."

    assert place_of(text, "died") == "Syria"


@pytest.mark.parametrize(
    "more",
    [
        "More than 80 people have died since Saturday.",
        "More than 280,000 people have died in Aleppo since 2011.",
    ],
)
def test_a_shorter_toll_or_one_with_a_place_of_its_own_stays_where_it_is(more):
    """
    A siege lasts weeks, and a place that the sentence names is never moved.
    """
    assert place_of(f"{RAID} {more}", "died") in {"Homs", "Aleppo"}


def test_where_no_country_is_named_nothing_is_moved():
    """
    There would be no words to show for it.
    """
    text = "Shells killed ten people in Homs on Monday. More than 280,000 people have died since 2011."

    assert place_of(text, "died") == "Homs"
