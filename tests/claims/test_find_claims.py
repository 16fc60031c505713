"""
From a document to its claims: no word is ever invented, whatever the text.
"""

from time import process_time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reportedly import from_text
from reportedly.claims import find_claims
from reportedly.printed import parsed, printed
from reportedly.reading import ReadingOptions

WORDS = [
    *("At least ", "12", "dozens of ", "civilians ", "soldiers from Brigade 65 ", "were killed ", "KILLED "),
    *("airstrikes ", "on Monday", "in Idlib", "the Observatory ", "said ", "“", "”", "\n", ". ", ", "),
    *(
        "according to ",
        "reportedly ",
        "captured ",
        "fled ",
        "clashes ",
        "in mid-March",
        "since ",
        "قتل ",
        "حلب",
    ),
    *("\u00a0", "\u0301", "\u200f", "💥", "e\u0301", "Syria’s ", "al-Eis", "between 20 and 30 "),
    *("including three children ", "denied ", "a video ", "2016-04-06"),
]
PIECES = st.one_of(st.text(max_size=12), st.sampled_from(WORDS))
TEXTS = st.lists(PIECES, max_size=40).map("".join)
REPORT = (
    "ALEPPO, 6 April 2016 (Sample) - Airstrikes killed at least 12 civilians, including three children, "
    "in Idlib on Monday, the Observatory said. The army denied it. Rebels captured the village of al-Eis and "
    "30 soldiers were wounded in the clashes, according to a doctor. "
)


def claims_of(text):
    document = from_text(text, ReadingOptions(published="2016-04-06", language="en")).document
    return document, find_claims(document)


def spans(value):
    if isinstance(value, dict):
        if {"start", "end", "text"} <= value.keys():
            yield value
        for one in value.values():
            yield from spans(one)
    elif isinstance(value, list):
        for one in value:
            yield from spans(one)


@settings(max_examples=150, deadline=None)
@given(TEXTS.filter(str.strip))
def test_every_word_stands_in_the_text(text):
    """
    Each quotation of each claim is in the text, at its offsets, and is no empty one.
    """
    document, claims = claims_of(text)

    for span in spans(printed(document, claims)["claims"]):
        assert span["text"] == document.text[span["start"] : span["end"]] != ""


@settings(max_examples=60, deadline=None)
@given(TEXTS.filter(str.strip))
@example("²0KILL")
def test_claims_are_the_same_each_time_and_survive_being_printed(text):
    """
    The same text gives the same claims, each with an id of its own, and printing loses nothing.
    """
    document, claims = claims_of(text)

    assert find_claims(document) == claims
    assert parsed(printed(document, claims)) == (document, claims)
    assert len({claim.id for claim in claims}) == len(claims)


@settings(max_examples=60, deadline=None)
@given(TEXTS.filter(str.strip))
def test_claims_are_what_the_codebook_allows(text):
    """
    Low is never above high, vague counts have no number, parts point to an entry of their claim.
    """
    for claim in claims_of(text)[1]:
        for entry in claim.casualties:
            assert entry.low is None or entry.high is None or entry.low <= entry.high
            assert entry.vague == (entry.low is None and entry.high is None)
            assert entry.subset_of is None or 0 <= entry.subset_of < len(claim.casualties)
        assert 0 <= claim.confidence <= 1
        if claim.time and claim.time.first and claim.time.last:
            assert claim.time.first <= claim.time.last


@pytest.mark.parametrize("mark", [" ", "\u00a0", "  "])
def test_a_report_on_one_long_line_takes_time_by_its_length(mark):
    """
    Four times the text on one line takes about four times the time: nothing is quadratic.
    """
    line = REPORT.replace(". ", mark)
    took = []
    for times in (60, 240):
        document = from_text(line * times, ReadingOptions(language="en")).document
        start = process_time()
        find_claims(document)
        took.append(process_time() - start)

    assert took[1] < 12 * took[0]


