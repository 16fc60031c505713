"""
What each place is worth by itself, before a report is read: its size, its name, what it is the capital of.
"""

from collections.abc import Mapping
from functools import cache, lru_cache
from math import cos, log10, radians
from typing import NamedTuple

from reportedly.lexicons import lexicon
from reportedly.places.gazetteer import Entry
from reportedly.places.gazetteer_file import DEMONYM, MAIN, table
from reportedly.places.kinds import SETTLED

SQUARE = 1.5
# So many people a town has that may be named far from all else that a report speaks of.
FAR_TOWN = 50_000

Subject = str | tuple[str, str | None] | tuple[int, int]


@cache
def weights() -> Mapping[str, float]:
    """
    How much each sign counts (`lexicons/place_words.toml`).
    """
    table: Mapping[str, float] = lexicon("place_words")["fit"]
    return table


@cache
def capitals() -> frozenset[str]:
    """
    The ids of the capitals of countries.
    """
    return frozenset(f"geonames:{row['capital']}" for row in table("divisions.csv") if row["capital"])


class Worth(NamedTuple):
    """
    What of a place its fit rests on: what it is worth alone, its country, its division, the squares around
    it; and what a report speaks of that names it: its country, twice if that is named, its division and
    square.
    """

    alone: float
    country: str
    division: Subject | None
    squares: tuple[Subject, ...]
    subjects: tuple[Subject, ...]


@lru_cache(maxsize=20_000)
def worth_of(entry: Entry) -> Worth:
    """
    What of a place its fit rests on.
    """
    w = weights()
    alone = w["size"] * log10(entry.population + 100) + w["main"] * (entry.how == MAIN)
    alone += w["namesake"] * (entry.kind == "district" and entry.name == entry.admin1)
    alone += w.get(f"kind {entry.kind}", 0) + w["capital"] * (entry.gazetteer_id in capitals())
    if entry.lat is None or entry.lon is None or entry.kind in {"country", "sea"}:
        named = entry.kind == "country" and entry.how != DEMONYM
        return Worth(alone, entry.code, None, (), (entry.code,) * (2 if named else 1))
    x, y = int(entry.lat // SQUARE), int(entry.lon * cos(radians(entry.lat)) // SQUARE)
    squares = [(x, y), *((x + i, y + j) for i in (-1, 0, 1) for j in (-1, 0, 1) if i or j)]
    division = (entry.code, entry.admin1)
    square: tuple[Subject, ...] = () if entry.kind == "province" else ((x, y),)
    subjects = (entry.code, division, *square)
    return Worth(alone, entry.code, division, tuple(squares), subjects)


def is_small(entry: Entry) -> bool:
    """
    Whether a place is a town or a village of which few will have heard elsewhere.
    """
    return entry.kind in SETTLED and entry.population < FAR_TOWN
