"""
A name leads to the actors that it may mean, with the reason.
"""

import pytest

from reportedly.actors.search import begun, find_actors


@pytest.mark.parametrize(
    ("name", "actor", "reason"),
    [
        ("Islamic State", "islamic-state", "its usual name"),
        ("داعش", "islamic-state", "one of its names"),
        ("Brigade 65", "brigade-65", "one of its names"),
        ("Hezbolla", "hezbollah", "spelt like “Hezbollah”"),
        ("Southern Front", "southern-front", "one of its names in reports about its country"),
        ("Fatemiyoun Divi", "fatemiyoun", "spelt like “Fatemiyoun Division”"),
        ("Fursan Haqq", "liwa-fursan-al-haqq", "part of its name “Liwa Fursan al-Haqq”"),
    ],
)
def test_the_first_candidate(name, actor, reason):
    """
    The best fit comes first: the usual name, another, one that holds in a country, a part, one spelt alike.
    """
    found = find_actors(name)[0]

    assert (found.actor.id, found.reason) == (actor, reason)


def test_candidates_are_ranked_and_cut():
    """
    No more candidates than asked for, the better first, each actor once.
    """
    found = find_actors("Republican Guard", 5)

    assert len(found) == 5
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert len({one.actor.id for one in found}) == 5


@pytest.mark.parametrize("name", ["", "qwertz", "?!"])
def test_nobody(name):
    """
    A name like none of the list finds nobody.
    """
    assert find_actors(name) == []


def test_a_name_is_shown_without_the_mark_of_how_it_is_written():
    """
    The list marks a name that must begin with a capital; who types sees the name alone.
    """
    assert all("^" not in one.reason for one in begun("HR"))
