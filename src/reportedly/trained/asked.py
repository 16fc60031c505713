"""
What the encoder says of the words around one trigger, asked by spans of the text.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from math import exp, log
from typing import Any

import numpy as np

from reportedly.claims.cues import ARTICLES
from reportedly.counts.harm_tables import between
from reportedly.language.tokens import span_of, tokens_met
from reportedly.lexicons import lexicon
from reportedly.model.encoder import Answer, Seen
from reportedly.model.labels import CERTAINTIES, EVENTS
from reportedly.model.pieces import within
from reportedly.records import Sentence, Span

# The roles whose words the grammar may have found, and all that a trigger is asked for.
SHARED = ("source", "perpetrator", "target", "victims", "count", "place", "time")
WANTED = (*SHARED, "cue")
ROLE = {name: number for number, name in enumerate(WANTED)}
TYPE = {name: number for number, name in enumerate(EVENTS)}
# Beyond this the scales of two readers cannot be compared.
SUREST = 6.0
FAINTEST = 1 / (1 + exp(SUREST))
CLEAREST = 1 - FAINTEST
# The ends of the scale; nearly every word fills no role, and is not worth a logarithm.
LOWEST, HIGHEST = (log(end / (1 - end)) for end in (FAINTEST, CLEAREST))


WORD = re.compile(r"\S+")
# What is left over of other phrases at both ends, only at the end, and there behind other words.
LEFT_OVER = between()["prepositions"] | {
    "and",
    "or",
    "than",
    "that",
    "which",
    "who",
    "'s",
    "’s",
    ",",
    "-",
    "–",
}
OWNERS = frozenset(lexicon("parties")["determiners"]["possessive"])


def logit(chance: float) -> float:
    """
    A chance on the scale on which evidence adds up, cut off where it is all but certain.
    """
    if chance <= FAINTEST:
        return LOWEST
    return log(chance / (1 - chance)) if chance < CLEAREST else HIGHEST


def of_sentence(seen: Seen, sentence: Sentence) -> range:
    """
    The pieces of a sentence that are the window's own.
    """
    pieces, index = seen.pieces, sentence.index
    first = bisect_left(pieces.sentences, index)
    last = bisect_right(pieces.sentences, index)
    return range(max(first, seen.offset), min(last, seen.offset + len(seen.events)))


# The places of the first piece of a span and after its last, in the window, and how many pieces it has.
Stretch = tuple[int, int, int]
# Pieces that follow each other, each with its chance.
Run = list[tuple[int, float]]


@dataclass(frozen=True, slots=True)
class View:
    """
    A window as it is asked about: where each of its pieces stands in it, and the sentences it shows.

    `listed` remembers what its triggers may choose from, since many choose from the same.
    """

    seen: Seen
    places: Mapping[int, int]
    sentences: tuple[int, ...]
    listed: dict[str, list[Any]] = field(default_factory=dict)

    def stretch(self, span: Span) -> Stretch | None:
        """
        Where the pieces of a span stand in the window; None for one that is not wholly in it.
        """
        inside, places = within(self.seen.pieces, span), self.places
        if not inside or inside.start not in places or inside.stop - 1 not in places:
            return None
        return places[inside.start], places[inside.stop - 1] + 1, len(inside)


def view_of(seen: Seen) -> View:
    """
    The one window that was seen.
    """
    shown = seen.windows[0].pieces
    places = {piece: place for place, piece in enumerate(shown)}
    return View(seen, places, tuple(sorted({seen.pieces.sentences[piece] for piece in shown})))


@dataclass(frozen=True, slots=True)
class Asked:
    """
    One trigger with what hangs on it, by the encoder.

    `sums` holds, for each role that is asked by spans, the chances of all pieces up to each, so that a
    span is two look-ups; `peaks` the chance of the likeliest piece for each role.
    """

    view: View
    answer: Answer
    sums: Mapping[str, Sequence[float]]
    peaks: Sequence[float]

    def share(self, role: str, span: Span) -> float:
        """
        How far the words of a span fill a role: the mean chance of its pieces; 0 outside the window.
        """
        return self.over(role, self.view.stretch(span))

    def over(self, role: str, stretch: Stretch | None) -> float:
        """
        The same, of a span whose place in the window is known.
        """
        if stretch is None:
            return 0.0
        first, last, pieces = stretch
        sums = self.sums[role]
        return (sums[last] - sums[first]) / pieces

    def most(self, role: str) -> float:
        """
        The chance of the likeliest piece for a role, anywhere in the window.
        """
        return self.peaks[ROLE[role]]

    def certainty(self, name: str) -> float:
        """
        The chance that the event is told of with a certainty.
        """
        return float(self.answer.certainties[CERTAINTIES.index(name)])

    def words(self, role: str, sentence: Sentence, floor: float) -> tuple[Span, float] | None:
        """
        The likeliest words of a sentence for a role, whole words, and their mean chance.
        """
        found = self.runs(role, sentence, floor)
        if not found:
            return None
        return self.told(max(found, key=lambda run: sum(chance for _, chance in run)), sentence)

    def heard(self, role: str, sentence: Sentence, floor: float) -> Iterator[tuple[Span, float]]:
        """
        All words of a sentence that may fill a role, whole words, and their mean chance.
        """
        return (self.told(run, sentence) for run in self.runs(role, sentence, floor))

    def told(self, run: Run, sentence: Sentence) -> tuple[Span, float]:
        """
        The whole words around a run of pieces, and the mean chance of the pieces.
        """
        pieces = self.view.seen.pieces
        span = whole_words(Span(pieces.starts[run[0][0]], pieces.ends[run[-1][0]]), sentence)
        return span, sum(chance for _, chance in run) / len(run)

    def runs(self, role: str, sentence: Sentence, floor: float) -> list[Run]:
        """
        The runs of a sentence's pieces that may fill a role.
        """
        if self.peaks[ROLE[role]] < floor:
            return []
        own = of_sentence(self.view.seen, sentence)
        if not own:
            return []
        first = self.view.places[own.start]
        row = self.answer.roles[ROLE[role]]
        chances = row[first : first + len(own)].tolist()
        return runs_over(list(zip(own, chances, strict=True)), floor)

    def anywhere(self, role: str, floor: float) -> Iterator[tuple[int, Span, float]]:
        """
        All likely words of the window for a role: the number of their sentence, where they stand, and their
        mean chance. They may cut a word.
        """
        if self.peaks[ROLE[role]] < floor:
            return
        pieces, shown = self.view.seen.pieces, self.view.seen.windows[0].pieces
        row = self.answer.roles[ROLE[role]][: len(shown)]
        likely = [(shown[at], float(row[at])) for at in np.flatnonzero(row >= floor).tolist()]
        for sentence, listed in groupby(likely, key=lambda one: pieces.sentences[one[0]]):
            for run in runs_over(list(listed), floor):
                span = Span(pieces.starts[run[0][0]], pieces.ends[run[-1][0]])
                yield sentence, span, sum(chance for _, chance in run) / len(run)


def asked_of(view: View, answer: Answer) -> Asked:
    """
    An answer for all roles that are wanted, that can be asked by spans.
    """
    sums = np.zeros((len(SHARED), answer.roles.shape[1] + 1))
    np.cumsum(answer.roles[: len(SHARED)], axis=1, out=sums[:, 1:])
    peaks = answer.roles.max(axis=1).tolist()
    # Few of the sums are looked up, as numbers of Python: faster than out of an array, or than all in a list.
    looked_up = {role: memoryview(row) for role, row in zip(SHARED, sums, strict=True)}
    return Asked(view, answer, looked_up, peaks)


def runs_over(chances: Sequence[tuple[int, float]], floor: float) -> list[Run]:
    """
    The runs of pieces whose chance is *floor* or more.
    """
    runs: list[Run] = []
    last = -2
    for i, chance in chances:
        if chance >= floor:
            if i != last + 1:
                runs.append([])
            runs[-1].append((i, chance))
            last = i
    return runs


def whole_words(span: Span, sentence: Sentence) -> Span:
    """
    The span widened to the words that it cuts.
    """
    first, after = tokens_met(sentence.tokens, span)
    return span_of(sentence.tokens, first, after) if first < after else span


def trimmed(span: Span, text: str) -> Span | None:
    """
    The words heard without marks and small words left over at their ends: "a market in" is "a market",
    "'s commanders" are "commanders". None where no others are left.
    """
    words = list(WORD.finditer(text, span.start, span.end))
    while words and words[0].group().lower() in LEFT_OVER:
        words.pop(0)
    while words and words[-1].group().lower() in LEFT_OVER | ARTICLES | (OWNERS if len(words) > 1 else set()):
        words.pop()
    return Span(words[0].start(), words[-1].end()) if words else None
