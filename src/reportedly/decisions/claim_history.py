"""
What became of a claim, decision by decision: every field that changed, as it was before and after.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from reportedly.decisions.corrections import PERSON, WORDS, added, corrected
from reportedly.decisions.review import addition, corrections, credibility, standing, status
from reportedly.events.records import Decision
from reportedly.printed import Printed, printed_claim
from reportedly.records import Claim, Document


class Change(NamedTuple):
    """
    What one decision changed: a field as it is printed, `status`, `credibility`, or the `claim` as a whole.
    """

    decision: Decision
    field: str
    before: object
    after: object


def claim_history(document: Document, claim: Claim, decisions: Sequence[Decision]) -> tuple[Change, ...]:
    """
    The changes of a claim, in the order of the ledger; *claim* is as its reader found it, or as it was added.
    """
    own = [one for one in decisions if claim.id in one.about]
    names = {one.id for one in own}
    told = [one for one in decisions if one.id in names or one.withdraws in names]
    states = [state(document.text, claim, told[:count]) for count in range(len(told) + 1)]
    return tuple(
        Change(decision, field, before, after)
        for decision, then, now in zip(told, states, states[1:], strict=False)
        for field, before, after in changes(then, now)
    )


def state(text: str, claim: Claim, decisions: Sequence[Decision]) -> Printed:
    """
    How a claim stands after some decisions; nothing of it is there before it was added.
    """
    found = standing(decisions)
    by_hand = addition(found, claim.id)
    base = added(text, by_hand) if by_hand else None if claim.reader.name == PERSON else claim
    kept = base and printed_claim(text, corrected(base, text, corrections(found, claim.id)))
    return {
        "status": status(found, claim.id),
        "credibility": credibility(found, claim.id).code,
        "claim": kept,
    }


def changes(then: Printed, now: Printed) -> Iterator[tuple[str, object, object]]:
    """
    What differs between two states of a claim; its verdict is told where nothing else does.
    """
    told = list(differences(then["claim"], now["claim"], ""))
    for field in ("status", "credibility"):
        told += differences(then[field], now[field], field)
    yield from told or [("status", then["status"], now["status"])]


def differences(before: object, after: object, field: str) -> Iterator[tuple[str, object, object]]:
    """
    The fields in which two printed values differ; words are one thing with where they stand.
    """
    if before == after:
        return
    if isinstance(before, dict) and isinstance(after, dict):
        yield from within(before, after, field)
    elif isinstance(before, list) and isinstance(after, list):
        for place in range(max(len(before), len(after))):
            one, other = (side[place] if place < len(side) else None for side in (before, after))
            yield from differences(one, other, f"{field}.{place}")
    else:
        yield field or "claim", before, after


def within(
    before: Mapping[str, Any], after: Mapping[str, Any], field: str
) -> Iterator[tuple[str, object, object]]:
    """
    The fields in which two things of several parts differ.
    """
    one, other = (
        {key: side[key] for key in ("start", "end", "text") if key in side} for side in (before, after)
    )
    if one != other:
        yield field, one, other
    for key in dict.fromkeys([*before, *after]):
        if key not in WORDS:
            yield from differences(before.get(key), after.get(key), f"{field}.{key}".lstrip("."))
