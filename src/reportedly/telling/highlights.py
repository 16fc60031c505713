"""
A report's text cut at every edge of a claim's words, so that overlapping words keep all their marks.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from reportedly.language.analysis import paragraphs
from reportedly.records import Claim, Span


class Mark(NamedTuple):
    """
    Some words of a claim, by the claim's place in the report and the kind of field they fill.
    """

    start: int
    end: int
    kind: str
    claim: int


@dataclass(frozen=True, slots=True)
class Piece:
    """
    Words under the same marks from end to end. `opens` holds those marks that begin with it.
    """

    span: Span
    marks: tuple[Mark, ...] = ()
    opens: tuple[Mark, ...] = ()


def marks_of(claims: Sequence[Claim]) -> list[Mark]:
    """
    The marks of all claims of a report, in the order of its text, the longer first.
    """
    found = {
        Mark(span.start, span.end, kind, number)
        for number, claim in enumerate(claims)
        for kind, span in spans_of(claim)
        if span is not None and span.start < span.end
    }
    return sorted(found, key=lambda mark: (mark.start, -mark.end, mark.kind, mark.claim))


def spans_of(claim: Claim) -> Iterator[tuple[str, Span | None]]:
    """
    The words of a claim, each with the kind of field that they fill.
    """
    yield "trigger", claim.trigger
    yield "cue", claim.cue
    yield "weapon", claim.weapon
    for kind, item in (
        ("perpetrator", claim.perpetrator),
        ("target", claim.target),
        ("place", claim.place),
        ("time", claim.time),
    ):
        yield kind, item.span if item else None
    for source in claim.sources:
        yield "source", source.span
    for casualty in claim.casualties:
        yield "count", casualty.count
        yield "victims", casualty.victims
    for evidence in claim.evidence:
        yield "evidence", evidence.span


class Edges:
    """
    Where marks begin and end, walked once from left to right.
    """

    def __init__(self, marks: Sequence[Mark]) -> None:
        """
        *marks* in the order in which they are to lie over one another.
        """
        self.opening: dict[int, list[Mark]] = defaultdict(list)
        self.closing: dict[int, list[Mark]] = defaultdict(list)
        for mark in marks:
            self.opening[mark.start].append(mark)
            self.closing[mark.end].append(mark)
        self.left = sorted(self.opening.keys() | self.closing.keys(), reverse=True)
        self.active: dict[Mark, None] = {}

    def step(self, until: int) -> int | None:
        """
        Crosses the next edge before *until* and says where it was; None where there is none.
        """
        if not self.left or self.left[-1] >= until:
            return None
        edge = self.left.pop()
        for mark in self.closing.get(edge, ()):
            self.active.pop(mark, None)
        self.active.update(dict.fromkeys(self.opening.get(edge, ())))
        return edge


def marked_paragraphs(text: str, marks: Sequence[Mark]) -> Iterator[list[Piece]]:
    """
    The paragraphs of a text, each as its pieces; one pass, however many marks there are.
    """
    edges = Edges(marks)
    for paragraph in paragraphs(text):
        while edges.step(paragraph.start + 1) is not None:
            pass
        yield list(pieces_of(paragraph, edges))


def pieces_of(paragraph: Span, edges: Edges) -> Iterator[Piece]:
    """
    The pieces of one paragraph, the walk over the edges having reached its first letter.
    """
    start = paragraph.start
    before: tuple[Mark, ...] = ()
    while start < paragraph.end:
        marks = tuple(edges.active)
        edge = edges.step(paragraph.end)
        end = paragraph.end if edge is None else edge
        yield Piece(Span(start, end), marks, tuple(mark for mark in marks if mark not in before))
        start, before = end, marks
