"""
What the encoder says of the words around one trigger, asked by spans of the text.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from reportedly.model.encoder import Answer, Encoder, Seen
from reportedly.model.labels import CERTAINTIES, EVENTS, ROLES
from reportedly.model.pieces import Pieces
from reportedly.records import Sentence, Span

ROLE = {name: number for number, name in enumerate(ROLES)}
TYPE = {name: number for number, name in enumerate(EVENTS)}
# Beyond this the scales of two readers cannot be compared.
SUREST = 6.0


def logit(chance: float) -> float:
    """
    A chance on the scale on which evidence adds up, cut off where it is all but certain.
    """
    low = 1 / (1 + 2.718281828459045**SUREST)
    kept = min(max(chance, low), 1 - low)
    return log(kept / (1 - kept))


def within(pieces: Pieces, span: Span) -> range:
    """
    The pieces that share a letter with a span.
    """
    return range(bisect_right(pieces.ends, span.start), bisect_left(pieces.starts, span.end))


def of_sentence(pieces: Pieces, sentence: Sentence) -> range:
    """
    The pieces of a sentence.
    """
    index = sentence.index
    return range(bisect_left(pieces.sentences, index), bisect_right(pieces.sentences, index))


@dataclass(frozen=True, slots=True)
class Asked:
    """
    One trigger with what hangs on it, by the encoder.
    """

    seen: Seen
    answer: Answer
    positions: dict[int, int]

    def share(self, role: str, span: Span) -> float:
        """
        How far the words of a span fill a role: the mean chance of its pieces; 0 outside the window.
        """
        places = [self.positions[i] for i in within(self.seen.pieces, span) if i in self.positions]
        return float(self.answer.roles[ROLE[role], places].mean()) if places else 0.0

    def certainty(self, name: str) -> float:
        """
        The chance that the event is told of with a certainty.
        """
        return float(self.answer.certainties[CERTAINTIES.index(name)])

    def words(self, role: str, sentence: Sentence, floor: float) -> tuple[Span, float] | None:
        """
        The likeliest words of a sentence for a role, whole words, and their mean chance.
        """
        row = self.answer.roles[ROLE[role]]
        chances = [
            (i, float(row[self.positions[i]]))
            for i in of_sentence(self.seen.pieces, sentence)
            if i in self.positions
        ]
        runs = runs_over(chances, floor)
        if not runs:
            return None
        best = max(runs, key=lambda run: sum(chance for _, chance in run))
        pieces = self.seen.pieces
        span = whole_words(Span(pieces.starts[best[0][0]], pieces.ends[best[-1][0]]), sentence)
        return span, sum(chance for _, chance in best) / len(best)


def runs_over(chances: Sequence[tuple[int, float]], floor: float) -> list[list[tuple[int, float]]]:
    """
    The runs of pieces whose chance is *floor* or more.
    """
    runs: list[list[tuple[int, float]]] = []
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
    met = [token for token in sentence.tokens if token.start < span.end and span.start < token.end]
    return Span(met[0].start, met[-1].end) if met else span


def ask_all(encoder: Encoder, seen: Seen, anchors: Sequence[int]) -> list[Asked]:
    """
    What hangs on each anchor.
    """
    return [
        Asked(seen, answer, {i: k for k, i in enumerate(answer.pieces)})
        for answer in encoder.ask(seen, anchors)
    ]
