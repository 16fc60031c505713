"""
A claim laid out field by field, as stated and as normalised, for whoever has to judge it.
"""

from collections.abc import Iterator
from typing import NamedTuple

from reportedly.actors.actor_list import actors, wholes
from reportedly.actors.stances import stance
from reportedly.places.exactness import acled_geo_precision, distance, radius, ucdp_where_prec
from reportedly.records import Casualty, Claim, Evidence, Party, Place, Source, Span, Time
from reportedly.telling.wording import OWN_VOICE, days, figure, label, safe, where

YEAR = 4


class Row(NamedTuple):
    """
    One field of a claim: its kind, what it is called, its value, the words it rests on, what else is known.
    """

    kind: str
    label: str
    value: str
    words: tuple[Span, ...] = ()
    notes: tuple[str, ...] = ()


def rows(claim: Claim, text: str, published: str | None = None) -> list[Row]:
    """
    Every field of a claim that the report gives, in the order in which one asks for them.

    Whose enemy or ally somebody is depends on the year of the report, which was *published* on that day.
    """
    return [
        Row("trigger", "what", label(claim.event_type), (claim.trigger,), (f"event {claim.event}",)),
        Row("certainty", "certainty", claim.certainty),
        *source_rows(claim.sources),
        *stance_rows(claim, published),
        *word_rows("cue", "cue", claim.cue),
        *(casualty_row(casualty, text) for casualty in claim.casualties),
        *party_rows("perpetrator", "by whom", claim.perpetrator),
        *party_rows("target", "against", claim.target),
        *word_rows("weapon", "weapon", claim.weapon),
        *place_rows(claim.place),
        *time_rows("when", claim.time),
        *time_rows("said", claim.said_on),
        *(evidence_row(item) for item in claim.evidence),
        Row("reader", "read by", reader_line(claim), notes=(f"claim {claim.id}",)),
    ]


def reader_line(claim: Claim) -> str:
    """
    Which reader found the claim, and how sure it is of its own reading.
    """
    return (
        f"{safe(claim.reader.name)} {safe(claim.reader.version)}, {claim.confidence:.0%} sure of its reading"
    )


def missing(claim: Claim) -> list[str]:
    """
    What the report does not say: null is never 0.
    """
    fields = {
        "numbers": claim.casualties,
        "by whom": claim.perpetrator,
        "against": claim.target,
        "weapon": claim.weapon,
        "where": claim.place,
        "when": claim.time,
        "evidence": claim.evidence,
    }
    return [name for name, value in fields.items() if not value]


def source_rows(sources: tuple[Source, ...]) -> Iterator[Row]:
    """
    The chain that the claim came through, outermost first, a row each.
    """
    if not sources:
        yield Row("source", "who says", OWN_VOICE)
    for number, source in enumerate(sources):
        notes = tuple(note for note in (label(source.type), source.actor) if note)
        yield Row("source", "citing" if number else "who says", safe(source.name), (source.span,), notes)


def stance_rows(claim: Claim, published: str | None) -> Iterator[Row]:
    """
    The party that the speaker belongs to, and what those whom the claim tells of are to it.
    """
    year = (published or "")[:4]
    found = stance(claim, int(year) if len(year) == YEAR and year.isdecimal() else None)
    if found:
        yield Row("source", "speaks for", safe(found.side), notes=found.words())


def word_rows(kind: str, name: str, span: Span | None) -> Iterator[Row]:
    """
    A field that is nothing but words.
    """
    if span is not None:
        yield Row(kind, name, "", (span,))


def casualty_row(casualty: Casualty, text: str) -> Row:
    """
    One number or group harmed.
    """
    words = tuple(span for span in (casualty.count, casualty.victims) if span)
    part = f"part of number {casualty.subset_of + 1}" if casualty.subset_of is not None else ""
    side = f"side: {safe(casualty.victims_side)}" if casualty.victims_side else ""
    vague = "vague" if casualty.vague else ""
    scope = casualty.scope if casualty.scope != "incident" else ""
    notes = (casualty.victims_type, side, scope, part, vague)
    value = f"{label(casualty.outcome)} {figure(casualty, text)}"
    return Row("count", "how many", value, words, tuple(filter(None, notes)))


def party_rows(kind: str, name: str, party: Party | None) -> Iterator[Row]:
    """
    Who did it, or whom it was aimed at.
    """
    if party is not None:
        side = f"side: {safe(party.side)}" if party.side else None
        notes = tuple(note for note in (side, part_of(party), party.actor) if note)
        yield Row(kind, name, safe(party.name), (party.span,), notes)


def part_of(party: Party) -> str | None:
    """
    What a listed party is part of, from the nearest whole to the widest.
    """
    actor = actors().get(party.actor or "")
    names = [whole.name for whole in wholes(actor)] if actor else []
    return f"part of: {', '.join(names)}" if names else None


def place_rows(place: Place | None) -> Iterator[Row]:
    """
    Where, with how exact the place is and whether it was carried over from another sentence.
    """
    if place is not None:
        point = f"{place.lat:.6g}, {place.lon:.6g}" if place.lat is not None and place.lon is not None else ""
        notes = (
            f"exact to: {label(place.precision)}, within {distance(radius(place))}",
            point,
            coded(place),
            place.gazetteer_id or "",
            "carried over" if place.inherited else "",
        )
        yield Row("place", "where", where(place), (place.span,), tuple(filter(None, notes)))


def coded(place: Place) -> str:
    """
    How exact a place is in the codes of UCDP and ACLED.
    """
    acled = acled_geo_precision(place)
    return f"UCDP where_prec {ucdp_where_prec(place)}, ACLED geo_precision {acled or 'none'}"


def time_rows(name: str, time: Time | None) -> Iterator[Row]:
    """
    When, in days, with how long it lasted and whether it was carried over from another sentence.
    """
    if time is not None:
        edtf = f"EDTF {time.edtf}" if time.edtf else ""
        notes = (
            edtf,
            f"lasting {time.length}" if time.length else "",
            "carried over" if time.inherited else "",
        )
        yield Row("time", name, days(time), (time.span,), tuple(filter(None, notes)))


def evidence_row(evidence: Evidence) -> Row:
    """
    Material offered for the claim.
    """
    notes = (f"released by {safe(evidence.released_by)}",) if evidence.released_by else ()
    return Row("evidence", "evidence", label(evidence.type), (evidence.span,), notes)
