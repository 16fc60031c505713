"""
Which claims of one report speak of the same event.
"""

from collections.abc import Sequence
from functools import cache
from math import cos, hypot, radians
from typing import NamedTuple

from reportedly.lexicons import lexicon
from reportedly.places.exactness import codes, radius
from reportedly.places.kinds import SETTLED
from reportedly.records import Place, Time

# How much wider a place is that may hold another, and how wide at most to be told of by what is in it.
WIDER = 1.5
WIDEST = "district"
DEGREE = 111.2  # kilometres
# A claim is held against so many events of its type, the latest first.
LATEST = 50


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
    by_kind: dict[tuple[str, bool], list[Event]] = {}
    labels = []
    count = 0
    for claim in claims:
        kind = (claim.event_type, claim.certainty == "unreal")
        known = by_kind.setdefault(kind, [])
        home = next((event for event in reversed(known[-LATEST:]) if fits(claim, event)), None)
        if home is None:
            count += 1
            home = Event(f"e{count}", {})
            known.append(home)
        home.said.setdefault(circumstances(claim), claim)
        labels.append(home.label)
    return labels


class Event(NamedTuple):
    """
    An event of a report, with one claim for each place and time that is said of it.
    """

    label: str
    said: dict[tuple[str | None, ...], Linkable]


def circumstances(claim: Linkable) -> tuple[str | None, ...]:
    """
    Where and when a claim says that it happened, as far as events are told apart by it.
    """
    place, time = claim.place, claim.time
    where = (place.name, place.country, place.precision) if place else (None, None, None)
    return (*where, *((time.first, time.last) if time else (None, None)))


def fits(claim: Linkable, event: Event) -> bool:
    """
    Whether nothing that is said of an event speaks against a claim's being of it.
    """
    others = event.said.values()
    return not any(apart(claim.place, other.place) or disjoint(claim.time, other.time) for other in others)


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
    if one.name == other.name or loose(one) != loose(other):
        return False
    return not (within(one, other) or within(other, one) or holds(one, other))


def loose(place: Place) -> bool:
    """
    Whether a place is a street or a building that stands where something else of its name is: "Lyon Avenue".
    """
    words = place.name.casefold().split()
    return place.precision == "near" and bool({words[0], words[-1]} & streets_and_buildings())


@cache
def streets_and_buildings() -> frozenset[str]:
    """
    The nouns that name a street or a building.
    """
    nouns = lexicon("place_words")["heads"]
    return frozenset(noun for kind in ("street", "landmark") for noun in nouns[kind])


def holds(one: Place, other: Place) -> bool:
    """
    Whether the wider of two places may hold the other: a quarter of the town, a village of the district.
    """
    if {one.precision, other.precision} <= SETTLED:
        return False
    outer, inner = sorted((radius(one), radius(other)), reverse=True)
    if outer <= WIDER * inner or outer > codes("precisions")[WIDEST]:
        return False
    off = kilometres(one, other)
    return off is None or off * 1000 <= outer + inner


def within(one: Place, other: Place) -> bool:
    """
    Whether the words of the wider place's name are part of the other's name.
    """
    return set(one.name.casefold().split()) <= set(other.name.casefold().replace(",", " ").split())


def disjoint(one: Time | None, other: Time | None) -> bool:
    """
    Whether two times share no day.
    """
    if one is None or other is None:
        return False
    pairs = ((one, other), (other, one))
    return any(early.last and late.first and early.last < late.first for early, late in pairs)


def kilometres(one: Place, other: Place) -> float | None:
    """
    How far two places are apart; None where one has no degrees.
    """
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    east = (one.lon - other.lon) * cos(radians((one.lat + other.lat) / 2))
    return DEGREE * hypot(one.lat - other.lat, east)
