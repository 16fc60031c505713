"""
The chain of decisions: whatever is done to a log, it tells at which decision.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.decisions.chain import FIRST, Link, digest_of, flaws
from reportedly.events.records import Decision

WORDS = st.text(max_size=5)


def chained(reasons):
    """
    A log with some reasons.
    """
    links, before = [], FIRST
    for number, why in enumerate(reasons, 1):
        decision = Decision(f"d{number}", "accept", ("a",), "Ana", "2016-04-06T10:00:00+00:00", why)
        digest = digest_of(decision, before)
        links.append(Link(decision, before, digest))
        before = digest
    return links


def named(links):
    return [flaw.name for flaw in flaws(links)]


@given(st.lists(WORDS, max_size=6))
def test_a_log_as_it_was_kept_has_no_flaw(reasons):
    """
    Nothing is wrong with decisions that nobody touched, none at all among them.
    """
    assert not named(chained(reasons))


@given(st.lists(WORDS, min_size=1, max_size=6), st.data())
def test_a_changed_decision_is_named(reasons, data):
    """
    Other words under the same digest are told at the decision that has them.
    """
    links = chained(reasons)
    place = data.draw(st.integers(0, len(links) - 1))
    links[place] = links[place]._replace(
        decision=chained([*reasons[:place], reasons[place] + "!"])[place].decision
    )

    assert named(links) == [f"d{place + 1}"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("kind", "reject"),
        ("about", ("b",)),
        ("who", "Ben"),
        ("at", "2016-04-07T10:00:00+00:00"),
        ("why", "no"),
        ("field", "certainty"),
        ("value", '"denied"'),
        ("withdraws", "d1"),
    ],
)
def test_every_field_is_in_the_digest(field, value):
    """
    A decision with another value in any field has another digest.
    """
    told = {"kind": "accept", "about": ("a",), "who": "Ana", "at": "2016-04-06", "why": "yes"}

    assert digest_of(Decision("d2", **told), FIRST) != digest_of(
        Decision("d2", **{**told, field: value}), FIRST
    )


def test_a_decision_with_its_digest_made_anew_is_told_at_the_next():
    """
    Who changes a decision and its digest breaks the chain to the next one.
    """
    links = chained(["one", "two", "three"])
    other = chained(["one", "else"])

    assert named([links[0], other[1], links[2]]) == ["d3"]


def test_missing_decisions_are_named():
    """
    A decision that was taken out is named, and no other.
    """
    links = chained(["one", "two", "three", "four"])

    assert named([links[0], links[2], links[3]]) == ["d2"]
    assert next(flaws([links[0], links[3]])).what == "is missing, with all up to d3"


def test_a_decision_without_a_digest_is_named():
    """
    A decision that was slipped in at the end bears no digest.
    """
    links = chained(["one", "two"])

    assert named([links[0], Link(links[1].decision, None, None)]) == ["d2"]
