"""
What stands after all decisions.
"""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.decisions.review import (
    Rating,
    contradictions,
    corrections,
    credibility,
    ran_back,
    rejected_in,
    standing,
    standing_with,
    status,
)
from reportedly.events.records import Decision


def decided(number, kind, *about, at="2016-04-06T10:00:00+00:00", **fields):
    if "value" in fields:
        fields["value"] = json.dumps(fields["value"])
    return Decision(f"d{number}", kind, about, "Ana", at, "", **fields)


def ids(decisions):
    return [one.id for one in decisions]


def pairs(entries):
    return [(entry.decision.id, entry.by.id) for entry in entries]


def test_nothing_stands_where_nothing_was_decided():
    """
    A claim that nobody has looked at has no status, and its source and itself cannot be judged.
    """
    found = standing([])

    assert status(found, "c") is None
    assert credibility(found, "c") == Rating("6")


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        (["accept"], "accepted"),
        (["reject"], "rejected"),
        (["correct"], "corrected"),
        (["accept", "reject"], "rejected"),
        (["reject", "accept"], "accepted"),
        (["correct", "reject"], "rejected"),
        (["correct", "accept"], "corrected"),
        (["reject", "correct"], "corrected"),
    ],
)
def test_the_later_verdict_stands(kinds, expected):
    """
    What was decided last about a claim is how it stands; a correction is kept when it is accepted.
    """
    decisions = [decided(number, kind, "c", field="certainty") for number, kind in enumerate(kinds)]

    assert status(standing(decisions), "c") == expected


def test_contradictory_verdicts_are_both_shown():
    """
    Of two people who accept and reject one claim, the later one stands, and the pair is named.
    """
    found = standing([decided(1, "accept", "c"), decided(2, "reject", "c")])

    assert ids(found.decisions) == ["d2"]
    assert pairs(contradictions(found)) == [("d1", "d2")]


@pytest.mark.parametrize(
    ("one", "other"), [("accept", "accept"), ("accept", "correct"), ("correct", "accept")]
)
def test_decisions_that_agree_are_no_contradiction(one, other):
    """
    Who accepts what another accepted or corrected does not contradict him.
    """
    found = standing([decided(1, one, "c", field="weapon"), decided(2, other, "c", field="weapon")])

    assert contradictions(found) == []


def test_a_decision_on_several_claims_is_overruled_for_one():
    """
    A decision about two claims goes on about the one that no later decision is about.
    """
    found = standing([decided(1, "reject", "a", "b"), decided(2, "accept", "a")])

    assert [(one.id, one.about) for one in found.decisions] == [("d1", ("b",)), ("d2", ("a",))]
    assert [entry.wholly for entry in contradictions(found)] == [False]
    assert rejected_in(found.decisions) == {"b"}


def test_an_undone_decision_is_as_if_it_had_not_been():
    """
    What an undo takes back no longer stands, and what stood before it does again.
    """
    decisions = [decided(1, "accept", "c"), decided(2, "reject", "c"), decided(3, "undo", withdraws="d2")]
    found = standing(decisions)

    assert status(found, "c") == "accepted"
    assert pairs(found.withdrawn) == [("d2", "d3")]
    assert contradictions(found) == []


@pytest.mark.parametrize("withdraws", ["d9", "d2", None])
def test_an_undo_that_takes_nothing_back_does_nothing(withdraws):
    """
    An undo of what is not there, of itself or of another undo changes nothing.
    """
    decisions = [
        decided(1, "reject", "c"),
        decided(2, "undo", withdraws="d1"),
        decided(3, "undo", withdraws=withdraws),
    ]

    assert pairs(standing(decisions).withdrawn) == [("d1", "d2")]


def test_the_later_correction_of_a_field_stands():
    """
    Two people who correct one field differently contradict each other; the later one stands.
    """
    one = decided(1, "correct", "c", field="casualties.0.low", value=20)
    other = decided(2, "correct", "c", field="casualties.0.low", value=25)
    found = standing([one, other])

    assert corrections(found, "c") == (other,)
    assert pairs(contradictions(found)) == [("d1", "d2")]


def test_corrections_of_different_fields_stand_side_by_side():
    """
    Two corrections of one claim are made one after the other.
    """
    decisions = [
        decided(1, "correct", "c", field="weapon", value=None),
        decided(2, "correct", "c", field="certainty", value="hedged"),
    ]
    found = standing(decisions)

    assert ids(corrections(found, "c")) == ["d1", "d2"]
    assert found.overruled == ()


def test_the_whole_settles_its_parts():
    """
    Who corrects a whole place stands above who corrected its name before, and not the other way round.
    """
    part = {"field": "place.name", "value": "Al-Eis"}
    whole = {"field": "place", "value": None}
    found = [
        standing([decided(1, "correct", "c", **one), decided(2, "correct", "c", **other)])
        for one, other in [(part, whole), (whole, part)]
    ]

    assert [ids(corrections(one, "c")) for one in found] == [["d2"], ["d1", "d2"]]


