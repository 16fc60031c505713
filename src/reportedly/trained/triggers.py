"""
Which events a sentence claims, by the encoder and the grammar together.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from reportedly.claims.events import Weighed
from reportedly.model.encoder import Seen
from reportedly.model.labels import EVENTS
from reportedly.records import Sentence, Span, Trigger
from reportedly.trained.asked import TYPE, logit, of_sentence, whole_words, within
from reportedly.trained.blend import Blend
from reportedly.weights import sigmoid

# Below this chance with both readers a type is not considered.
FAINT = 0.02
# Neighbouring pieces belong to a trigger from this chance on.
BESIDE = 0.3


class Option(NamedTuple):
    """
    One type that a sentence may claim: its chance by both readers together, its words, the best piece.
    """

    chance: float
    event_type: str
    span: Span
    piece: int


def options(sentence: Sentence, weighed: Weighed, seen: Seen, blend: Blend) -> list[Option]:
    """
    Every type that either reader finds in a sentence, the likeliest first.
    """
    pieces = of_sentence(seen.pieces, sentence)
    if not pieces:
        return []
    table = seen.events[pieces.start : pieces.stop]
    best = table.argmax(axis=0)
    listed = {option.event_type: option for option in weighed.options}
    found = []
    for number, name in enumerate(EVENTS[1:], 1):
        known = listed.get(name)
        heard = float(table[best[number], number])
        if heard < FAINT and (known is None or known.confidence < FAINT):
            continue
        chance = sigmoid(evidence(heard, known, blend))
        piece = pieces.start + int(best[number])
        span = words_of(piece, number, sentence, seen)
        if known and heard < FAINT:
            span = known.span
            piece = next(iter(within(seen.pieces, span)), piece)
        found.append(Option(chance, name, span, piece))
    return sorted(found, key=lambda option: (-option.chance, option.event_type))


def evidence(heard: float, known: Trigger | None, blend: Blend) -> float:
    """
    What speaks for a type, on the scale on which evidence adds up.
    """
    total = blend["event_bias"] + blend["event_encoder"] * logit(heard)
    if known is None:
        return total + blend["event_unlisted"]
    return total + blend["event_grammar"] * logit(known.confidence)


def words_of(piece: int, number: int, sentence: Sentence, seen: Seen) -> Span:
    """
    The whole words around a piece that name the same type.
    """
    pieces = seen.pieces
    first = last = piece
    while (
        first > 0
        and pieces.sentences[first - 1] == sentence.index
        and seen.events[first - 1, number] > BESIDE
    ):
        first -= 1
    while (
        last + 1 < len(pieces)
        and pieces.sentences[last + 1] == sentence.index
        and seen.events[last + 1, number] > BESIDE
    ):
        last += 1
    return whole_words(Span(pieces.starts[first], pieces.ends[last]), sentence)


def choose(
    sentence: Sentence, weighed: Weighed, seen: Seen, blend: Blend, counted: Sequence[Span]
) -> list[Trigger]:
    """
    The events that a sentence claims, each with words of its own; people counted are always a claim.
    """
    found = options(sentence, weighed, seen, blend)
    chosen: list[Trigger] = []
    for option in found:
        span = own_words(option, chosen, weighed)
        if option.chance >= blend["event_threshold"] and span is not None:
            chosen.append(Trigger(span, option.event_type, round(option.chance, 3), plain=False))
    if not chosen and counted:
        best = found[0] if found else Option(0.05, "harm", counted[0], 0)
        chosen.append(Trigger(best.span, best.event_type, round(best.chance, 3), plain=False))
    return sorted(chosen, key=lambda trigger: trigger.span)


def own_words(option: Option, chosen: Sequence[Trigger], weighed: Weighed) -> Span | None:
    """
    Words for a type that no likelier type took: the encoder's, else the grammar's.
    """
    known = [one.span for one in weighed.options if one.event_type == option.event_type]
    for span in (option.span, *known):
        if not any(span.meets(other.span) for other in chosen):
            return span
    return None


def anchor_of(trigger: Trigger, seen: Seen) -> int | None:
    """
    The piece of a trigger that says most of its type; None where its words have no pieces.
    """
    inside = within(seen.pieces, trigger.span)
    if not inside:
        return None
    column = seen.events[inside.start : inside.stop, TYPE[trigger.event_type]]
    return inside.start + int(np.argmax(column))
