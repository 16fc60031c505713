"""
Decides which times carry over to the claims whose own sentence names none.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import NamedTuple

from reportedly.claims.when import is_short
from reportedly.records import Time
from reportedly.times.date_words import words

# So many claims before or after it, one may give its time to another.
CLOSE = 12

# The first and last day of a time.
Ends = tuple[str | None, str | None]


class Dated(NamedTuple):
    """
    A claim as far as its time goes: its event, how it is claimed, and the time in its own sentence.
    """

    event: str
    event_type: str
    certainty: str
    time: Time | None


def inherit(claims: Sequence[Dated], apart: AbstractSet[Ends] = frozenset()) -> list[Time | None]:
    """
    The times of a report's claims, in order, those without one given the time that carries over to them.

    1. The time of a claim of the same event close by, of one before rather than of one after.
    2. For what is stated as done, the one time of a few days that the report has named so far, if no other,
       and not too far back; not one of those *apart*, which are of an arrest or a trial over another event.
    """
    by_event: dict[str, list[int]] = {}
    for n, claim in enumerate(claims):
        if claim.time:
            by_event.setdefault(claim.event, []).append(n)
    times: list[Time | None] = []
    named: dict[Ends, Time] = {}
    last = 0
    for n, claim in enumerate(claims):
        if claim.time:
            named[claim.time.first, claim.time.last] = claim.time
            last = n
            times.append(claim.time)
            continue
        at = close_by(by_event.get(claim.event, []), n)
        shares = n - last <= CLOSE and may_share(claim)
        carried = claims[at].time if at is not None else only_time(named, apart) if shares else None
        times.append(replace(carried, inherited=True) if carried else None)
    return times


def only_time(named: Mapping[Ends, Time], apart: AbstractSet[Ends]) -> Time | None:
    """
    The one time that a report has named, if no other, where it is of a few days and none of those *apart*.
    """
    if len(named) != 1:
        return None
    ((ends, only),) = named.items()
    return only if is_short(only) and ends not in apart else None


def close_by(places: Sequence[int], n: int) -> int | None:
    """
    The last number before *n* in a sorted list, else the next one after it, unless they are too far off.
    """
    at = bisect_left(places, n)
    side = places[at - 1 : at] if at else places[:1]
    return next((place for place in side if abs(place - n) <= CLOSE), None)


def may_share(claim: Dated) -> bool:
    """
    Whether a claim may take the day of another event: it is stated, and of a type that happens on a day.
    """
    return claim.certainty == "stated" and claim.event_type not in words("undated_types")
