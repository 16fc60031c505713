"""
Correcting a claim field by field.
"""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adding_reports import numbered
from reportedly.decisions.corrections import corrected, path_of, put, words_near
from reportedly.errors import UsageError
from reportedly.events.records import Decision
from reportedly.printed import printed_claim
from reportedly.records import Span

REPORT, READING = numbered(12)
TEXT = REPORT.document.text
CLAIM = READING.claims[0]
PARTY = {"start": 0, "end": 4, "text": "SOHR", "name": "SOHR", "actor": None, "side": None}


def correction(field, value, claim=CLAIM.id):
    return Decision("d1", "correct", (claim,), "Ana", "2016-04-06", "", field, json.dumps(value))


def after(*made):
    return printed_claim(TEXT, corrected(CLAIM, TEXT, [correction(*one) for one in made]))


def test_without_corrections_a_claim_stays_as_it_is():
    """
    Other decisions, and corrections of other claims, are passed over.
    """
    others = [
        correction("certainty", "denied", "other"),
        Decision("d2", "accept", (CLAIM.id,), "Ana", "", ""),
    ]

    assert corrected(CLAIM, TEXT, others) is CLAIM


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("certainty", "hedged"),
        ("event_type", "shelling"),
        ("event", "e7"),
        ("place.name", "Idlib Governorate"),
        ("place", None),
        ("time.to", "2016-04-09"),
        ("perpetrator", PARTY),
        ("casualties.0.low", 10),
        ("casualties.0.victims_type", "civilian"),
        ("casualties", []),
        ("sources.0.type", "media"),
    ],
)
def test_a_field_is_set_and_nothing_else(field, value):
    """
    A correction changes the field that it names, and leaves every other as it was.
    """
    expected = put(printed_claim(TEXT, CLAIM), field, value)

    assert after((field, value)) == expected
    assert expected != printed_claim(TEXT, CLAIM)


def test_corrections_are_made_one_after_the_other():
    """
    A later correction meets what an earlier one left.
    """
    found = after(("perpetrator", PARTY), ("perpetrator.side", "Syrian opposition"))

    assert found["perpetrator"] == {**PARTY, "side": "Syrian opposition"}


def test_an_entry_can_be_added_at_the_end_of_a_list():
    """
    The place after the last entry of a list takes another one.
    """
    entry = {**after()["casualties"][0], "outcome": "wounded", "low": 7, "high": 7}

    assert after(("casualties[1]", entry))["casualties"][1] == entry


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("certainty", "sure", r"certainty: 'sure' is not one of stated, "),
        (
            "casualties.0.low",
            -1,
            r"casualties.0.low: it cannot hold that \(-1 is less than the minimum of 0\)",
        ),
        ("casualties.0.low", 13, "casualties.0: the least number, 13, is above the greatest, 12"),
        ("casualties.0.low", "many", "casualties.0.low: 'many' is no number"),
        ("perpetrator", {"actor": "sdf"}, "perpetrator: say in which words of the report it stands"),
        ("said_on", {"from": "2016-04-05"}, "said_on: say in which words of the report it stands"),
        ("trigger", None, "trigger: say in which words of the report it stands"),
        ("casualties.0.subset_of", 0, "casualties.0: it cannot be a part of entry 0"),
        ("casualties.0.subset_of", 5, "casualties.0: it cannot be a part of entry 5"),
        ("casualties.4.low", 1, "there is no casualties.4.low in this claim: 4 leads nowhere"),
        ("place.city", "Idlib", "there is no place.city in this claim: city leads nowhere"),
        ("weapon.text", "gas", "what it would be part of is not said; correct that as a whole"),
        ("certainty.0", "x", "0 leads nowhere"),
        ("time.from", "2016-04-31", "2016-04-31 is not a day"),
        ("time.from", "2016-04-06", "it ends on 2016-04-05, before it begins on 2016-04-06"),
        ("time.from", "April", r"time.from: it cannot hold that \('April' does not match"),
        ("trigger", {"start": 0, "end": 4, "text": "UN"}, "'UN' was quoted, 'SOHR' stands there"),
        ("weapon", {"start": 4, "end": 4, "text": ""}, "no words stand from 4 to 4"),
        ("weapon", {"start": 900, "end": 904, "text": "SOHR"}, "'' stands there"),
        ("id", "x", "id is no field that can be corrected; choose from event, event_type"),
        ("sentence.start", 1, "sentence.start is no field that can be corrected"),
        ("colour", "red", "colour is no field that can be corrected"),
    ],
)
def test_a_value_that_cannot_be_is_refused(field, value, reason):
    """
    What breaks the schema, misquotes the report, or contradicts itself is refused with its reason.
    """
    with pytest.raises(UsageError, match=reason):
        after((field, value))


def test_a_place_in_a_list_may_be_written_either_way():
    """
    Brackets and dots lead to the same field.
    """
    assert path_of("casualties[0].low") == path_of("casualties.0.low") == ["casualties", "0", "low"]


def test_words_are_found_in_the_sentence_first():
    """
    Of several places where the same words stand, the one in the claim's sentence is meant, else the nearest.
    """
    text = "Gas. Gas was used. No gas. Chlorine. Chlorine."

    assert words_near(text, "Gas", Span(5, 18)) == {"start": 5, "end": 8, "text": "Gas"}
    assert words_near(text, "Chlorine", Span(5, 18))["start"] == 27


@pytest.mark.parametrize("words", ["sarin", ""])
def test_words_that_the_report_does_not_have_are_refused(words):
    """
    Nobody can put words into a report.
    """
    with pytest.raises(UsageError, match="do not stand in the report"):
        words_near("No gas was used.", words, Span(0, 16))


ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
)
FIELDS = (
    "certainty",
    "place",
    "place.name",
    "time.from",
    "casualties",
    "casualties.0",
    "cue",
    "sources.0.name",
)


@given(st.sampled_from(FIELDS), ANY)
def test_whatever_is_set_leaves_a_claim_that_can_be_printed(field, value):
    """
    A correction is refused, or gives a claim that holds to the schema and to the words of the report.
    """
    try:
        found = corrected(CLAIM, TEXT, [correction(field, value)])
    except UsageError:
        return
    assert corrected(found, TEXT, [correction("event", "e9")]).event == "e9"
