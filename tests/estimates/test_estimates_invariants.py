"""
What holds of every estimate, whatever is claimed.
"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.estimates import estimate
from reportedly.estimates.profiles import names
from reportedly.events import records as event_records
from reportedly.events.records import Figure

NUMBERS = st.one_of(st.none(), st.integers(0, 60))
SIDES = st.sampled_from([None, "Iran", "Syrian government", "Nusra Front"])
FIGURES = st.builds(
    Figure,
    outcome=st.sampled_from(["killed", "wounded"]),
    low=NUMBERS,
    high=NUMBERS,
    scope=st.sampled_from(["incident", "incident", "cumulative"]),
    victims_type=st.sampled_from(["unknown", "civilian", "combatant", "mixed"]),
    side=SIDES,
    group=st.sampled_from([None, None, "children", "women"]),
    part_of=st.sampled_from([None, None, 0, 1]),
    words=st.sampled_from([None, "dozens of", "several", "12"]),
).map(lambda one: one._replace(high=one.low) if None not in one[1:3] and one.low > one.high else one)
TESTIMONIES = st.lists(
    st.builds(
        event_records.Testimony,
        claim=st.integers(0, 10**6).map(str),
        document=st.sampled_from(["d1", "d2", "d3"]),
        event_type=st.sampled_from(["air_strike", "armed_clash"]),
        certainty=st.sampled_from(["stated", "stated", "hedged", "denied", "unreal"]),
        claimant=st.sampled_from([None, "Reuters", "the army", "SOHR"]),
        claimant_side=SIDES,
        said=st.sampled_from([None, "2016-04-05", "2016-04-06"]),
        perpetrator_side=SIDES,
        target_side=SIDES,
        figures=st.lists(FIGURES, max_size=3).map(tuple),
    ),
    max_size=5,
    unique_by=lambda one: one.claim,
)
PARTS = ("civilians", "unknown")


@pytest.mark.parametrize("profile", names())
@settings(max_examples=60, deadline=None)
@given(TESTIMONIES)
def test_low_best_and_high_stand_in_order(profile, testimonies):
    """
    The best lies within the range, for every class; numbers are given for all three or for none.
    """
    for one in estimate(testimonies, rules=profile):
        figures = (one.low, one.best, one.high)

        assert figures == (None, None, None) or list(figures) == sorted(figures)
        assert None in figures or one.low >= 0


@pytest.mark.parametrize("profile", names())
@settings(max_examples=60, deadline=None)
@given(TESTIMONIES)
def test_parts_sum_to_the_best(profile, testimonies):
    """
    Civilians, the fighters of each side and unknown people make up all of them.
    """
    found = estimate(testimonies, rules=profile)
    for whole in [one for one in found if one.people == "all" and one.best is not None]:
        parts = [
            one.best
            for one in found
            if one.outcome == whole.outcome and (one.people in PARTS or one.people.startswith("side: "))
        ]

        assert whole.best == sum(parts)


@settings(max_examples=60, deadline=None)
@given(TESTIMONIES)
def test_no_class_exceeds_the_whole(testimonies):
    """
    No part of the people is more than all of them.
    """
    found = estimate(testimonies)
    wholes = {one.outcome: one for one in found if one.people == "all"}
    for one in found:
        whole = wholes[one.outcome]

        assert one.best is None or (one.best <= whole.best and one.high <= whole.high)


@settings(max_examples=60, deadline=None)
@given(TESTIMONIES)
def test_every_claim_is_used_or_left_out(testimonies):
    """
    Whoever gives a figure of people killed stands in the trace of the estimate, used or left out.
    """
    found = estimate(testimonies)
    traced = {
        claim
        for one in found
        if one.outcome == "killed"
        for step in one.trace
        for claim in (*step.used, *step.left_out)
    }
    told = {one.claim for one in testimonies if any(figure.outcome == "killed" for figure in one.figures)}

    assert told <= traced
