"""
The same dead under two names: people whom one voice counts as civilians and another as fighters, say.
"""

from collections.abc import Iterable, Mapping
from itertools import combinations

from reportedly.estimates.classes import ALL, CIVILIANS, GROUPS, NO_SIDE, ONE_SIDED, Saying
from reportedly.estimates.doers import doer_of

Said = Mapping[str, Mapping[str, list[Saying]]]

# Sayings of two classes are compared each with each, where there are no more than so many.
MOST = 100
# How many times the one number another may be that tells of the same people.
APART = 1.5


def contested_classes(sayings: Iterable[Saying], voice_of: Mapping[str, str]) -> frozenset[str]:
    """
    The classes of people that different voices count the same people in.
    """
    heard: dict[str, dict[str, list[Saying]]] = {}
    for one in sayings:
        if one.people not in GROUPS and one.people != ALL:
            heard.setdefault(one.people, {}).setdefault(voice_of[one.claim], []).append(one)
    pairs = (pair for pair in combinations(sorted(heard), 2) if same_people(*pair, heard))
    return frozenset(people for pair in pairs for people in pair)


def same_people(one: str, other: str, heard: Said) -> bool:
    """
    Whether two classes hold the same people: no voice speaks of both, the doers are the same, and the numbers
    meet; those of civilians may be some way off where it is the doers who say that they killed fighters.
    """
    if NO_SIDE in {one, other} and CIVILIANS not in {one, other}:
        return False
    if set(heard[one]) & set(heard[other]):
        return False
    ones = [saying for sayings in heard[one].values() for saying in sayings if not saying.part]
    others = [saying for sayings in heard[other].values() for saying in sayings if not saying.part]
    excused = CIVILIANS in {one, other}
    few = len(ones) <= MOST
    return few and any(meet(a, b, excused=excused) for a in ones for b in others[:MOST])


def meet(one: Saying, other: Saying, *, excused: bool) -> bool:
    """
    Whether two sayings may be of the same people: harmed by the same side, in numbers that meet; or, where
    they may be *excused*, in numbers not far apart of which the doers give one.
    """
    if not may_be_same_doer(one, other):
        return False
    by_one = one.testimony.by_doer != other.testimony.by_doer
    return numbers_meet(one, other) or (excused and by_one and near(one, other))


def near(one: Saying, other: Saying) -> bool:
    """
    Whether two numbers are not far apart.
    """
    low, high = sorted((one.range.low, other.range.low))
    return 0 < high <= APART * low


def may_be_same_doer(one: Saying, other: Saying) -> bool:
    """
    Whether the same side did it, or one of them does not say who did and only one side can be harmed by it.
    """
    ours, theirs = (doer_of(saying.testimony) for saying in (one, other))
    if ours and theirs:
        return ours == theirs
    return {one.testimony.event_type, other.testimony.event_type} <= ONE_SIDED


def numbers_meet(one: Saying, other: Saying) -> bool:
    """
    Whether the bounds of two numbers meet; a word like "dozens" meets any number.
    """
    if one.range.vague or other.range.vague:
        return True
    return reaches(one, other) and reaches(other, one)


def reaches(one: Saying, other: Saying) -> bool:
    """
    Whether the one number may be as high as the least of the other.
    """
    return one.range.open or one.range.high >= other.range.low
