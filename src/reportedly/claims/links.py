"""
Which claims of one report speak of the same event.
"""

from collections.abc import Sequence
from typing import NamedTuple

from reportedly.records import Place, Time


class Linkable(NamedTuple):
    """
    A claim as far as its identity goes: its type, certainty, and the place and time of its own sentence.
    """

    event_type: str
    certainty: str
    place: Place | None
    time: Time | None


def link(claims: Sequence[Linkable]) -> list[str]:
    """
    The event label of each claim, e1, e2 … in reading order.

    A claim joins the latest event of its type that nothing speaks against: not another
    place, not other days, not a plan where the event is a fact.
    """
    events: list[list[Linkable]] = []
    labels = []
    for claim in claims:
        home = next((n for n in reversed(range(len(events))) if fits(claim, events[n])), None)
        if home is None:
            home = len(events)
            events.append([])
        events[home].append(claim)
        labels.append(f"e{home + 1}")
    return labels


def fits(claim: Linkable, event: Sequence[Linkable]) -> bool:
    """
    Whether a claim may speak of an event.
    """
    if claim.event_type != event[-1].event_type:
        return False
    if (claim.certainty == "unreal") != (event[-1].certainty == "unreal"):
        return False
    return not any(apart(claim.place, other.place) or disjoint(claim.time, other.time) for other in event)


def coarse(place: Place) -> bool:
    """
    Whether a place is too wide to tell two events apart.
    """
    return place.precision == "country"


def apart(one: Place | None, other: Place | None) -> bool:
    """
    Whether two places exclude each other.
    """
    if one is None or other is None or coarse(one) or coarse(other):
        return bool(one and other and one.country != other.country and one.country and other.country)
    return one.name != other.name and not within(one, other) and not within(other, one)


def within(one: Place, other: Place) -> bool:
    """
    Whether the words of the wider place's name are part of the other's name.
    """
    return set(one.name.casefold().split()) <= set(other.name.casefold().replace(",", " ").split())


def disjoint(one: Time | None, other: Time | None) -> bool:
    """
    Whether two times share no day.
    """
    if one is None or other is None or not (one.first and one.last and other.first and other.last):
        return False
    return one.last < other.first or other.last < one.first
