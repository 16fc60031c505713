"""
What is kept of a report, to tell later whether another one is a copy of it.
"""

import struct
from dataclasses import dataclass

import numpy as np

from reportedly.actors.parties import actor_named
from reportedly.records import Document
from reportedly.voices.credits import credit_of, group
from reportedly.voices.shingles import PERMUTATIONS, Numbers, numbered, shingles, signature, winnowed
from reportedly.voices.wording import own_words, rare_words, words_of

# Raised when texts are sketched in another way, so that those of an older ledger are made anew.
VERSION = 1
HEAD = struct.Struct("<IIH?")


@dataclass(frozen=True, slots=True)
class Traces:
    """
    What a text is told by: how many words it has, samples of its runs of words and of its rare words as
    numbers in rising order, the MinHash signature of its runs, the agency that it credits; `whole` where
    it does so for all of its text.
    """

    words: int
    runs: bytes
    rare: bytes
    signature: bytes
    agency: str | None = None
    whole: bool = False

    def run_numbers(self) -> Numbers:
        """
        The sampled runs of words.
        """
        return np.frombuffer(self.runs, "<u4").astype(np.uint32, copy=False)

    def rare_numbers(self) -> Numbers:
        """
        The rare words.
        """
        return np.frombuffer(self.rare, "<u4").astype(np.uint32, copy=False)


@dataclass(frozen=True, slots=True)
class Sketch:
    """
    A report as it is compared with others: whose it is, of which day, and what its text is told by.
    """

    document: str
    traces: Traces
    publisher: str | None = None
    published: str | None = None

    @property
    def agency(self) -> str | None:
        """
        The agency that the report has its text from; an agency has its own from itself.
        """
        return (
            self.traces.agency if self.traces.whole else agency_called(self.publisher) or self.traces.agency
        )


def agency_called(name: str | None) -> str | None:
    """
    The agency of this name.
    """
    actor = actor_named(name) if name else None
    return actor.name if actor and actor.id in group("agencies") else None


def sketch_of(document: Document) -> Sketch:
    """
    The sketch of one report.
    """
    return sketch_with(document, traces_of(document.text))


def sketch_with(document: Document, traces: Traces) -> Sketch:
    """
    The sketch of a report whose text was looked at before.
    """
    return Sketch(document.id, traces, document.publisher, document.published)


def traces_of(text: str) -> Traces:
    """
    What a text is told by.
    """
    own = own_words(text)
    words = words_of(own)
    runs = shingles(words)
    kept, rare = winnowed(runs), np.unique(numbered(rare_words(own)))
    credit = credit_of(text)
    agency, whole = (credit.agency, credit.whole) if credit else (None, False)
    return Traces(len(words), packed(kept), packed(rare), signature(runs), agency, whole)


def packed(numbers: Numbers) -> bytes:
    """
    Numbers as they are kept.
    """
    values: bytes = numbers.astype("<u4").tobytes()
    return values


def to_bytes(traces: Traces) -> bytes:
    """
    Traces as the ledger keeps them.
    """
    agency = (traces.agency or "").encode()
    head = HEAD.pack(traces.words, len(traces.runs), len(agency), traces.whole)
    return b"".join((head, agency, traces.signature, traces.runs, traces.rare))


def from_bytes(kept: bytes) -> Traces:
    """
    Traces as the ledger kept them.
    """
    words, length, name, whole = HEAD.unpack_from(kept)
    agency, rest = kept[HEAD.size : HEAD.size + name].decode(), kept[HEAD.size + name :]
    runs = 4 * PERMUTATIONS
    return Traces(
        words, rest[runs : runs + length], rest[runs + length :], rest[:runs], agency or None, whole
    )
