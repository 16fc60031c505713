"""
Which reports have their words from one another: whole copies, partial reprints, rewordings.

1. Reports are taken in the order of their days. One with the very words of an earlier one is its copy.
2. Whole copies are found by their signatures (MinHash, locality-sensitive hashing), and end there: a report
   is compared with originals only, so that ten thousand copies cost ten thousand comparisons.
3. Partial reprints are found by the runs of words that they sampled alike. Runs that many originals share are
   a turn of phrase, and only the first originals that have them are looked at.
4. A few shared runs are a sign of copying only together with rare words and exact numbers that are shared.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from reportedly.events.records import Tie
from reportedly.telling.sentences import Sentence, say
from reportedly.voices.shingles import PERMUTATIONS, minhash
from reportedly.voices.sketches import Sketch

if TYPE_CHECKING:
    from datasketch import MinHash, MinHashLSH

BANDS, ROWS = 16, 4
# Shares of the sampled runs: of both texts, of the shorter one, of the shorter one with rare words besides.
COPY, PARTIAL, REWORDED = 0.5, 0.2, 0.08
# How many sampled runs, and how many rare words, must be shared at the least.
RUNS, RARE = 4, 3
RARE_SHARE = 0.3
# How many originals with a run, and how many candidates, are looked at.
FIRST, CANDIDATES = 8, 12


class Overlap(NamedTuple):
    """
    What two texts share: the share of the shorter one's runs, of the longer one's, and of rare words.
    """

    runs: int
    shorter: float
    longer: float
    rare: int
    rare_share: float


class Originals:
    """
    The reports met so far that are no whole copies, as they can be found by what they share with others.
    """

    def __init__(self, every: int) -> None:
        """
        Of the runs of each report one in *every* is looked at.
        """
        self.every = every
        self.sketches: list[Sketch] = []
        self.exact: dict[bytes, int] = {}
        self.posted: dict[int, list[int]] = {}
        self.alike = empty_index()

    def candidates(self, sketch: Sketch, signed: "MinHash") -> list[int]:
        """
        The originals that a report may have words from: those most like it first.
        """
        shared = Counter(other for run in self.looked_at(sketch) for other in self.posted.get(run, ()))
        enough = [(count, -other) for other, count in shared.items() if count * self.every > 1]
        near = [-other for _, other in sorted(enough, reverse=True)[:CANDIDATES]]
        whole = sorted(other for other in self.alike.query(signed) if other not in near)
        return near + whole[:CANDIDATES]

    def looked_at(self, sketch: Sketch) -> list[int]:
        """
        The runs of a report that others are found by.
        """
        runs = sketch.traces.run_numbers()
        found: list[int] = runs[runs % self.every == 0].tolist()
        return found

    def add(self, sketch: Sketch, signed: "MinHash", *, alone: bool) -> None:
        """
        Takes in one more; *alone* where it has words from no other.
        """
        number = len(self.sketches)
        self.sketches.append(sketch)
        self.exact.setdefault(sketch.traces.runs, number)
        for run in self.looked_at(sketch):
            first = self.posted.setdefault(run, [])
            if len(first) < FIRST:
                first.append(number)
        if alone:
            self.alike.insert(number, signed)


def empty_index() -> "MinHashLSH":
    """
    An index of signatures that finds texts of which half is alike, and misses few.
    """
    from datasketch import MinHashLSH  # noqa: PLC0415 (slow to load, and needed by few commands)

    return MinHashLSH(num_perm=PERMUTATIONS, params=(BANDS, ROWS))


def copies_among(sketches: Iterable[Sketch], every: int = 1) -> Iterator[Tie]:
    """
    Ties from each report to those that it has words from, or that have them from it.

    With *every* above 1 only one run in so many is looked at: that spares time and room where reports are
    very many, and misses some reprints of a few sentences.
    """
    originals = Originals(every)
    for sketch in in_order(sketches):
        if not sketch.traces.runs:
            continue
        exact = originals.exact.get(sketch.traces.runs)
        if exact is not None:
            yield same_words(originals.sketches[exact], sketch)
            continue
        yield from ties_of(sketch, originals)


def in_order(sketches: Iterable[Sketch]) -> list[Sketch]:
    """
    Each report once, by day and id, so that it does not matter in which order they were read.
    """
    unique = {sketch.document: sketch for sketch in sketches}
    return sorted(unique.values(), key=lambda one: (one.published or "9999", one.document))


def ties_of(sketch: Sketch, originals: Originals) -> Iterator[Tie]:
    """
    The ties of one report with the originals so far; one that is no whole copy is an original from now on.
    """
    signed = minhash(sketch.traces.signature)
    found = [
        tie
        for number in originals.candidates(sketch, signed)
        if (tie := tie_between(originals.sketches[number], sketch))
    ]
    whole = [tie for tie in found if tie.kind == "copy"]
    if whole:
        yield max(whole, key=lambda tie: tie.score)
        return
    yield from found
    originals.add(sketch, signed, alone=not found)


def tie_between(one: Sketch, other: Sketch) -> Tie | None:
    """
    The tie of two reports by their wording, if there is one.
    """
    shared = overlap(one, other)
    enough = shared.runs >= RUNS
    if enough and shared.longer >= COPY:
        return Tie(one.document, other.document, "copy", shared.longer, copied(one, other, shared))
    if enough and shared.shorter >= PARTIAL:
        return Tie(one.document, other.document, "partial", shared.shorter, in_part(one, other, shared))
    if shared.shorter >= REWORDED and shared.rare >= RARE and shared.rare_share >= RARE_SHARE:
        return Tie(one.document, other.document, "wording", shared.rare_share, reworded(one, other, shared))
    return None


def overlap(one: Sketch, other: Sketch) -> Overlap:
    """
    How much two reports share.
    """
    mine, theirs = one.traces.run_numbers(), other.traces.run_numbers()
    rare, others = one.traces.rare_numbers(), other.traces.rare_numbers()
    runs = len(np.intersect1d(mine, theirs, assume_unique=True))
    words = len(np.intersect1d(rare, others, assume_unique=True))
    return Overlap(
        runs,
        runs / max(1, min(len(mine), len(theirs))),
        runs / max(1, len(mine), len(theirs)),
        words,
        words / max(1, min(len(rare), len(others))),
    )


def same_words(one: Sketch, other: Sketch) -> Tie:
    """
    The tie of a report with an earlier one that has the same words.
    """
    reason = say("word_for_word", other=named(other), one=named(one))
    return Tie(one.document, other.document, "copy", 1.0, reason)


def copied(one: Sketch, other: Sketch, shared: Overlap) -> Sentence:
    """
    Why one report is a copy of another.
    """
    return say("copied", other=named(other), one=named(one), share=shared.longer)


def in_part(one: Sketch, other: Sketch, shared: Overlap) -> Sentence:
    """
    Why one report is in part a reprint of another.
    """
    shorter, longer = sorted((one, other), key=lambda sketch: len(sketch.traces.runs))
    return say("in_part", share=shared.shorter, one=named(shorter), other=named(longer))


def reworded(one: Sketch, other: Sketch, shared: Overlap) -> Sentence:
    """
    Why one report is a rewording of another.
    """
    values = {"rare": shared.rare, "share": shared.shorter}
    return say("reworded", other=named(other), one=named(one), **values)


def named(sketch: Sketch) -> list[str]:
    """
    A report in a sentence: by its publisher and day as far as they are known, and by its id.
    """
    return [*(part for part in (sketch.publisher, sketch.published) if part), sketch.document[:8]]
