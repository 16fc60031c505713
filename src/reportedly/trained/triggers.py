"""
Which events a sentence claims, by the encoder and the grammar together.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from reportedly.claims.found import Found, counted_in
from reportedly.claims.tolls import INSISTED, unfit
from reportedly.counts.bygone import told_in
from reportedly.model.encoder import Seen
from reportedly.model.labels import EVENTS
from reportedly.model.pieces import within
from reportedly.records import Sentence, Span, Trigger
from reportedly.trained.asked import TYPE, logit, of_sentence, whole_words
from reportedly.trained.choice import Features, Option, chance

# Below this chance with both readers a type is not considered.
FAINT = 0.02
# Neighbouring pieces belong to a trigger from this chance on.
BESIDE = 0.3
EVERY = np.arange(len(EVENTS))


class Peak(NamedTuple):
    """
    The highest chance that the encoder gives a type in a sentence, and the piece that has it.
    """

    chance: float
    piece: int


class Named(NamedTuple):
    """
    One type that a sentence may claim, with the encoder's words for it.
    """

    event_type: str
    span: Span


def peaks_of(sentence: Sentence, seen: Seen) -> dict[str, Peak]:
    """
    Where the encoder hears each type most in a sentence; nothing of a sentence that the window does not hold.
    """
    pieces = of_sentence(seen, sentence)
    if not pieces:
        return {}
    table = seen.events[pieces.start - seen.offset : pieces.stop - seen.offset]
    at = table.argmax(axis=0)
    columns = zip(EVENTS, table[at, EVERY].tolist(), at.tolist(), strict=True)
    return {name: Peak(chance, pieces.start + piece) for name, chance, piece in columns if name != EVENTS[0]}


def options(
    sentence: Sentence, listed: Sequence[Trigger], peaks: Mapping[str, Peak], seen: Seen
) -> list[Option]:
    """
    Every type that either reader finds in a sentence; *listed* are those of the grammar.
    """
    known = {trigger.event_type: trigger for trigger in listed}
    found = []
    for name, peak in peaks.items():
        trigger = known.get(name)
        faint = peak.chance < FAINT
        if faint and (trigger is None or trigger.confidence < FAINT):
            continue
        span = trigger.span if trigger and faint else words_of(peak.piece, TYPE[name], sentence, seen)
        found.append(Option(Named(name, span), evidence(peak.chance, trigger)))
    return found


def evidence(heard: float, known: Trigger | None) -> Features:
    """
    What speaks for a type.
    """
    common = {"bias": 1.0, "encoder": logit(heard)}
    return {**common, "grammar": logit(known.confidence)} if known else {**common, "unlisted": 1.0}


def words_of(piece: int, number: int, sentence: Sentence, seen: Seen) -> Span:
    """
    The whole words around a piece that name the same type.
    """
    own = of_sentence(seen, sentence)
    column = seen.events[:, number]
    first = last = piece
    while first > own.start and column[first - 1 - seen.offset] > BESIDE:
        first -= 1
    while last + 1 < own.stop and column[last + 1 - seen.offset] > BESIDE:
        last += 1
    return whole_words(Span(seen.pieces.starts[first], seen.pieces.ends[last]), sentence)


def offered(here: Found, seen: Seen, *, every: bool = False) -> tuple[list[Option], tuple[Trigger, ...]]:
    """
    Every type that either reader finds in what a window holds of a sentence, and those of the grammar:
    *every* one that its words allow, or only those of which the encoder hears something.
    """
    peaks = peaks_of(here.sentence, seen)
    heard = {name for name, peak in peaks.items() if peak.chance >= FAINT}
    listed = here.weighed(None if every else heard).options
    return options(here.sentence, listed, peaks, seen), listed


def events_in(here: Found, seen: Seen, weights: Features) -> list[Trigger]:
    """
    The events that one sentence claims, as far as it stands in a window; people counted are always a claim.

    A type of which the encoder hears nothing is not claimed on the grammar's word alone, unless nothing else
    is where people are counted: to weigh them all took a tenth of the time that the grammar needs.
    """
    found, listed = offered(here, seen)
    chosen, counted = choose(found, listed, weights), counted_in(here.harms)
    if chosen or not counted:
        more = [*older(here, chosen, listed, counted)] if counted else []
        return [*chosen, *more, *unfit(here.harms, [*chosen, *more], listed)] if counted else chosen
    every, _ = offered(here, seen, every=True)
    return [insisted(every, weights, counted)]


def older(
    here: Found, chosen: Sequence[Trigger], listed: Sequence[Trigger], counted: Sequence[Span]
) -> Iterator[Trigger]:
    """
    The older events of a sentence by which people are counted, and for which no trigger stands where they are
    told of: "the worst attack since 2014, when 85 people died".
    """
    tokens, stretches = here.sentence.tokens, here.bygone
    known = {told_in(tokens, stretches, one.span.start) for one in chosen}
    for span in counted if stretches else ():
        n = told_in(tokens, stretches, span.start)
        if n is not None and n not in known:
            known.add(n)
            own = (one for one in listed if told_in(tokens, stretches, one.span.start) == n)
            event_type = next((one.event_type for one in own if one.span.meets(span)), "harm")
            yield Trigger(span, event_type, INSISTED, plain=False)


def choose(found: Sequence[Option], listed: Sequence[Trigger], weights: Features) -> list[Trigger]:
    """
    The events that a sentence claims, each with words of its own.
    """
    chosen: list[Trigger] = []
    for likelihood, named in rated(found, weights):
        span = own_words(named, chosen, listed)
        if likelihood >= weights["threshold"] and span is not None:
            chosen.append(Trigger(span, named.event_type, round(likelihood, 3), plain=False))
    return sorted(chosen, key=lambda trigger: trigger.span)


def insisted(found: Sequence[Option], weights: Features, counted: Sequence[Span]) -> Trigger:
    """
    The likeliest event of a sentence that seems to claim none, since people are counted in it.
    """
    likeliest = next(rated(found, weights), (INSISTED, Named("harm", counted[0])))
    return Trigger(likeliest[1].span, likeliest[1].event_type, round(likeliest[0], 3), plain=False)


def rated(found: Sequence[Option], weights: Features) -> Iterator[tuple[float, Named]]:
    """
    Some types by how likely they are claimed, the likeliest first.
    """
    rows = [(chance(option, weights), option.value) for option in found]
    yield from sorted(rows, key=lambda row: (-row[0], row[1].event_type))


def own_words(named: Named, chosen: Sequence[Trigger], listed: Sequence[Trigger]) -> Span | None:
    """
    Words for a type that no likelier type took: the encoder's, else the grammar's.
    """
    known = [one.span for one in listed if one.event_type == named.event_type]
    for span in (named.span, *known):
        if not any(span.meets(other.span) for other in chosen):
            return span
    return None


def anchor_of(trigger: Trigger, seen: Seen) -> int | None:
    """
    The piece of a trigger that says most of its type; None where none of its pieces is the window's own.
    """
    last = seen.offset + len(seen.events)
    own = [piece for piece in within(seen.pieces, trigger.span) if seen.offset <= piece < last]
    number = TYPE[trigger.event_type]
    return max(own, key=lambda piece: seen.events[piece - seen.offset, number], default=None)
