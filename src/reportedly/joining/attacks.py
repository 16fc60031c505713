"""
What tells two attacks in one town apart: the quarter, what was hit, by what means.
"""

from functools import lru_cache, partial

from reportedly.joining.found import KEPT, Found, first_of
from reportedly.joining.points import Point, distance
from reportedly.joining.scenes import means_of, named_words, sites_of, sorts_of
from reportedly.joining.traits import Traits, limits
from reportedly.telling.sentences import say

# How it is said that two accounts tell of the same, or of another, or that one of them does not tell.
SAID = {
    "sites": (partial(say, "sites_same"), partial(say, "sites_apart"), partial(say, "sites_unknown")),
    "means": (partial(say, "means_same"), partial(say, "means_apart"), partial(say, "means_unknown")),
}
QUARTER_OPEN = Found("quarter: open", 1, lambda: say("quarter_open"))


def quarter(one: Traits, other: Traits) -> Found:
    """
    Whether they name two quarters or villages that lie beside each other, and neither speaks of the other's.
    """
    here, there = one.point, other.point
    if here is None or there is None or here.name == there.name:
        return QUARTER_OPEN
    ours, theirs = named_words(here.name), named_words(there.name)
    if ours & theirs or ours <= other.words or theirs <= one.words:
        return QUARTER_OPEN
    return quarters(here, there)


@lru_cache(KEPT)
def quarters(here: Point, there: Point) -> Found:
    """
    The same for two places of which neither report names both.
    """
    wide = max(here.off, there.off) > limits().kilometres
    if wide or distance(here, there) > here.off + there.off:
        return QUARTER_OPEN
    return Found("quarter: another", 1, lambda: say("quarters_apart", place=here.name, other=there.name))


def site(one: Traits, other: Traits) -> Found:
    """
    Whether they tell of the same sort of site: a market, a mosque, a bus.
    """
    return scenes("sites", sites_of(one), sites_of(other))


def means(one: Traits, other: Traits) -> Found:
    """
    Whether they tell of the same means: from the air, by a drone, by guns.
    """
    return scenes("means", means_of(one), means_of(other))


@lru_cache(KEPT)
def scenes(what: str, ours: frozenset[str], theirs: frozenset[str]) -> Found:
    """
    The same for the words that each has for it.
    """
    same, another, unknown = SAID[what]
    if not ours or not theirs:
        return Found(f"{what}: unknown", 1, unknown)
    alike = not sorts_of(what, ours).isdisjoint(sorts_of(what, theirs))
    how, text = ("the same", same) if alike else ("another", another)
    return Found(f"{what}: {how}", 1, lambda: text(words=first_of(ours), others=first_of(theirs)))
