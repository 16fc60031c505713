"""
The log of decisions as a chain: each bears the digest of the one before, so that none can be changed, slipped
in or taken out unseen.

Whoever can write to the ledger could reckon the whole chain anew. A digest that was noted elsewhere shows
that, too: it is no longer in the chain.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from reportedly.decisions.numbering import NONE_YET, id_of, number_of
from reportedly.events.records import Decision

FIRST = "0" * 64


class Link(NamedTuple):
    """
    A decision in the log: its digest as it is kept, and that of the one before it; None where none is kept.
    """

    decision: Decision
    before: str | None
    digest: str | None


class Flaw(NamedTuple):
    """
    What is wrong with something that is kept: the name of it ("d12"), and a sentence.
    """

    name: str
    what: str


def digest_of(decision: Decision, before: str) -> str:
    """
    The SHA-256 of all that a decision says, and of the digest of the one before.
    """
    told = [
        before,
        decision.id,
        decision.kind,
        decision.about,
        decision.who,
        decision.at,
        decision.why,
        decision.field,
        decision.value,
        decision.withdraws,
    ]
    return hashlib.sha256(json.dumps(told).encode("ascii")).hexdigest()


def flaws(links: Iterable[Link]) -> Iterator[Flaw]:
    """
    The decisions of a log that are not as they were taken, in their order, or are no longer there.
    """
    origin = Link(Decision(NONE_YET, "", (), "", "", ""), None, FIRST)
    for last, link in pairwise((origin, *links)):
        gap = list(missing(number_of(last.decision.id), number_of(link.decision.id)))
        yield from gap
        if link.before is None or link.digest is None:
            yield Flaw(link.decision.id, "has no digest: it was slipped in, or its digest was taken out")
        elif link.digest != digest_of(link.decision, link.before):
            yield Flaw(link.decision.id, "was changed after it was taken: its digest is that of other words")
        elif not gap and last.digest not in {None, link.before}:
            yield Flaw(link.decision.id, f"does not follow on {last.decision.id}: that one was made anew")


def missing(last: int, this: int) -> Iterator[Flaw]:
    """
    The decisions between two that follow on each other in the log.
    """
    if this == last + 2:
        yield Flaw(id_of(last + 1), "is missing")
    elif this > last + 2:
        yield Flaw(id_of(last + 1), f"is missing, with all up to {id_of(this - 1)}")
