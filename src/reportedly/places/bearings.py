"""
Points that are told by places around them: "20 km south of X", "between X and Y".

Of a direction in words the point may lie off by half of one of eight winds, so that the farther it is from
the place, the less exact it is; and what lies between two places may be anywhere between them.
"""

from collections.abc import Sequence
from functools import cache
from math import cos, hypot, radians, sin
from typing import NamedTuple

from reportedly.counts.amounts import amount_at
from reportedly.language import lexicon
from reportedly.places.exactness import codes
from reportedly.places.gazetteer import Entry
from reportedly.records import Token

DEGREE = 111_195
HALF_A_WIND = sin(radians(22.5))
LONGEST_NUMBER = 4
FARTHEST = 89.0
DASHES = frozenset("-‐‑–")

Tokens = Sequence[Token]


class Offset(NamedTuple):
    """
    How far from a place something is, and in which direction; `first` is the token that this begins with.
    """

    first: int
    metres: float
    bearing: float


class Point(NamedTuple):
    """
    Where something is that stands by itself in no gazetteer, how exact that is, and what it was told by.
    """

    lat: float
    lon: float
    precision: str
    admin1: str | None
    country: str | None
    gazetteer_id: str | None = None


@cache
def measures(name: str) -> dict[str, float]:
    """
    The lengths in metres, or the winds in degrees, of `lexicons/place_words.toml`.
    """
    return dict(lexicon("place_words")[name])


def offset_before(tokens: Tokens, i: int) -> Offset | None:
    """
    The distance and direction told before a name at token *i*: "20 km south of", "a mile to the north of".
    """
    if i < 4 or tokens[i - 1].lower not in {"of", "from"}:
        return None
    wind = wind_before(tokens, i - 1)
    if not wind:
        return None
    at, bearing = wind
    if [token.lower for token in tokens[max(at - 2, 0) : at]] == ["to", "the"]:
        at -= 2
    unit = measures("lengths").get(tokens[at - 1].lower) if at else None
    for first in range(max(at - 1 - LONGEST_NUMBER, 0), at - 1) if unit else ():
        single = first == at - 2 and tokens[first].lower in {"a", "an"}
        found = (at - 1, 1) if single else amount_at(tokens, first)
        if found and found[0] == at - 1 and found[1] > 0:
            return Offset(first, float(found[1]) * (unit or 0), bearing)
    return None


def wind_before(tokens: Tokens, end: int) -> tuple[int, float] | None:
    """
    The direction that ends before token *end*, in one word or two: its first token, and its degrees.
    """
    for length in (3, 2, 1):
        words = tokens[max(end - length, 0) : end]
        joined = "".join(token.lower for token in words if token.text not in DASHES)
        bearing = measures("bearings").get(joined) if words and words[0].text not in DASHES else None
        if bearing is not None:
            return end - len(words), bearing
    return None


def point_off(entry: Entry, offset: Offset) -> Point | None:
    """
    The point so far from a place in a direction.
    """
    if entry.lat is None or entry.lon is None or abs(entry.lat) > FARTHEST:
        return None
    angle, degrees = radians(offset.bearing), offset.metres / DEGREE
    lat = min(max(entry.lat + degrees * cos(angle), -FARTHEST), FARTHEST)
    lon = entry.lon + degrees * sin(angle) / cos(radians(entry.lat))
    precision = precision_of(offset.metres * HALF_A_WIND)
    where = (entry.admin1, entry.country, entry.gazetteer_id)
    return Point(round(lat, 4), round((lon + 180) % 360 - 180, 4), precision, *where)


def precision_of(metres: float) -> str:
    """
    The precision of a point that may be off by so much.
    """
    return "near" if metres <= codes("precisions")["near"] else "region"


def point_between(one: Entry, other: Entry) -> Point | None:
    """
    The point in the middle of two places, unless they are too far apart for one region.
    """
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    east = (other.lon - one.lon + 180) % 360 - 180
    half = hypot(other.lat - one.lat, east * cos(radians(one.lat))) * DEGREE / 2
    if one.gazetteer_id == other.gazetteer_id or half > codes("precisions")["region"]:
        return None
    lat, lon = (one.lat + other.lat) / 2, (one.lon + east / 2 + 180) % 360 - 180
    admin1 = one.admin1 if (one.admin1, one.code) == (other.admin1, other.code) else None
    country = one.country if one.code == other.code else None
    return Point(round(lat, 4), round(lon, 4), precision_of(half), admin1, country)
