"""
Aggregate losses: sums over a longer time or several incidents, which bound incidents and never are one.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reportedly.estimates.classes import Saying, days_of, sayings_of
from reportedly.estimates.leaving_out import REAL
from reportedly.estimates.ranges import PLAIN, range_of
from reportedly.events.records import Estimate, Testimony


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


class Balance(NamedTuple):
    """
    A sum against the incidents within it: what they sum to, and what is left that no incident accounts for.

    `excess` is true where the incidents sum to more than the sum allows, so that one of the two is wrong.
    """

    aggregate: Aggregate
    counted: int
    left_low: int
    left_high: int | None
    excess: bool
    sentence: str


def aggregates(testimonies: Iterable[Testimony]) -> tuple[Aggregate, ...]:
    """
    The sums over a longer time that are claimed: said to be so, or of an event that took several days.
    """
    return tuple(
        found
        for one in testimonies
        if one.certainty in REAL
        for outcome in dict.fromkeys(figure.outcome for figure in one.figures)
        for found in of_claim(one, outcome)
    )


def of_claim(testimony: Testimony, outcome: str) -> Iterator[Aggregate]:
    """
    The sums over a longer time that one claim gives for one harm, as far as they name a number.
    """
    for saying in sayings_of(testimony, outcome, lambda figure: range_of(figure, PLAIN)):
        if is_aggregate(saying) and not (saying.part or saying.range.vague):
            bounds = saying.range
            yield Aggregate(
                testimony.claim,
                testimony.claimant or testimony.document,
                outcome,
                saying.people,
                bounds.low,
                None if bounds.open else bounds.high,
                testimony.first,
                testimony.last,
            )


def is_aggregate(saying: Saying) -> bool:
    """
    Whether a number sums up a longer time: its words say so, or it is for several days.
    """
    return saying.cumulative or (days_of(saying.testimony) > 1 and not saying.single)


def balance(aggregate: Aggregate, incidents: Iterable[Estimate]) -> Balance:
    """
    A sum against the estimates of the incidents that lie within its days and place.
    """
    within = [one for one in incidents if (one.outcome, one.people) == (aggregate.outcome, aggregate.people)]
    counted, least, most = (
        sum(getattr(one, bound) or 0 for one in within) for bound in ("best", "low", "high")
    )
    left_low = max(0, aggregate.low - most)
    left_high = None if aggregate.high is None else max(0, aggregate.high - least)
    excess = aggregate.high is not None and least > aggregate.high
    return Balance(
        aggregate, counted, left_low, left_high, excess, sentence(aggregate, counted, left_low, excess)
    )


def sentence(aggregate: Aggregate, counted: int, left: int, excess: bool) -> str:
    """
    How a sum and its incidents stand to each other, in words.
    """
    says = f"{aggregate.claimant} sums up {aggregate.low}{' or more' if aggregate.high is None else ''}"
    if excess:
        return f"{says}, but the incidents within sum to more: one of the two is wrong."
    return f"{says}; the incidents within sum to {counted}, which leaves {left} or more in no incident."
