"""
Who says what: from the scores of word pieces to spans of whole words, and which of them go together.

1. The likeliest tags of the whole report that are legal (Viterbi), across the borders of windows and
   without breaking a word. 2. Their runs as spans. 3. For each cue, the source and contents that it asks for.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from reportedly.model.encoder import Answer, Encoder, Seen
from reportedly.model.labels import PARTS, ROLES, TAGS, goes_on
from reportedly.model.pieces import Pieces
from reportedly.records import Span

Scores = NDArray[np.float64]

SOURCE, CUE, CONTENT = PARTS
# The role that a cue asks for, for each part that belongs to it.
ASKED = {SOURCE: ROLES.index("speaker"), CONTENT: ROLES.index("content")}
# Below these chances a source or a content is left without the cue that asks for it most.
LEAST = {SOURCE: 0.1, CONTENT: 0.15}
# Of its contents, a cue keeps those that it asks for at least so much as for the one it asks for most.
SHARE = 0.65
# By how much a piece between them makes it less likely that a cue means a source or content.
FADING = {SOURCE: 0.03, CONTENT: 0.015}
# Marks at the edges of a source or content that belong to the sentence around it.
EDGES = ",;: \t\n\r\xa0"
# A mark that opens the next quotation is none that closes this one.
OPENING = re.compile(r"\s[\"'“‘]+$")
# A comma that sets off more about a speaker; the one of a number does not.
ASIDE = re.compile(r",\s")


@dataclass(frozen=True, slots=True)
class Said:
    """
    One attribution: who speaks, the words that say so, and what is said, each in as many spans as it has.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


class Run(NamedTuple):
    """
    Neighbouring pieces that are one part of an attribution; *last* is one of them.
    """

    part: str
    first: int
    last: int


class Link(NamedTuple):
    """
    An attribution as runs.
    """

    source: tuple[Run, ...]
    cue: tuple[Run, ...]
    content: tuple[Run, ...]


def said_in(text: str, seen: Seen, encoder: Encoder) -> tuple[Said, ...]:
    """
    The attributions of a report that the encoder has seen.
    """
    runs = runs_in(text, seen, encoder)
    cues = [run for run in runs if run.part == CUE]
    answers = encoder.ask(seen, [cue.first for cue in cues])
    return tuple(
        Said(*(tuple(span_of(text, seen.pieces, run) for run in listed) for listed in link))
        for link in linked(cues, runs, answers)
    )


def spans_in(text: str, seen: Seen, encoder: Encoder) -> dict[str, tuple[Span, ...]]:
    """
    Every source, cue and content of a report, those that no attribution ties together too.
    """
    runs = runs_in(text, seen, encoder)
    return {
        part: tuple(span_of(text, seen.pieces, run) for run in runs if run.part == part) for part in PARTS
    }


def runs_in(text: str, seen: Seen, encoder: Encoder) -> list[Run]:
    """
    The sources, cues and contents of a report as runs of pieces, those that are only marks left out.
    """
    inside = inside_words(text, seen.pieces)[seen.offset :]
    tags = likeliest(seen.tags, encoder.heads["transitions"], inside)
    return [run for run in runs_of(tags, seen.offset) if span_of(text, seen.pieces, run).of(text)]


def legal(*, inside: bool) -> Scores:
    """
    Tags × tags: 0 where the second may follow the first, else minus infinity; *inside* a word, where
    a tag can only go on.
    """
    table = np.full((len(TAGS), len(TAGS)), -np.inf)
    for i, one in enumerate(TAGS):
        for j, other in enumerate(TAGS):
            same = other == "O" == one or goes_on(one, other)
            if same or (not inside and not other.startswith("I-")):
                table[i, j] = 0
    return table


BETWEEN, INSIDE = legal(inside=False), legal(inside=True)
# A report begins as if after words that belong to no attribution.
BEFORE = BETWEEN[TAGS.index("O")]


def inside_words(text: str, pieces: Pieces) -> list[bool]:
    """
    For each piece, whether it goes on with the word of the piece before it.
    """
    return [
        k > 0
        and start == pieces.ends[k - 1]
        and text[start - 1 : start].isalnum()
        and text[start : start + 1].isalnum()
        for k, start in enumerate(pieces.starts)
    ]


def likeliest(
    scores: NDArray[np.floating], transitions: NDArray[np.floating], inside: Sequence[bool]
) -> list[int]:
    """
    The legal tags of a row of pieces that score highest together.
    """
    if not len(scores):
        return []
    moves = [transitions + table for table in (BETWEEN, INSIDE)]
    # In double precision: the sums of a long report would swallow a single piece's share.
    totals = np.array(scores, dtype=np.float64)
    totals[0] += BEFORE
    for k in range(1, len(totals)):
        totals[k] += (totals[k - 1][:, None] + moves[inside[k]]).max(axis=0)
    return traced(totals, moves, inside)


