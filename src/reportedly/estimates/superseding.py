"""
Revision: a claimant's later figure takes the place of his earlier one, and a later denial takes it back.
"""

from collections.abc import Iterable, Mapping

from reportedly.estimates.classes import Saying
from reportedly.estimates.weighing import Weighing, greatest
from reportedly.events.days import LAST
from reportedly.events.records import OWN_VOICE, Testimony

# Who gives a figure, and of which people.
Given = tuple[str, str]
# What people came to, and the lowest and highest number of them.
Number = tuple[str, int | None, int | None]


def claimant(testimony: Testimony) -> str:
    """
    Who says it in the end; a report by itself where nobody is named.
    """
    return (testimony.claimant or testimony.document).casefold()


def superseded(weighing: Weighing) -> Weighing:
    """
    Leave out a claimant's earlier figures once he gives a later one: they are history.
    """
    latest = latest_days(one for one in weighing.sayings if is_toll(one))
    return weighing.leaving_out(
        "superseded",
        lambda one: is_superseded(one, latest),
    )


def is_superseded(saying: Saying, latest: Mapping[Given, str]) -> bool:
    """
    Whether its claimant gave a figure for the same people on a later day; what has no day is the latest.
    """
    return (saying.testimony.said or LAST) < latest.get(given(saying), "")


def given(saying: Saying) -> Given:
    """
    What a later figure of the same claimant is told by.
    """
    return claimant(saying.testimony), saying.people


def is_toll(saying: Saying) -> bool:
    """
    Whether a saying is a number for the whole, so that it may take the place of an earlier one.
    """
    return not (saying.one_by_one or saying.part or saying.range.vague or saying.cumulative)


def latest_days(sayings: Iterable[Saying]) -> dict[Given, str]:
    """
    The last day on which each claimant gave a figure for each class of people.
    """
    return greatest((given(one), one.testimony.said or "") for one in sayings)


def retracted(weighing: Weighing) -> Weighing:
    """
    Leave out what its own claimant denied later, and numbers that an outlet took back in its earlier reports,
    whoever is named for them there.
    """
    denied = denials(weighing.testimonies)
    outlets = {one.document: claimant(one) for one in weighing.event if is_own(one)}
    taken_back = numbers_taken_back(weighing.testimonies)

    def is_retracted(one: Saying) -> bool:
        told = one.testimony
        wrong = outlets.get(told.document, ""), (weighing.outcome, one.range.low, one.range.high)
        last = max(denied.get(claimant(told), ""), taken_back.get(wrong, ""))
        return told.certainty != "denied" and (told.said or LAST) < last

    return weighing.leaving_out("retracted", is_retracted)


def denials(testimonies: Iterable[Testimony]) -> dict[str, str]:
    """
    The last day on which each claimant denied something of this kind.
    """
    return greatest((claimant(one), one.said or "") for one in testimonies if one.certainty == "denied")


def is_own(testimony: Testimony) -> bool:
    """
    Whether a report says it in its own words.
    """
    return testimony.claimant is not None and testimony.claimant_type == OWN_VOICE


def numbers_of(testimony: Testimony) -> frozenset[Number]:
    """
    The numbers of people that a claim gives.
    """
    figures = (figure for figure in testimony.figures if figure.low is not None)
    return frozenset((figure.outcome, figure.low, figure.high) for figure in figures)


def numbers_taken_back(testimonies: Iterable[Testimony]) -> dict[tuple[str, Number], str]:
    """
    The last day on which each outlet denied a number in its own words.
    """
    return greatest(
        ((claimant(one), number), one.said or "")
        for one in testimonies
        if one.certainty == "denied" and is_own(one)
        for number in numbers_of(one)
    )
