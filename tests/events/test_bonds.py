"""
What people hold together and apart, with later decisions above earlier ones.
"""

import json
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from reportedly.events.bonds import Bonds, bonds
from reportedly.events.records import Decision


def decided(number, kind, *about, value=None):
    groups = None if value is None else json.dumps(value)
    return Decision(f"d{number}", kind, about, "Ana", "2016-04-06T10:00:00+00:00", "", value=groups)


def overruled(found):
    return [(entry.decision.id, entry.by.id, entry.wholly) for entry in found.overruled]


def test_what_is_the_same_is_held_together():
    """
    Three accounts that a person joins are one group.
    """
    assert bonds([decided(1, "same", "a", "b", "c")]) == Bonds((("a", "b", "c"),))


def test_groups_can_be_had_as_pairs():
    """
    Three accounts of one event are two pairs that hang together.
    """
    assert bonds([decided(1, "same", "c", "a", "b")]).same == {("a", "b"), ("b", "c")}


def test_what_is_not_the_same_is_held_apart():
    """
    Of three accounts that are of three events, each pair is held apart.
    """
    found = bonds([decided(1, "not_same", "c", "a", "b")])

    assert found == Bonds(apart=frozenset({("a", "b"), ("a", "c"), ("b", "c")}))


def test_groups_stand_for_events():
    """
    Two events that are not the same are held apart account by account, and nothing is held within either.
    """
    found = bonds([decided(1, "not_same", "one", "other", value=[["a", "b"], ["c"]])])

    assert found == Bonds(apart=frozenset({("a", "c"), ("b", "c")}))


def test_a_split_keeps_what_it_takes_out_together():
    """
    Accounts that are split off are an event of their own, apart from those that stay.
    """
    found = bonds([decided(1, "split", "event", "a", "b", value=[["a", "b"], ["c"]])])

    assert found == Bonds((("a", "b"),), frozenset({("a", "c"), ("b", "c")}))


def test_a_split_without_a_rest_only_holds_together():
    """
    A split that does not say what stays holds nothing apart.
    """
    assert bonds([decided(1, "split", "event", "a", "b")]) == Bonds((("a", "b"),))


def test_a_claim_stands_for_the_account_it_is_in():
    """
    Decisions about claims hold for the accounts that these are in.
    """
    home = {"claim1": "a", "claim2": "b", "claim3": "a"}

    assert bonds([decided(1, "same", "claim1", "claim2", "claim3")], home) == Bonds((("a", "b"),))


def test_one_account_is_never_held_apart_from_itself():
    """
    That two claims of one account are not the same asks nothing of joining.
    """
    assert bonds([decided(1, "not_same", "x", "y")], {"x": "a", "y": "a"}) == Bonds()


def test_the_later_of_two_opposite_decisions_stands():
    """
    What was first joined and then held apart is held apart, and the first is named as overruled.
    """
    found = bonds([decided(1, "same", "a", "b"), decided(2, "not_same", "a", "b")])

    assert found.together == ()
    assert found.apart == {("a", "b")}
    assert overruled(found) == [("d1", "d2", True)]


def test_decisions_can_contradict_each_other_by_a_detour():
    """
    Two later decisions that join a with b and b with c overrule the earlier one that held a from c.
    """
    found = bonds(
        [decided(1, "not_same", "a", "c"), decided(2, "same", "a", "b"), decided(3, "same", "b", "c")]
    )

    assert found.together == (("a", "b", "c"),)
    assert overruled(found) == [("d1", "d2", True), ("d1", "d3", True)]


def test_a_decision_is_overruled_only_as_far_as_it_must_be():
    """
    Taking one account out of three that were joined leaves the other two together.
    """
    found = bonds(
        [decided(1, "same", "a", "b", "c"), decided(2, "split", "e", "a", value=[["a"], ["b", "c"]])]
    )

    assert found.together == (("b", "c"),)
    assert found.apart == {("a", "b"), ("a", "c")}
    assert overruled(found) == [("d1", "d2", False)]


def test_groups_that_grow_together_bring_their_foes():
    """
    Who is held apart from one of a group is held apart from whoever joins it.
    """
    found = bonds(
        [
            decided(1, "same", "c", "x"),
            decided(2, "same", "a", "b", "c"),
            decided(3, "not_same", "a", "x"),
            decided(4, "not_same", "a", "y"),
            decided(5, "not_same", "b", "z"),
        ]
    )

    assert found.together == (("a", "b", "c"),)
    assert overruled(found) == [("d1", "d3", True)]


NAMES = st.lists(st.sampled_from("abcdefg"), min_size=2, max_size=4, unique=True)
DECISIONS = st.lists(st.tuples(st.sampled_from(["same", "not_same"]), NAMES), max_size=12).map(
    lambda drawn: [decided(number, kind, *names) for number, (kind, names) in enumerate(drawn)]
)


@given(DECISIONS)
def test_no_pair_is_both_together_and_apart(decisions):
    """
    Whatever people decide, what comes of it can be kept to.
    """
    found = bonds(decisions)
    together = {pair for group in found.together for pair in combinations(group, 2)}

    assert together & found.apart == set()


@given(DECISIONS)
def test_the_last_decision_always_stands(decisions):
    """
    Nothing that was decided before weakens the last decision.
    """
    found = bonds(decisions)
    for last in decisions[-1:]:
        pairs = set(combinations(sorted(last.about), 2))
        together = {pair for group in found.together for pair in combinations(group, 2)}
        assert pairs <= (together if last.kind == "same" else found.apart)


@given(DECISIONS)
def test_what_is_not_done_is_named(decisions):
    """
    Each pair that a decision asks for is done, or the decision is among those overruled.
    """
    found = bonds(decisions)
    together = {pair for group in found.together for pair in combinations(group, 2)}
    named = {entry.decision.id for entry in found.overruled}
    for one in decisions:
        wanted = together if one.kind == "same" else found.apart
        assert one.id in named or set(combinations(sorted(one.about), 2)) <= wanted


def test_an_account_is_told_by_most_of_its_claims():
    """
    A decision on an account follows it where one of its claims has gone to another account since.
    """
    home = {"x": "other", "y": "a", "z": "a", "w": "b"}

    assert bonds([decided(1, "same", "a", "b", value=[[["x", "y", "z"]], [["w"]]])], home) == Bonds(
        (("a", "b"),)
    )


def test_what_was_joined_before_is_not_what_a_decision_does():
    """
    A decision that joins two events is overruled wholly, though the accounts of each stay together.
    """
    found = bonds(
        [
            decided(1, "same", "one", "other", value=[["a", "b"], ["c"]]),
            decided(2, "not_same", "one", "other", value=[["a", "b"], ["c"]]),
        ]
    )

    assert overruled(found) == [("d1", "d2", True)]
