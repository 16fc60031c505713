"""
The printed form of a report and its claims, its schema, and the way back.
"""

import json
from dataclasses import fields

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from reportedly.errors import UsageError
from reportedly.printed import claim_id, parsed, printed, schema
from reportedly.records import (
    Casualty,
    Claim,
    Document,
    Evidence,
    Party,
    Place,
    ReaderInfo,
    Source,
    Span,
    Time,
)

DEFINED = schema()["$defs"]
SHORT = st.text(max_size=8)
PERHAPS = st.none() | SHORT
NUMBER = st.none() | st.integers(0, 10**12)
DAY = st.none() | st.dates().map(str)


def one_of(definition, field):
    return st.sampled_from(DEFINED[definition]["properties"][field]["enum"])


@st.composite
def printable(draw):
    """
    A document of any text at all, with claims whose words lie anywhere in it.
    """
    text = draw(st.text(max_size=60))
    cut = st.integers(0, len(text))
    span = st.tuples(cut, cut).map(lambda ends: Span(*sorted(ends)))
    document = st.builds(
        Document,
        id=st.text(min_size=1, max_size=8),
        text=st.just(text),
        sha256_raw=SHORT,
        sha256_text=SHORT,
        extractor=SHORT,
        source_id=PERHAPS,
        url=PERHAPS,
        title=PERHAPS,
        publisher=PERHAPS,
        published=PERHAPS,
        language=PERHAPS,
        note=PERHAPS,
    )
    return draw(document), tuple(draw(st.lists(claims_over(span), max_size=2)))


def claims_over(span):
    party = st.none() | st.builds(Party, span, SHORT, PERHAPS, PERHAPS)
    casualty = st.builds(
        Casualty,
        outcome=one_of("casualty", "outcome"),
        low=NUMBER,
        high=NUMBER,
        vague=st.booleans(),
        scope=one_of("casualty", "scope"),
        subset_of=st.none() | st.integers(0, 3),
        victims_type=one_of("casualty", "victims_type"),
        victims_side=PERHAPS,
        count=st.none() | span,
        victims=st.none() | span,
    )
    place = st.builds(
        Place,
        span=span,
        name=SHORT,
        precision=one_of("place", "precision"),
        admin1=PERHAPS,
        country=PERHAPS,
        lat=st.none() | st.floats(-90, 90),
        lon=st.none() | st.floats(-180, 180),
        gazetteer_id=PERHAPS,
        inherited=st.booleans(),
    )
    return st.builds(
        Claim,
        id=st.text(min_size=1, max_size=8),
        event=SHORT,
        event_type=one_of("claim", "event_type"),
        certainty=one_of("claim", "certainty"),
        confidence=st.floats(0, 1),
        reader=st.builds(ReaderInfo, SHORT, SHORT),
        sentence=span,
        trigger=span,
        sources=st.lists(st.builds(Source, span, SHORT, one_of("source", "type"), PERHAPS), max_size=2).map(
            tuple
        ),
        cue=st.none() | span,
        casualties=st.lists(casualty, max_size=2).map(tuple),
        perpetrator=party,
        target=party,
        weapon=st.none() | span,
        place=st.none() | place,
        time=st.none() | st.builds(Time, span, DAY, DAY, PERHAPS, st.booleans()),
        evidence=st.lists(st.builds(Evidence, span, one_of("evidence", "type"), PERHAPS), max_size=2).map(
            tuple
        ),
    )


def quotations(item):
    if isinstance(item, dict):
        if {"start", "end", "text"} <= set(item):
            yield item
        for value in item.values():
            yield from quotations(value)
    elif isinstance(item, list):
        for value in item:
            yield from quotations(value)


TEXT = "According to SOHR, more than 30 soldiers were killed near al-Eis on Tuesday."
DOCUMENT = Document("d1", TEXT, "raw", "text", "plain/1")
CLAIM = Claim(
    id="c1",
    event="e1",
    event_type="armed_clash",
    certainty="stated",
    confidence=0.5,
    reader=ReaderInfo("grammar", "1"),
    sentence=Span(0, len(TEXT)),
    trigger=Span(46, 52),
    time=Time(Span(68, 75), "2016-04-05", "2016-04-05"),
)


