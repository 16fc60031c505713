"""
Where the tolls of a whole war are: "more than 280,000 people have been killed since 2011".

They are of the country that a report tells of most, and not of the town that its event is in.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from reportedly.claims.where import countrywide, main_country
from reportedly.records import Claim, Place, Time

# A toll summed up over so many days at least is that of a war: a siege or an offensive is shorter.
WAR = 300


def spread(claims: Sequence[Claim], places: Sequence[Sequence[Place]]) -> Iterator[Claim]:
    """
    The claims, tolls of a whole war moved from a place carried over to them to its country; *places* are
    those of each sentence. Where the report does not name the country, nothing is moved.
    """
    astray = [is_astray(claim) for claim in claims]
    named = whole_country(places) if any(astray) else ()
    for claim, moved in zip(claims, astray, strict=True):
        if named and moved:
            yield replace(claim, place=replace(nearest_before(claim, named), inherited=True))
        else:
            yield claim


def is_astray(claim: Claim) -> bool:
    """
    Whether a claim sums up a whole war and has only the place of another.
    """
    place = claim.place
    return place is not None and place.inherited and not countrywide(place) and is_of_war(claim)


def whole_country(places: Sequence[Sequence[Place]]) -> Sequence[Place]:
    """
    Where a report names the country of most of its places.
    """
    every = list(chain.from_iterable(places))
    country = main_country(every)
    return [place for place in every if countrywide(place) and place.country == country]


def is_of_war(claim: Claim) -> bool:
    """
    Whether a claim sums up people over as long as a war lasts.
    """
    return any(one.scope == "cumulative" for one in claim.casualties) and is_long(claim.time)


def is_long(time: Time | None) -> bool:
    """
    Whether a time is as long as a war.
    """
    return time is not None and (time.days or 0) >= WAR


def nearest_before(claim: Claim, named: Sequence[Place]) -> Place:
    """
    The one of some places that a report names last before a claim, or the first that it names at all.
    """
    before = [place for place in named if place.span.start < claim.trigger.start]
    return before[-1] if before else named[0]