def test_a_line_of_a_megabyte_is_read():
    """
    A million letters without a line break are read, and quoted exactly.
    """
    quiet = "The road to the market was quiet, and the shops had opened again. " * 20
    text = ((REPORT + quiet) * (1_000_000 // len(REPORT + quiet) + 1))[:1_000_000]
    document = from_text(text, ReadingOptions(published="2016-04-06", language="en")).document

    printed_claims = printed(document, find_claims(document))["claims"]

    assert len(printed_claims) > 1_500
    assert all(span["text"] == text[span["start"] : span["end"]] for span in spans(printed_claims))


def test_the_example_is_read_as_a_person_would():
    """
    Who, how many, where, when and how sure, in one report.
    """
    document, claims = claims_of(REPORT)
    strike = claims[0]

    assert (strike.event_type, strike.certainty) == ("air_strike", "stated")
    assert [(one.outcome, one.low, one.high, one.subset_of) for one in strike.casualties] == [
        ("killed", 12, None, None),
        ("killed", 3, 3, 0),
    ]
    assert [source.span.of(document.text) for source in strike.sources] == ["the Observatory"]
    assert strike.place is not None
    assert (strike.place.name, strike.place.country) == ("Idlib", "Syria")
    assert strike.time is not None
    assert strike.time.first == strike.time.last == "2016-04-04"


def test_a_report_that_names_no_country_is_about_that_of_its_places():
    """
    Local papers do not name their own country: "troops" in Monywa are Myanmar's.
    """
    text = (
        "Troops shelled a market in Monywa, Sagaing Region, on Tuesday, killing 12 villagers, residents said."
    )
    [claim] = claims_of(text)[1]

    assert claim.perpetrator.side == "Myanmar military"


def test_the_country_that_a_report_names_goes_before_that_of_its_places():
    """
    Troops in Monywa are Syria's in a report that names Syria alone.
    """
    text = "Syria sent men abroad, it was reported. Troops shelled a market in Monywa, killing 12 villagers."
    found = [claim.perpetrator.side for claim in claims_of(text)[1] if claim.perpetrator]

    assert found == ["Syrian government"]


def test_a_name_that_many_forces_bear_is_of_a_country_where_a_report_is_about_it():
    """
    Not every Tiger Force is Syria's.
    """
    text = "The Monywa Tiger Force killed an officer in Monywa, Sagaing Region, on Tuesday, residents said."

    assert all(
        "Syrian" not in (claim.perpetrator.side or "") for claim in claims_of(text)[1] if claim.perpetrator
    )


@pytest.mark.parametrize(
    "text",
    [
        "Shells hit Mongu in Myanmar on Monday. The Arakan Army put the number of dead at 10.",
        "The Arakan Army condemned the shelling of Mongu in Myanmar, which killed 10 people.",
    ],
)
def test_who_counts_or_condemns_is_not_who_did_it(text):
    """
    A party that puts a toll at some number, or condemns an attack, tells of what others did.
    """
    assert not [
        claim for claim in claims_of(text)[1] if claim.perpetrator and claim.perpetrator.name == "Arakan Army"
    ]


def test_the_country_of_a_political_body_goes_before_that_of_a_place():
    """
    Places in Thailand are no sign of Thai troops where Myanmar's National Unity Government speaks.
    """
    text = (
        "The National Unity Government said that troops shelled a market, killing 12 villagers. "
        "Refugees in Mae Sot and Chiang Mai told of it."
    )
    found = [claim.perpetrator.side for claim in claims_of(text)[1] if claim.perpetrator]

    assert found == ["Myanmar military"]


def test_neither_denies_nothing_where_it_tells_who_was_not_hurt():
    """
    That nobody was hurt is stated, with nobody counted.
    """
    (claim,) = claims_of("Neither the judge nor her four children were hurt.")[1]

    assert (claim.certainty, [one.high for one in claim.casualties]) == ("stated", [0])
