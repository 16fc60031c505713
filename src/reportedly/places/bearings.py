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
from reportedly.language.tokens import DASHES
from reportedly.lexicons import lexicon
from reportedly.places.areas import country_of
from reportedly.places.exactness import codes
from reportedly.places.gazetteer import Entry
from reportedly.records import Token

DEGREE = 111_195
HALF_A_WIND = sin(radians(22.5))
LONGEST_NUMBER = 4
LONGEST_BRACKETS = 5
FARTHEST = 89.0

Tokens = Sequence[Token]


class Offset(NamedTuple):
    """
    How far from a place something is, and in which direction, in degrees, if that is said; `first` is the
    token that this begins with.
    """

    first: int
    metres: float
    bearing: float | None


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
    The distance told before a name at token *i*, and the direction if any: "20 km south of", "a mile to the
    north of", "30 km from".
    """
    if i < 3 or tokens[i - 1].lower not in {"of", "from"}:
        return None
    wind = wind_before(tokens, i - 1)
    if not wind and tokens[i - 1].lower == "of":
        return None
    at, bearing = wind or (i - 1 - (tokens[i - 2].lower == "away"), None)
    if [token.lower for token in tokens[max(at - 2, 0) : at]] == ["to", "the"]:
        at -= 2
    end, unit = unit_before(tokens, before_brackets(tokens, at))
    for first in range(max(end - LONGEST_NUMBER, 0), end) if unit else ():
        single = first == end - 1 and tokens[first].lower in {"a", "an"}
        found = (end, 1) if single else amount_at(tokens, first)
        if found and found[0] == end and found[1] > 0:
            return Offset(first, float(found[1]) * unit, bearing)
    return None


def before_brackets(tokens: Tokens, end: int) -> int:
    """
    Where the brackets begin that end before token *end*: "20 km (12 miles) south of"; *end* without any.
    """
    if not end or tokens[end - 1].text != ")":
        return end
    inside = range(end - 2, max(end - 2 - LONGEST_BRACKETS, -1), -1)
    return next((i for i in inside if tokens[i].text == "("), end)


def unit_before(tokens: Tokens, end: int) -> tuple[int, float]:
    """
    The length that ends before token *end*, in one word or two: its first token, and its metres, 0 without.
    """
    for length in (2, 1):
        name = " ".join(token.lower for token in tokens[max(end - length, 0) : end])
        if name in measures("lengths"):
            return end - length, measures("lengths")[name]
    return end, 0


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
    The point so far from a place in a direction; without one, that place, which is only near then.
    """
    if entry.lat is None or entry.lon is None or abs(entry.lat) > FARTHEST:
        return None
    where = (entry.admin1, country_of(entry), entry.gazetteer_id)
    if offset.bearing is None:
        return Point(entry.lat, entry.lon, precision_of(offset.metres), *where)
    angle, degrees = radians(offset.bearing), offset.metres / DEGREE
    lat = min(max(entry.lat + degrees * cos(angle), -FARTHEST), FARTHEST)
    lon = entry.lon + degrees * sin(angle) / cos(radians(entry.lat))
    precision = precision_of(offset.metres * HALF_A_WIND)
    return Point(round(lat, 4), round((lon + 180) % 360 - 180, 4), precision, *where)


def precision_of(metres: float) -> str:
    """
    The precision of a point that may be off by so much.
    """
    return next((name for name in ("near", "region") if metres <= codes("precisions")[name]), "country")


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
