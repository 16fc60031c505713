"""
Parts of a country that have no name of their own: "northern Mali", "the south of Lebanon", "Nigeria's
northeast".

Such a part is the third of the country's divisions that lies farthest in that direction, or nearest to its
middle: it stands in the midst of these, and is as exact as they are spread.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from math import cos, hypot, radians, sin
from statistics import median

from reportedly.language.tokens import DASHES
from reportedly.places.bearings import DEGREE, Point, measures, precision_of
from reportedly.places.exactness import codes
from reportedly.places.gazetteer import Entry, gazetteer
from reportedly.places.gazetteer_file import table
from reportedly.places.kinds import AREAS
from reportedly.places.names import folded
from reportedly.places.phrases import OWNING, Mention, direction_edge
from reportedly.places.place_words import words
from reportedly.records import Token

CENTRAL = "central"
OF = frozenset({"of", "the"})
# Of fewer divisions there is no third.
FEWEST = 4
SHARE = 3


def part_told(tokens: Sequence[Token], first: int, last: int) -> str | None:
    """
    The direction that makes a name that of a part: "southern X", "the south of X", "X's south".
    """
    before, directions = tokens[first - 1].lower if first else "", words("directions")
    if before in directions:
        return told(tokens, direction_edge(tokens, first), first)
    if before in OF:
        return of_part(tokens, first - 1 - (before == "the"))
    if last + 1 < len(tokens) and tokens[last].lower in OWNING and tokens[last + 1].lower in directions:
        return tokens[last + 1].lower
    return None


def of_part(tokens: Sequence[Token], of: int) -> str | None:
    """
    The direction in front of the word at token *of*: "the south of".
    """
    if of < 2 or tokens[of].lower != "of":
        return None
    start = direction_edge(tokens, of)
    return told(tokens, start, of) if 0 < start < of and tokens[start - 1].lower == "the" else None


def told(tokens: Sequence[Token], start: int, end: int) -> str:
    """
    A direction in one word: "northeastern" of "north-eastern".
    """
    return "".join(token.lower for token in tokens[start:end] if token.text not in DASHES)


def plain(direction: str) -> str:
    """
    A direction without its ending and dash: "north" of "northern", "northeast" of "north-eastern".
    """
    return direction.replace("-", "").removesuffix("most").removesuffix("ern")


def is_wind(direction: str) -> bool:
    """
    Whether a word tells which part: the wind, or the middle.
    """
    return direction == CENTRAL or direction in measures("bearings")


def part_named(name: str, direction: str, entry: Entry) -> Entry | None:
    """
    The area that has a name with a direction for its own: "western Darfur", "northern Gaza".
    """
    if entry.kind == "country" or not is_wind(plain(direction)):
        return None
    keys = dict.fromkeys(folded(f"{word} {name}") for word in (direction, plain(direction)))
    found = (one for key in keys for one in gazetteer().named(key))
    return next((one for one in found if one.kind in AREAS and one.code == entry.code), None)


def in_part(tokens: Sequence[Token], mention: Mention) -> Mention:
    """
    A mention of a country, where only a part of it is meant.
    """
    entry = mention.entry
    told_of = part_told(tokens, mention.first, mention.last)
    direction = plain(told_of) if told_of else ""
    point = part_of(entry.code, direction) if entry and direction and mention.kind == "country" else None
    if entry is None or point is None:
        return mention
    name = f"{direction}{'' if direction == CENTRAL else 'ern'} {entry.name}"
    return mention._replace(name=name, point=point._replace(country=entry.country), near=False)


@cache
def part_of(code: str, direction: str) -> Point | None:
    """
    Where the part of a country in some direction is; None where that is none of a part.
    """
    around = divisions().get(code, ())
    if len(around) < FEWEST or not is_wind(direction):
        return None
    bearing = measures("bearings").get(direction)
    y, x = median(lat for lat, _ in around), median(lon for _, lon in around)
    wide = cos(radians(y))

    def outward(spot: tuple[float, float]) -> float:
        """
        How far in the direction a division lies.
        """
        north, east = spot[0] - y, (spot[1] - x) * wide
        if bearing is None:
            return -hypot(north, east)
        return north * cos(radians(bearing)) + east * sin(radians(bearing))

    part = sorted(around, key=outward)[-(len(around) // SHARE) :]
    lat, lon = median(lat for lat, _ in part), median(lon for _, lon in part)
    off = max(hypot(spot[0] - lat, (spot[1] - lon) * wide) for spot in part) * DEGREE
    precision = precision_of(max(off, codes("precisions")["region"]))
    return Point(round(lat, 2), round((lon + 180) % 360 - 180, 2), precision, None, None)


@cache
def divisions() -> Mapping[str, Sequence[tuple[float, float]]]:
    """
    The points of the divisions of each country, each in degrees that go on beyond 180 from its country's.
    """
    rows = [row for row in table("divisions.csv") if row["lat"]]
    middles = {row["code"]: float(row["lon"]) for row in rows if row["kind"] == "country"}
    found: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for row in rows:
        code = row["code"][:2]
        if row["kind"] != "country" and code in middles:
            east = (float(row["lon"]) - middles[code] + 180) % 360 - 180
            found[code].append((float(row["lat"]), middles[code] + east))
    return found
