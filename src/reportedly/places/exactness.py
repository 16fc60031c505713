"""
How exact a place is, in metres and in the codes of those who count events by place.
"""

from collections.abc import Mapping
from functools import cache

from reportedly.lexicons import lexicon
from reportedly.records import Place
from reportedly.telling.sentences import english


@cache
def codes(name: str) -> dict[str, int]:
    """
    One of the tables of `lexicons/place_words.toml` that give a number for each precision.
    """
    return dict(lexicon("place_words")[name])


@cache
def steps() -> Mapping[str, int]:
    """
    The precisions by how exact they are: the fewer steps, the more exact.
    """
    return {precision: step for step, precision in enumerate(codes("precisions"))}


def radius(place: Place) -> int:
    """
    How far off a place's coordinates may be, in metres.
    """
    return codes("precisions")[place.precision]


def ucdp_where_prec(place: Place) -> int:
    """
    The precision of a place as UCDP codes it: 1 (the place itself) to 7 (at sea or in the air).
    """
    return codes("ucdp_where_prec")[place.precision]


def acled_geo_precision(place: Place) -> int | None:
    """
    The precision of a place as ACLED codes it: 1 (the town), 2 (near it), 3 (its region); none for a country.
    """
    return codes("acled_geo_precision").get(place.precision)


def distance(metres: int) -> str:
    """
    A distance as people say it.
    """
    return english().as_distance(metres)
