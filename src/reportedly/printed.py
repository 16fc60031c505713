"""
Records as the JSON that is printed, kept and exchanged, and back.

A printed claim quotes its words beside their offsets, so that it can be read, and checked,
without this program.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from reportedly.errors import UsageError
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

SCHEMA = Path(__file__).with_name("claim.schema.json")

Printed = dict[str, Any]

DOCUMENT_FIELDS = (
    "id",
    "source_id",
    "url",
    "title",
    "publisher",
    "published",
    "language",
    "sha256_raw",
    "sha256_text",
    "extractor",
    "note",
    "text",
)


@cache
def schema() -> Mapping[str, Any]:
    """
    The JSON Schema that every printed line keeps to.
    """
    loaded: Mapping[str, Any] = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return loaded


def claim_id(document_id: str, trigger: Span, event_type: str, source_spans: Iterable[Span]) -> str:
    """
    The name of a claim: the same words claimed to be the same thing by the same sources share it.
    """
    parts = [document_id, list(trigger), event_type, [list(span) for span in source_spans]]
    return hashlib.sha256(json.dumps(parts).encode("ascii")).hexdigest()[:16]


def printed(document: Document, claims: Iterable[Claim]) -> Printed:
    """
    One report and what it claims, as one printed line has it.
    """
    return {
        "document": printed_document(document),
        "claims": [printed_claim(document.text, claim) for claim in claims],
    }


def parsed(line: Mapping[str, Any]) -> tuple[Document, tuple[Claim, ...]]:
    """
    The report and the claims that one printed line holds.

    `UsageError` where it quotes words that do not stand in its text. It is not held against `schema`.
    """
    document = parsed_document(line["document"])
    return document, tuple(parsed_claim(document.text, claim) for claim in line["claims"])


def printed_document(document: Document) -> Printed:
    """
    A report, its text last.
    """
    return {field: getattr(document, field) for field in DOCUMENT_FIELDS}


def parsed_document(kept: Mapping[str, Any]) -> Document:
    """
    The report that was printed.
    """
    return Document(**{field: kept[field] for field in DOCUMENT_FIELDS})


def printed_claim(text: str, claim: Claim) -> Printed:
    """
    A claim with its words quoted from *text*.
    """
    return {
        "id": claim.id,
        "event": claim.event,
        "event_type": claim.event_type,
        "certainty": claim.certainty,
        "confidence": claim.confidence,
        "reader": {"name": claim.reader.name, "version": claim.reader.version},
        "sentence": quoted(text, claim.sentence),
        "trigger": quoted(text, claim.trigger),
        "sources": [printed_source(text, source) for source in claim.sources],
        "cue": quoted_if(text, claim.cue),
        "casualties": [printed_casualty(text, casualty) for casualty in claim.casualties],
        "perpetrator": claim.perpetrator and printed_party(text, claim.perpetrator),
        "target": claim.target and printed_party(text, claim.target),
        "weapon": quoted_if(text, claim.weapon),
        "place": claim.place and printed_place(text, claim.place),
        "time": claim.time and printed_time(text, claim.time),
        "said_on": claim.said_on and printed_time(text, claim.said_on),
        "evidence": [printed_evidence(text, item) for item in claim.evidence],
    }


def parsed_claim(text: str, kept: Mapping[str, Any]) -> Claim:
    """
    The claim that was printed, its words checked against *text*.
    """
    return Claim(
        id=kept["id"],
        event=kept["event"],
        event_type=kept["event_type"],
        certainty=kept["certainty"],
        confidence=kept["confidence"],
        reader=ReaderInfo(**kept["reader"]),
        sentence=found(text, kept["sentence"]),
        trigger=found(text, kept["trigger"]),
        sources=tuple(Source(found(text, item), **values(item)) for item in kept["sources"]),
        cue=found_if(text, kept["cue"]),
        casualties=tuple(parsed_casualty(text, item) for item in kept["casualties"]),
        perpetrator=parsed_party(text, kept["perpetrator"]),
        target=parsed_party(text, kept["target"]),
        weapon=found_if(text, kept["weapon"]),
        place=parsed_place(text, kept["place"]),
        time=parsed_time(text, kept["time"]),
        said_on=parsed_time(text, kept.get("said_on")),
        evidence=tuple(Evidence(found(text, item), **values(item)) for item in kept["evidence"]),
    )


def quoted(text: str, span: Span) -> Printed:
    """
    Words with where they stand.
    """
    return {"start": span.start, "end": span.end, "text": span.of(text)}


def quoted_if(text: str, span: Span | None) -> Printed | None:
    """
    The same for words that may be missing.
    """
    return None if span is None else quoted(text, span)


def found(text: str, words: Mapping[str, Any]) -> Span:
    """
    Where quoted words stand, after a look that they do stand there.
    """
    span = Span(words["start"], words["end"])
    if span.of(text) != words["text"]:
        raise UsageError(
            f"the words quoted from {span.start} to {span.end} are not those of the report: "
            f"{words['text'][:80]!r} was quoted, {span.of(text)[:80]!r} stands there",
        )
    return span


def found_if(text: str, words: Mapping[str, Any] | None) -> Span | None:
    """
    The same for words that may be missing.
    """
    return None if words is None else found(text, words)


def values(item: Mapping[str, Any], besides: Sequence[str] = ()) -> dict[str, Any]:
    """
    The fields of a printed item without its words and those named *besides*.
    """
    return {key: value for key, value in item.items() if key not in {"start", "end", "text", *besides}}


def printed_source(text: str, source: Source) -> Printed:
    """
    One link of the chain, as worded and as resolved.
    """
    return {**quoted(text, source.span), "name": source.name, "type": source.type, "actor": source.actor}


def printed_casualty(text: str, casualty: Casualty) -> Printed:
    """
    One number or group harmed.
    """
    return {
        "outcome": casualty.outcome,
        "low": casualty.low,
        "high": casualty.high,
        "vague": casualty.vague,
        "scope": casualty.scope,
        "subset_of": casualty.subset_of,
        "victims_type": casualty.victims_type,
        "victims_side": casualty.victims_side,
        "count": quoted_if(text, casualty.count),
        "victims": quoted_if(text, casualty.victims),
    }


def parsed_casualty(text: str, kept: Mapping[str, Any]) -> Casualty:
    """
    The number or group that was printed.
    """
    return Casualty(
        **values(kept, ("count", "victims")),
        count=found_if(text, kept["count"]),
        victims=found_if(text, kept["victims"]),
    )


def printed_party(text: str, party: Party) -> Printed:
    """
    Who did it, or whom it was aimed at.
    """
    return {**quoted(text, party.span), "name": party.name, "actor": party.actor, "side": party.side}


def parsed_party(text: str, kept: Mapping[str, Any] | None) -> Party | None:
    """
    The party that was printed, if one was.
    """
    return None if kept is None else Party(found(text, kept), **values(kept))


def printed_place(text: str, place: Place) -> Printed:
    """
    Where, as worded and as found in the gazetteer.
    """
    return {
        **quoted(text, place.span),
        "name": place.name,
        "admin1": place.admin1,
        "country": place.country,
        "lat": place.lat,
        "lon": place.lon,
        "precision": place.precision,
        "gazetteer_id": place.gazetteer_id,
        "inherited": place.inherited,
    }


def parsed_place(text: str, kept: Mapping[str, Any] | None) -> Place | None:
    """
    The place that was printed, if one was.
    """
    return None if kept is None else Place(found(text, kept), **values(kept))


def printed_time(text: str, time: Time) -> Printed:
    """
    When, as worded and as days.
    """
    return {
        **quoted(text, time.span),
        "from": time.first,
        "to": time.last,
        "edtf": time.edtf,
        "length": time.length,
        "inherited": time.inherited,
    }


def parsed_time(text: str, kept: Mapping[str, Any] | None) -> Time | None:
    """
    The time that was printed, if one was.
    """
    if kept is None:
        return None
    rest = values(kept, ("from", "to"))
    return Time(found(text, kept), first=kept["from"], last=kept["to"], **rest)


def printed_evidence(text: str, evidence: Evidence) -> Printed:
    """
    Material that is offered for a claim.
    """
    return {**quoted(text, evidence.span), "type": evidence.type, "released_by": evidence.released_by}