def test_figures_that_people_set_are_found_by_their_class():
    """
    The figures of an event that people set are known by outcome and people, the later one of each.
    """
    decisions = [
        decided(1, "estimate", "e", field="killed/civilians", value={"low": 1, "best": 2, "high": 3}),
        decided(2, "estimate", "e", field="killed/all", value={"low": 1, "best": 2, "high": 9}),
        decided(3, "estimate", "e", field="killed/all", value={"low": 1, "best": 4, "high": 9}),
    ]
    found = standing(decisions).on("e")

    assert {name: one.id for name, one in found.items()} == {
        "estimate killed/civilians": "d1",
        "estimate killed/all": "d3",
    }


def test_a_grade_is_set_scheme_by_scheme():
    """
    The grade that a person set under one scheme says nothing about another.
    """
    grade = decided(1, "grade", "e", field="airwars", value="Fair")
    found = standing([grade])

    assert found.on("e") == {"grade airwars": grade}


def test_two_people_rate_a_source_differently():
    """
    The later of two ratings for the same time stands, and both are shown.
    """
    one = decided(1, "rate", "SANA", field="reliability", value="B")
    other = decided(2, "rate", "Sana", field="reliability", value="E")
    found = standing([one, other])

    assert list(found.on("sana").values()) == [other]
    assert pairs(contradictions(found)) == [("d1", "d2")]


def test_a_claim_is_rated_beside_its_verdict():
    """
    How credible a claim is does not settle whether it is accepted.
    """
    rating = decided(2, "rate", "c", field="credibility", value="2")
    found = standing([decided(1, "accept", "c"), rating])

    assert credibility(found, "c") == Rating("2", rating)
    assert status(found, "c") == "accepted"


def test_opposite_joins_are_both_shown():
    """
    Two accounts that one person joins and a later one holds apart are a contradiction, too.
    """
    found = standing([decided(1, "same", "a", "b"), decided(2, "not_same", "a", "b")])

    assert ids(found.decisions) == ["d2"]
    assert pairs(contradictions(found)) == [("d1", "d2")]


def test_a_clock_that_runs_backwards_is_told():
    """
    A decision with an earlier time than the one before it still stands above that; both times are known.
    """
    decisions = [
        decided(1, "accept", "c", at="2016-04-06T10:00:00+00:00"),
        decided(2, "reject", "c", at="2016-04-06T09:00:00+00:00"),
        decided(3, "accept", "c", at="2016-04-06T11:00:00+00:00"),
    ]

    assert status(standing(decisions[:2]), "c") == "rejected"
    assert ran_back(decisions) == {"d2": "2016-04-06T10:00:00+00:00"}


KINDS = st.sampled_from(["accept", "reject", "correct", "same", "not_same", "rate", "estimate", "grade"])
DRAWN = st.lists(
    st.tuples(
        KINDS, st.lists(st.sampled_from("abcd"), min_size=2, max_size=3, unique=True), st.integers(0, 9)
    ),
    max_size=10,
)


def made(drawn):
    decisions = []
    for number, (kind, about, of) in enumerate(drawn):
        field = {"rate": "credibility", "correct": "weapon", "estimate": "killed/all"}.get(kind)
        decisions.append(decided(number, kind, *about, field=field))
        if of < number:
            decisions.append(Decision(f"u{number}", "undo", (), "Ana", "", "", withdraws=f"d{of}"))
    return decisions


@given(DRAWN)
def test_every_decision_has_its_fate(drawn):
    """
    A decision stands, is overruled, or was taken back; none is lost.
    """
    decisions = made(drawn)
    found = standing(decisions)
    fates = [*ids(found.decisions), *(entry.decision.id for entry in (*found.overruled, *found.withdrawn))]

    assert {one.id for one in decisions if one.kind != "undo"} == set(fates)


@given(DRAWN)
def test_what_was_taken_back_leaves_no_trace(drawn):
    """
    What stands is the same as if the decisions that were taken back had never been.
    """
    decisions = made(drawn)
    found = standing(decisions)
    gone = {entry.decision.id for entry in found.withdrawn}
    clean = standing([one for one in decisions if one.id not in gone and one.kind != "undo"])

    assert (found.decisions, found.overruled, found.matters) == (
        clean.decisions,
        clean.overruled,
        clean.matters,
    )


@given(DRAWN, st.integers(0, 20))
def test_what_stands_can_be_added_to(drawn, known):
    """
    What stood after some decisions, with those after them, is what stands after all of them.
    """
    decisions = made(drawn)
    before = standing(decisions[:known])

    assert standing(decisions) == standing_with(before, decisions[known:], decisions)


def test_adding_leaves_what_stood_as_it_was():
    """
    Whoever still looks at what stood a moment ago sees all of it unchanged.
    """
    first, other = decided(1, "accept", "a"), decided(2, "correct", "b", field="weapon", value="x")
    before = standing([first])

    after = standing_with(before, [other], [first, other])

    assert {"a", "b"} == set(after.matters)
    assert {"a": {"verdict": first}} == before.matters