@settings(deadline=None)
@given(printable())
def test_what_is_printed_is_read_back_the_same(report):
    """
    Printing loses nothing: the records come back equal from the JSON text.
    """
    line = json.loads(json.dumps(printed(*report), ensure_ascii=False))

    assert parsed(line) == report


@settings(deadline=None)
@given(printable())
def test_every_quotation_stands_where_it_says(report):
    """
    For every quotation, the text between its offsets is its text.
    """
    line = printed(*report)

    assert all(
        line["document"]["text"][words["start"] : words["end"]] == words["text"]
        for words in quotations(line["claims"])
    )


@settings(deadline=None)
@given(printable())
def test_every_printed_line_keeps_to_the_schema(report):
    """
    The schema of the package accepts whatever is printed.
    """
    Draft202012Validator(schema()).validate(json.loads(json.dumps(printed(*report))))


def test_the_schema_is_a_schema():
    """
    The schema itself is sound.
    """
    Draft202012Validator.check_schema(dict(schema()))


@pytest.mark.parametrize(
    ("record", "definition"),
    [
        (Document, "document"),
        (Claim, "claim"),
        (Source, "source"),
        (Casualty, "casualty"),
        (Party, "party"),
        (Place, "place"),
        (Time, "time"),
        (Evidence, "evidence"),
    ],
)
def test_the_schema_has_every_field_of_the_records(record, definition):
    """
    A field added to a record is added to the schema, and none is there that no record has.
    """
    names = {"first": {"from"}, "last": {"to"}, "span": {"start", "end", "text"}}
    if record is not Time:
        names = {"span": names["span"]}
    expected = set().union(*(names.get(field.name, {field.name}) for field in fields(record)))
    # What people decided on a claim is no part of it: the ledger adds it where it prints one.
    expected |= {"review"} if record is Claim else set()

    assert set(DEFINED[definition]["properties"]) == expected


def test_nothing_else_may_be_printed():
    """
    No object of the schema lets through a field that it does not name, or lacks one that it names but
    what people decided on a claim.
    """
    objects = [item for item in [schema(), *DEFINED.values()] if item.get("type") == "object"]

    assert all(
        item["additionalProperties"] is False
        and item["required"] == [name for name in item["properties"] if name != "review"]
        for item in objects
    )


def test_days_are_printed_as_from_and_to():
    """
    The first and the last day of a claim print under the names that a reader expects.
    """
    time = printed(DOCUMENT, [CLAIM])["claims"][0]["time"]

    assert (time["from"], time["to"]) == ("2016-04-05", "2016-04-05")


def test_lines_of_older_versions_are_read():
    """
    A claim that was printed without the day of its statement or the length of its time is taken as it is.
    """
    line = printed(DOCUMENT, [CLAIM])
    del line["claims"][0]["said_on"], line["claims"][0]["time"]["length"]

    assert parsed(line)[1] == (CLAIM,)


def test_what_is_not_said_is_null():
    """
    A claim without a perpetrator prints null for it.
    """
    assert printed(DOCUMENT, [CLAIM])["claims"][0]["perpetrator"] is None


def test_words_that_do_not_stand_there_are_refused():
    """
    A quotation that is not in the report is not taken over.
    """
    line = printed(DOCUMENT, [CLAIM])
    line["claims"][0]["trigger"]["text"] = "wounded"

    with pytest.raises(UsageError, match="'wounded' was quoted, 'killed' stands there"):
        parsed(line)


def test_a_claim_is_named_by_what_is_claimed():
    """
    The same claim has the same id, of 16 hexadecimal digits; another source makes another claim.
    """
    here = claim_id("d1", Span(46, 52), "harm", [Span(13, 17)])

    assert here == claim_id("d1", Span(46, 52), "harm", [Span(13, 17)])
    assert here != claim_id("d1", Span(46, 52), "harm", [])
    assert len(here) == 16
    assert int(here, 16)