def traced(totals: Scores, moves: Sequence[Scores], inside: Sequence[bool]) -> list[int]:
    """
    The way back through the highest sums.
    """
    tags = [int(totals[-1].argmax())]
    for k in range(len(totals) - 1, 0, -1):
        tags.append(int((totals[k - 1] + moves[inside[k]][:, tags[-1]]).argmax()))
    return tags[::-1]


def runs_of(tags: Sequence[int], offset: int = 0) -> list[Run]:
    """
    The runs of legal tags, in reading order; the first tag is that of piece *offset*.
    """
    runs: list[Run] = []
    for k, tag in enumerate(tags, offset):
        mark, _, part = TAGS[tag].partition("-")
        if mark == "B":
            runs.append(Run(part, k, k))
        elif mark == "I":
            runs[-1] = runs[-1]._replace(last=k)
    return runs


def span_of(text: str, pieces: Pieces, run: Run) -> Span:
    """
    The words of a run, without the marks around a source or content; empty where it is only marks.
    A source keeps the comma that closes an aside in it.
    """
    span = Span(pieces.starts[run.first], pieces.ends[run.last])
    if run.part == CUE:
        return span
    end = span.start + len(OPENING.sub("", span.of(text)).rstrip(EDGES))
    bare = Span(end - len(text[span.start : end].lstrip(EDGES)), end)
    return closed(text, bare) if run.part == SOURCE else bare


def closed(text: str, span: Span) -> Span:
    """
    A speaker with the comma that closes what is said about him: "Jan Egeland, the envoy,".
    """
    aside = ASIDE.search(span.of(text)) and text.startswith(",", span.end)
    return Span(span.start, span.end + 1) if aside else span


def linked(cues: Sequence[Run], runs: Sequence[Run], answers: Sequence[Answer]) -> list[Link]:
    """
    Each cue with its source and contents, from what it asks for.
    """
    owners = owners_of(runs)
    wanted = [chances_of(cue, runs, owners, answer) for cue, answer in zip(cues, answers, strict=True)]
    contents = shared_out([{k: at for k, at in one.items() if runs[k].part == CONTENT} for one in wanted])
    return [
        Link(best_source(runs, one), (cue,), tuple(runs[k] for k in sorted(content)))
        for cue, one, content in zip(cues, wanted, contents, strict=True)
    ]


def owners_of(runs: Sequence[Run]) -> NDArray[np.int64]:
    """
    For each piece up to the last run's end, the index of its run, or -1.
    """
    owners = np.full(runs[-1].last + 1 if runs else 0, -1, dtype=np.int64)
    for k, run in enumerate(runs):
        owners[run.first : run.last + 1] = k
    return owners


def chances_of(cue: Run, runs: Sequence[Run], owners: NDArray[np.int64], answer: Answer) -> dict[int, float]:
    """
    The index of each source and content in a cue's window, with the chance that the cue asks for it:
    the mean over those of its pieces that stand in the window, less with each piece between the two.
    """
    inner = np.array(answer.pieces)
    inner = inner[inner < len(owners)]
    near = owners[inner]
    found = {}
    for k in np.unique(near[near >= 0]):
        run = runs[k]
        if run.part in ASKED:
            chance = answer.roles[ASKED[run.part], : len(inner)][near == k].mean()
            found[int(k)] = float(chance) * exp(-FADING[run.part] * between(cue, run))
    return found


def between(one: Run, other: Run) -> int:
    """
    How many pieces stand between two runs.
    """
    return max(one.first - other.last, other.first - one.last) - 1


def best_source(runs: Sequence[Run], wanted: Mapping[int, float]) -> tuple[Run, ...]:
    """
    The source that a cue asks for most, if it is likely enough; many cues may share one.
    """
    found = [(chance, -k) for k, chance in wanted.items() if runs[k].part == SOURCE]
    chance, k = max(found, default=(0.0, 0))
    return (runs[-k],) if chance >= LEAST[SOURCE] else ()


def shared_out(wanted: Sequence[Mapping[int, float]]) -> list[set[int]]:
    """
    The contents of each cue: each goes to the cue that asks for it most, and a cue that is left without
    any shares the one that it asks for most.
    """
    best: dict[int, tuple[float, int]] = {}
    for cue, contents in enumerate(wanted):
        for k, chance in contents.items():
            if chance >= LEAST[CONTENT]:
                best[k] = max(best.get(k, (0.0, 0)), (chance, -cue))
    given: list[set[int]] = [set() for _ in wanted]
    for k, (_, cue) in best.items():
        given[-cue].add(k)
    return [kept(own, contents) for own, contents in zip(given, wanted, strict=True)]


def kept(given: set[int], wanted: Mapping[int, float]) -> set[int]:
    """
    Of the contents that fell to a cue those that it asks for about as much as for the first; without
    any, the one that it asks for most, if it is likely enough.
    """
    most = max((wanted[k] for k in given or wanted), default=0.0)
    least = max(LEAST[CONTENT], SHARE * most if given else most)
    return {k for k in given or wanted if wanted[k] >= least}
