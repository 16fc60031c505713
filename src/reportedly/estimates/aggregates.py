"""
Aggregate losses: sums over a longer time or several incidents, which bound incidents and never are one.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reportedly.estimates.classes import Saying, days_of, sayings_of
from reportedly.events.records import Testimony


class Aggregate(NamedTuple):
    """
    A sum that a claimant gives over some days: `first` and `last` are ISO days, None where open.

    `high` is None where it may be more.
    """

    claim: str
    claimant: str
    outcome: str
    people: str
    low: int
    high: int | None
    first: str | None
    last: str | None


def aggregates(testimonies: Iterable[Testimony]) -> tuple[Aggregate, ...]:
    """
    The sums over a longer time that are claimed: said to be so, or of an event that took several days.
    """
    return tuple(
        found
        for one in testimonies
        if one.is_real
        for outcome in dict.fromkeys(figure.outcome for figure in one.figures)
        for found in of_claim(one, outcome)
    )


def of_claim(testimony: Testimony, outcome: str) -> Iterator[Aggregate]:
    """
    The sums over a longer time that one claim gives for one harm, as far as they name a number.
    """
    for saying in sayings_of(testimony, outcome):
        if is_aggregate(saying) and not (saying.part or saying.range.vague):
            bounds = saying.range
            yield Aggregate(
                testimony.claim,
                testimony.claimant or testimony.document,
                outcome,
                saying.people,
                bounds.low,
                bounds.most,
                testimony.first,
                testimony.last,
            )


def is_aggregate(saying: Saying) -> bool:
    """
    Whether a number sums up a longer time: its words say so, or it is for several days.
    """
    return saying.cumulative or (days_of(saying.testimony) > 1 and not saying.single)
