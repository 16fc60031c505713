"""
From a document to the claims that encoder and grammar find together: exact, repeatable, whatever the text.
"""

import tracemalloc
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly import from_text, readers
from reportedly.printed import parsed, printed
from reportedly.reading import ReadingOptions
from reportedly.trained import find_claims
from reportedly.trained.choice import STARTING

OPTIONS = ReadingOptions(published="2016-04-06", language="en")
PLAIN = (
    "Airstrikes killed at least 12 civilians, including three children, in Idlib on Monday, "
    "the Observatory said."
)
SENTENCES = [
    PLAIN,
    "The army denied it.",
    "Rebels captured the village of al-Eis and 30 soldiers were wounded in the clashes, a doctor said.",
    "KHARTOUM, 13 JUL (WIRE) -- GUNMEN KILLED TWO POLICEMEN NEAR THE MARKET, THE MINISTRY ANNOUNCED.",
    "Drones hit Kharkiv overnight; one woman died",
    "«Nous avons perdu deux hommes», he said — two men – “gone”",
    "وقالت المعارضة إن 31 جنديا قتلوا في العيس.",
    "💥💥 BREAKING: shelling in #Taiz, dozens hurt!!! https://example.org/x?y=1",
    "Nobody was hurt.",
    "123 !!! …",
    "\n\n",
    "e\u0301lan \u200f\u00a0\u0301",
]
TEXTS = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=7).filter(
    lambda some: "".join(some).strip()
)
REPORT = f"ALEPPO, 6 April 2016 (Sample) - {' '.join(SENTENCES[:3])} "
NO_LETTERS = ["123 !!! …", "1. 2. 3.", "💥💥💥", "«»—“”", "\u200f\u200e"]


def document_of(text):
    return from_text(text, OPTIONS).document


def spans(value):
    if isinstance(value, dict):
        if {"start", "end", "text"} <= value.keys():
            yield value
        for one in value.values():
            yield from spans(one)
    elif isinstance(value, list):
        for one in value:
            yield from spans(one)


def assert_exact(document, claims):
    for span in spans(printed(document, claims)["claims"]):
        assert span["text"] == document.text[span["start"] : span["end"]] != ""
    for claim in claims:
        assert claim.sentence.start <= claim.trigger.start < claim.trigger.end <= claim.sentence.end
        assert all(claim.sentence.start <= entry.count.start for entry in claim.casualties if entry.count)


@settings(max_examples=15, deadline=None)
@given(TEXTS, st.sampled_from([" ", "\n", ""]))
def test_every_word_stands_in_the_text(reader, chosen, between):
    """
    Each quotation of each claim is in the text at its offsets, and each trigger in its sentence.
    """
    document = document_of(between.join(chosen))

    assert_exact(document, reader.find(document))


@settings(max_examples=10, deadline=None)
@given(TEXTS.map(" ".join))
def test_claims_are_what_the_codebook_allows(reader, text):
    """
    Ids are told apart, chances are chances, labels count up from e1, parts point to an entry of their claim.
    """
    document = document_of(text)
    claims = reader.find(document)
    labels = list(dict.fromkeys(claim.event for claim in claims))

    assert len({claim.id for claim in claims}) == len(claims)
    assert labels == [f"e{number}" for number in range(1, len(labels) + 1)]
    assert parsed(printed(document, claims)) == (document, claims)
    for claim in claims:
        assert 0 < claim.confidence <= 1
        for entry in claim.casualties:
            assert entry.low is None or entry.high is None or entry.low <= entry.high
            assert entry.subset_of is None or 0 <= entry.subset_of < len(claim.casualties)
        if claim.time and claim.time.first and claim.time.last:
            assert claim.time.first <= claim.time.last


def test_claims_are_the_same_whatever_was_read_before(reader):
    """
    A report has the same claims alone and among others, first and last.
    """
    documents = [document_of(text) for text in (REPORT * 2, SENTENCES[3], SENTENCES[4], PLAIN)]
    alone = [reader.find(document) for document in documents]

    assert [reader.find(document) for document in documents[::-1]] == alone[::-1]
    assert all(alone[:2])


@pytest.mark.parametrize("threads", [0, 2, 3])
def test_claims_are_the_same_for_any_number_of_threads(reader, threads):
    """
    How many cores read changes nothing.
    """
    document = document_of(REPORT * 4)

    assert readers.reader(threads=threads).find(document) == reader.find(document)


def test_claims_are_the_same_for_any_number_of_reports_in_hand():
    """
    Reports that several threads read at a time have the claims that each has alone.
    """
    several = readers.reader(threads=2)
    documents = [document_of(text) for text in (REPORT * 4, *filter(str.strip, SENTENCES))] * 3
    with ThreadPoolExecutor(several.workers) as pool:
        together = list(pool.map(several.find, documents))

    assert several.workers > 2
    assert together == [several.find(document) for document in documents]


@pytest.mark.parametrize("text", NO_LETTERS)
def test_a_text_without_a_letter_claims_nothing(reader, text):
    """
    Numbers, marks and pictures alone are no claims, and no trouble.
    """
    assert reader.find(document_of(text)) == ()


@pytest.mark.parametrize("text", ["", " ", "\n\n"])
def test_an_empty_document_claims_nothing(reader, text):
    """
    A document without a word, as a program may hand one over, has no claims.
    """
    assert reader.find(replace(document_of(PLAIN), text=text)) == ()


@pytest.mark.parametrize("text", ["Airstrike", "killed", "قتل", "a", "12", "X" * 5_000, "a'" * 300])
def test_a_text_of_one_word_is_read(reader, text):
    """
    What is claimed by one word is quoted exactly, if anything is.
    """
    document = document_of(text)

    assert_exact(document, reader.find(document))


