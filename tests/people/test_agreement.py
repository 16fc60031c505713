"""
How far two people agree, against figures worked out by hand.
"""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adding_reports import claim_in
from reportedly.people.agreement import FIELDS, Twice, agreements, alpha, kappa, met
from reportedly.printed import printed_claim
from reportedly.records import Casualty, Place, Source, Span, Time

TEXT = "SOHR said 12 people were killed and 7 wounded in Idlib on 5 April. Strikes hit Aleppo."


def coded(words="killed", **fields):
    at = TEXT.index
    told = {
        "sentence": Span(0, at(" Strikes")),
        "sources": (Source(Span(0, 4), "SOHR", "monitor"),),
        "casualties": (Casualty("killed", 12, 12, count=Span(at("12"), at("12") + 2)),),
        "place": Place(Span(at("Idlib"), at("Idlib") + 5), "Idlib", "city", country="Syria"),
        "time": Time(Span(at("5 April"), at("5 April") + 7), "2016-04-05", "2016-04-05"),
        **fields,
    }
    return printed_claim(TEXT, claim_in(TEXT, words, **told))


def strike(**fields):
    start = TEXT.index("Strikes")
    bare = {"sources": (), "casualties": (), "time": None, "event_type": "air_strike", "event": "e2"}
    return coded("Strikes", sentence=Span(start, len(TEXT)), **{**bare, "place": None, **fields})


def twice(ones, others, coders=("ana", "ben"), document="d"):
    return Twice(document, TEXT, *coders, ones, others)


def measures(ones, others):
    (found,) = agreements([twice(ones, others)])
    return {one.field: one for one in found.measures}


def test_who_says_the_same_agrees_in_everything():
    """
    The same claims agree in every field; alpha needs two values to mean anything.
    """
    found = measures([coded(), strike()], [coded(), strike()])

    assert list(found) == list(FIELDS)
    assert {one.alike for one in found.values()} == {1.0}
    assert (found["type"].alpha, found["type"].kappa, found["type"].span_f1) == (1.0, 1.0, 1.0)
    assert (found["certainty"].alpha, found["certainty"].kappa) == (None, None)


def test_alpha_and_kappa_are_those_of_the_books():
    """
    Ten units in two categories, six alike: kappa by its definition, alpha with the correction for few units.
    """
    values = [("a", "a")] * 5 + [("b", "b")] * 1 + [("a", "b")] * 2 + [("b", "a")] * 2

    assert kappa(values) == pytest.approx((0.6 - 0.58) / (1 - 0.58), abs=0.001)
    assert alpha(values) == pytest.approx(1 - 0.4 / (2 * 14 * 6 / (20 * 19)), abs=0.001)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=2))
def test_it_does_not_matter_who_is_named_first(values):
    """
    Alpha and kappa are the same the other way round.
    """
    other = [(two, one) for one, two in values]

    assert alpha(values) == pytest.approx(alpha(other)) if alpha(values) is not None else alpha(other) is None
    assert kappa(values) == pytest.approx(kappa(other)) if kappa(values) is not None else kappa(other) is None


def test_a_difference_counts_in_its_field_alone():
    """
    Another certainty leaves all other fields alike.
    """
    found = measures([coded(), strike()], [coded(certainty="hedged"), strike()])

    assert found["certainty"].alike == 0.5
    assert {one.alike for name, one in found.items() if name != "certainty"} == {1.0}


def test_names_that_mean_the_same_are_one():
    """
    A place may be worded in more words; another place is another.
    """
    at = TEXT.index("Idlib")
    wider = coded(place=Place(Span(at - 3, at + 5), "Idlib", "city", country="Syria"))
    other = coded(place=Place(Span(at, at + 5), "Aleppo", "city", country="Syria"))

    assert measures([coded()], [wider])["place"].alike == 1.0
    assert measures([coded()], [coded(place=None)])["place"].alike == 0.0
    assert measures([strike(place=other_place())], [strike(place=None)])["place"].alike == 0.0
    assert other["place"]["name"] == "Aleppo"


def other_place():
    start = TEXT.index("Aleppo")
    return Place(Span(start, start + 6), "Aleppo", "city", country="Syria")


def test_a_claim_that_one_alone_has_counts_against_the_claims():
    """
    What only one coded is no pair, and lowers the F1 of claims and of words.
    """
    (found,) = agreements([twice([coded(), strike()], [coded()])])

    assert (found.claims, found.paired, found.claim_f1) == ((2, 1), 1, 0.667)
    assert found.measures[0].span_f1 == 0.667


def test_events_are_compared_by_what_is_together():
    """
    Labels may differ; what counts is which claims are of one event.
    """
    ones = [coded(event="e1"), strike(event="e2")]
    same = [coded(event="x"), strike(event="y")]
    joined = [coded(event="x"), strike(event="x")]

    assert measures(ones, same)["event"].alike == 1.0
    assert measures(ones, joined)["event"].alike == 0.0
    assert measures(ones, same)["event"].span_f1 is None


def test_each_two_people_and_all_together():
    """
    Pairs of people are told apart, whoever is named first; all together come last.
    """
    found = agreements(
        [
            twice([coded()], [coded()], ("ben", "ana")),
            twice([coded()], [], ("ana", "ben"), "e"),
            twice([coded()], [coded()], ("ana", "cleo")),
        ]
    )

    assert [(one.coders, one.documents, one.claims) for one in found] == [
        (("ana", "ben"), 2, (2, 1)),
        (("ana", "cleo"), 1, (1, 1)),
        ((), 3, (3, 2)),
    ]


def test_nothing_coded_is_nothing_measured():
    """
    Two who found nothing agree, but no figure can say how far.
    """
    (found,) = agreements([twice([], [])])

    assert (found.claim_f1, {one.alike for one in found.measures}) == (None, {None})
    assert agreements([]) == ()


@given(
    st.sets(st.tuples(st.integers(0, 30), st.integers(31, 60))),
    st.sets(st.tuples(st.integers(0, 30), st.integers(31, 60))),
)
def test_each_place_serves_once(ones, others):
    """
    No more places are met than either has.
    """
    assert len(met(ones, others)) <= min(len(ones), len(others))
    assert met(ones, ones) == ones


def test_figures_can_be_printed():
    """
    What is measured can be sent to a script.
    """
    (found,) = agreements([twice([coded(), strike()], [coded(certainty="denied"), strike()])])

    assert json.dumps([one.alpha for one in found.measures])
