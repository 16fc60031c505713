"""
Who is told of beside those harmed: those who say so, those told twice, numbers of something else.
"""

import pytest

from reportedly.claims.counts import find_harms
from reportedly.language.analysis import analyse


def harmed(text):
    """
    The outcome, number and words of all people harmed in a text.
    """
    return [
        (entry.outcome, entry.low, entry.victims and entry.victims.of(text))
        for sentence in analyse(text)
        for harm in find_harms(sentence, text)
        for entry in harm.casualties
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "They detained 38 suspects among the arrivals on Friday, an officer said.",
            [("detained", 38, "suspects")],
        ),
        ("According to the clinic's director, at least three babies died.", [("killed", 3, "babies")]),
        ("According to two residents, a man was killed.", [("killed", 1, "man")]),
        ("According to police 12 people were killed.", [("killed", 12, "people")]),
        ("According to the governor, one of the wounded, a woman, died.", [("killed", 1, None)]),
        ("Two students beat him in a yard.", [("wounded", 1, "him")]),
        ("Two men stabbed her in the street.", [("wounded", 1, "her")]),
        ("Two men killed her two sons.", [("killed", 2, "sons")]),
    ],
)
def test_those_who_say_or_do_it_are_not_harmed(text, found):
    """
    Neither before nor behind those of whom they tell.
    """
    assert harmed(text) == found


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("A passenger, a woman in her 20s, was detained.", ["passenger"]),
        ("A man in his late 20s, a soldier, was killed.", ["man"]),
        ("A man in his 20s, a woman in her 40s and two boys were killed.", 3),
        ("A second victim, a woman walking a dog, suffered cuts to her hands.", ["second victim"]),
        ("A man, a woman from Homs, a child and a guard were killed.", 4),
    ],
)
def test_one_person_is_told_again_between_commas_and_no_list_of_several(text, who):
    """
    What closes the remark decides: a verb, or the next of a list.
    """
    found = [words for _, _, words in harmed(text)]

    assert (len(found) if isinstance(who, int) else found) == who


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A man was found fatally stabbed six blocks away.", [("killed", 1, "man")]),
        ("They told of three bullet wounds.", []),
        ("He told of the disappearance of 13 members from 1981 to 1984.", [("abducted", 13, "members")]),
        ("The council, a civic body, lists 124 dead.", [("killed", 124, None)]),
        (
            "More than 240 villagers, one in every eight, have crowded into shelters.",
            [("displaced", 241, "villagers")],
        ),
        (
            "Three men are dead in what he called one of the worst killings in years.",
            [("killed", 3, "men")],
        ),
    ],
)
def test_numbers_of_something_else_count_nobody(text, found):
    """
    Blocks, years, a body that sits, a share told in passing, the utmost of its kind.
    """
    assert harmed(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The number of persons massacred by bandits in Homs, Syria, has risen to 424.", [424]),
        ("The bodies of a commander and of some 70 soldiers were found.", [1, 70]),
        ("Four bus passengers were killed.", [4]),
        ("Neither officer was hurt.", [0]),
        ("Neither of them was seriously hurt.", []),
        ("Neither of the two officers was hurt.", [0]),
        ("Not one of the two officers was hurt.", [0]),
        ("A woman in her mid-30s and two boys were killed.", [1, 2]),
        ("No civilian was harmed.", [0]),
        ("Police shoot a farmer near the fence.", [1]),
    ],
)
def test_people_are_counted_in_other_words(text, found):
    """
    A number further on, people added by "and of" or behind an age, nobody by "neither" and "not one of".
    """
    assert [low for _, low, _ in harmed(text)] == found


def test_casualties_told_apart_as_dead_and_wounded_are_counted_once():
    """
    "14 casualties, six dead and eight wounded" are 14.
    """
    text = "They caused 14 casualties, six dead and eight wounded."
    (sentence,) = analyse(text)
    found = [entry for harm in find_harms(sentence, text) for entry in harm.casualties]

    assert [(one.outcome, one.low, one.subset_of) for one in found] == [
        ("wounded", 14, None),
        ("killed", 6, 0),
        ("wounded", 8, 0),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Among the 19 dead are 12 women and a baby.",
            [("killed", 19, None), ("killed", 12, 0), ("killed", 1, 0)],
        ),
        (
            "It noted 91 arbitrary arrests, including 4 children.",
            [("detained", 91, None), ("detained", 4, 0)],
        ),
        ("The strike wounded 18, four seriously.", [("wounded", 18, None), ("wounded", 4, 0)]),
        ("Two guards are recovering after being shot on a road.", [("wounded", 2, None)]),
    ],
)
def test_parts_and_numbers_are_found_in_other_orders(text, found):
    """
    Behind "among", over a word of what kind, without "of them", before "after being".
    """
    (sentence,) = analyse(text)
    entries = [entry for harm in find_harms(sentence, text) for entry in harm.casualties]

    assert [(one.outcome, one.low, one.subset_of) for one in entries] == found