def test_a_plain_report_is_read_as_a_person_would(reader):
    """
    Who, how many, where, when and who says so, in one sentence.
    """
    document = document_of(PLAIN)
    (claim,) = (claim for claim in reader.find(document) if claim.event_type == "air_strike")

    assert [(entry.outcome, entry.low, entry.subset_of) for entry in claim.casualties] == [
        ("killed", 12, None),
        ("killed", 3, 0),
    ]
    assert [source.span.of(document.text) for source in claim.sources] == ["the Observatory"]
    assert claim.place is not None
    assert claim.place.name == "Idlib"
    assert claim.time is not None
    assert (claim.time.first, claim.time.last) == ("2016-04-04", "2016-04-04")
    assert claim.certainty == "stated"


@pytest.mark.parametrize(
    "text",
    [
        PLAIN,
        "Rebels captured the village of al-Eis on Sunday.",
        "Two policemen were abducted near Gao on Monday.",
    ],
)
def test_capitals_are_read_like_any_other_letters(reader, text):
    """
    A plain report says the same in capitals throughout.
    """
    mixed, capitals = (reader.find(document_of(one)) for one in (text, text.upper()))

    assert mixed
    assert {claim.event_type for claim in capitals} == {claim.event_type for claim in mixed}
    assert [entry.low for claim in capitals for entry in claim.casualties] == [
        entry.low for claim in mixed for entry in claim.casualties
    ]


def test_claims_stand_in_reading_order(reader):
    """
    The claims of a report come as its sentences do.
    """
    claims = reader.find(document_of(REPORT * 3))

    assert all(one.sentence.start <= other.sentence.start for one, other in pairwise(claims))


def test_nobody_is_counted_twice_where_a_sentence_is_cut(reader):
    """
    The dead of a sentence that is longer than a window are one entry, though both windows know of them.
    """
    places = "a shell hit the village of {} and the school there was burned to the ground"
    first, last = (", ".join([places.format(name)] * 12) for name in ("Kafr Nabl", "Darat Izza"))
    claims = reader.find(document_of(f"On Monday {first}, killing 12 civilians in the market, and {last}."))

    assert [entry.low for claim in claims for entry in claim.casualties] == [12]


def test_people_counted_are_always_claimed(reader, ours):
    """
    Where no event is likely enough, people harmed are still a claim, and what counts nobody is none.
    """
    weights = {**STARTING, "event": {**STARTING["event"], "threshold": 1.1}}
    claims = find_claims(document_of(REPORT), ours, weights)

    assert reader.find(document_of(SENTENCES[2]))
    assert len(claims) == 2
    assert {entry.low for claim in claims for entry in claim.casualties} >= {12, 3, 30}


@pytest.mark.parametrize(("between", "end"), [(". ", "."), (".\n\n", "."), (" ", "")], ids=repr)
def test_a_long_report_takes_time_by_its_length(reader, between, end):
    """
    Twice the text takes about twice the time, in paragraphs, on one line, and in one endless sentence.
    """
    words = REPORT.strip().replace(". ", between).removesuffix(".") + between
    took = []
    for size in (8_000, 16_000):
        document = document_of((words * (size // len(words) + 1))[:size] + end)
        tries = []
        for _ in range(2):  # the better of two: what else the machine does counts only once
            start = process_time()
            claims = reader.find(document)
            tries.append(process_time() - start)
        took.append(min(tries))

    assert took[1] < 3.2 * took[0]
    assert claims[-1].sentence.end > 15_000
    assert_exact(document, claims)


def test_little_is_kept_of_a_long_report(reader):
    """
    Each letter more costs the memory of its words and claims, not of all that the encoder said of them:
    a report of five million letters fits.
    """
    peaks = []
    reader.find(document_of(REPORT))
    for size in (6_000, 16_000):
        document = document_of((REPORT * (size // len(REPORT) + 1))[:size])
        tracemalloc.start()
        claims = reader.find(document)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()

    assert claims[-1].sentence.end > 15_000
    assert peaks[1] - peaks[0] < 180 * 10_000


def test_a_quotation_is_of_who_is_named_where_it_ends(reader):
    """
    Of two quotations after one another, the second is not said by who said the first.
    """
    text = (
        '"I heard a plane," Ahmad, a baker, told reporters.\n\n'
        '"The helicopter was hit by gunfire and crashed. The crew died," the Russian military was quoted '
        "as saying."
    )
    claims = reader.find(from_text(text, ReadingOptions(published="2016-05-05", language="en")).document)

    assert claims
    assert {claim.sources[-1].name for claim in claims} == {"Russian military"}


def test_what_was_during_a_siege_is_told_with_its_days(reader):
    """
    The days come from where the report says when the siege began, whatever the encoder hears.
    """
    text = (
        "The army on Monday lifted its siege of Kormal, which began on 14 March. During the siege, soldiers "
        "shelled the hospital and killed nine nurses, residents said."
    )
    claims = reader.find(document_of(text))
    shelled = [one.time for one in claims if one.event_type == "shelling"]

    assert [(time.first, time.last) for time in shelled if time] == [("2016-03-14", "2016-04-06")]


def test_the_publishers_own_reporter_is_no_source(reader):
    """
    What a report's own reporter saw is told in its own voice; for another publisher he is a source.
    """
    text = "Three bodies lay at the gate in Port-au-Prince, an AP reporter saw."
    document = document_of(text)
    told = [
        [source.name for one in reader.find(replace(document, publisher=name)) for source in one.sources]
        for name in ("AP", "Reuters")
    ]

    assert told == [[], ["Associated Press"]]
