"""
What was hit and by what means, in sorts that many words stand for: they tell two attacks in one town apart.
"""

import csv
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from reportedly.events.accounts import WORD, empty_words
from reportedly.filters import folded
from reportedly.joining.points import Point
from reportedly.joining.traits import Traits
from reportedly.lexicons import LEXICONS, lexicon

# So many answers are kept: more than the sets of words that come up again.
KEPT = 50_000


def sites_of(account: Traits) -> frozenset[str]:
    """
    The words for a sort of site that an account tells of, in its sentences or as the name of its place.
    """
    named = named_words(account.point.name) if account.point else frozenset()
    return listed("sites", account.words) | listed("sites", named)


def means_of(account: Traits) -> frozenset[str]:
    """
    The words for a means that an account tells of, and its types of event that stand for one.
    """
    return listed("means", account.words) | listed("means", account.types)


@lru_cache(KEPT)
def listed(kind: str, words: frozenset[str]) -> frozenset[str]:
    """
    Those of some words that are of a list.
    """
    return frozenset(words & sorts(kind).keys())


def sorts_of(kind: str, words: Iterable[str]) -> frozenset[str]:
    """
    The sorts that some words stand for.
    """
    known = sorts(kind)
    return frozenset(known[word] for word in words)


@cache
def sorts(kind: str) -> Mapping[str, str]:
    """
    Word → the sort of site or of means that it stands for.
    """
    lists = lexicon("joining")[kind].items()
    return {word: name for name, words in lists for word in words}


@lru_cache(KEPT)
def named_words(name: str) -> frozenset[str]:
    """
    The folded words of the name of a place.
    """
    return frozenset(WORD.findall(folded(name))) - empty_words()


@lru_cache(KEPT)
def city_names(point: Point | None) -> frozenset[str]:
    """
    The words in the names of a place in a great city, of its province and its country; none of other places.
    """
    if (
        point is None
        or point.lat is None
        or point.lon is None
        or cell(point.lat, point.lon) not in great_cities()
    ):
        return frozenset()
    return named_words(" ".join(filter(None, (point.name, point.admin1, point.country))))


def cell(lat: float, lon: float) -> tuple[float, float]:
    """
    A point as great cities are looked up by: to a tenth of a degree.
    """
    return round(lat, 1), round(lon, 1)


@cache
def great_cities() -> frozenset[tuple[float, float]]:
    """
    Where the cities of a million people lie.
    """
    with (LEXICONS / "great_cities.csv").open(encoding="utf-8", newline="") as lines:
        return frozenset(cell(float(row["lat"]), float(row["lon"])) for row in csv.DictReader(lines))
