"""
Lists of people behind their whole.
"""

import pytest

from reportedly.claims.counts import find_harms
from reportedly.language.analysis import analyse


def harmed(text):
    """
    The number of all people harmed in a text, and the number of the whole that they are a part of.
    """
    found = []
    for sentence in analyse(text):
        for harm in find_harms(sentence, text):
            entries = harm.casualties
            wholes = [None if entry.subset_of is None else entries[entry.subset_of] for entry in entries]
            found += [(entry.low, whole and whole.low) for entry, whole in zip(entries, wholes, strict=True)]
    return found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Twelve people were killed: nine men and three girls.", [12, 9, 3]),
        ("TEN KILLED IN RAID: SIX WOMEN, FOUR CHILDREN", [10, 6, 4]),
        ("They killed five people: a clerk, his two sons and two guards.", [5, 1, 2, 2]),
        ("It killed 26 people: 14 in Homs, seven in Hama and five in Idlib.", [26, 14, 7, 5]),
        ("At least 30 bodies were found: 18 men and eight women.", [30, 18, 8]),
        ("Nineteen people were killed - 11 soldiers and eight rebels - near Gao.", [19, 11, 8]),
        ("Six members of one family, a father, mother and their four girls, died.", [6, 1, 1, 4]),
    ],
)
def test_people_listed_behind_their_whole_are_its_parts(text, found):
    """
    Behind a colon or a dash, or as many behind a comma.
    """
    whole, *parts = found
    assert harmed(text) == [(whole, None), *((part, whole) for part in parts)]


@pytest.mark.parametrize(
    "text",
    [
        "Six soldiers, four guards and two nurses were killed.",
        "Twelve people were killed: two soldiers were killed later.",
        "Four people were killed: 300 soldiers and 20 guards took part.",
    ],
)
def test_people_who_are_added_or_do_something_else_are_no_parts(text):
    """
    By no closing mark, by a verb of their own, by a number too high.
    """
    assert all(whole is None for _, whole in harmed(text))


@pytest.mark.parametrize(
    "text",
    [
        "Five guards - including a captain - and two cooks were killed.",
        "Five guards (among them a captain) and two cooks were killed.",
        "Five guards, including four women, and two cooks were killed.",
    ],
)
def test_people_added_behind_a_part_that_is_closed_off_are_no_part(text):
    """
    By a dash or a bracket, or because both would be more than the whole.
    """
    assert [whole for _, whole in harmed(text)] == [None, 5, None]
