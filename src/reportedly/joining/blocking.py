"""
Which accounts are compared at all: those that share a key. Nobody ever compares all with all.

A key is a day and a cell of the map, a number of people in a week and country, or a rare word. A key that
very many accounts share compares each with those that stand nearest in order of day and toll only.
"""

import hashlib
import math
from collections.abc import Iterator, Sequence
from functools import cache

from reportedly.joining.traits import HARMED, Traits, rare_words
from reportedly.lexicons import lexicon

# How many degrees a cell of the map is wide, and about how many kilometres a degree is.
CELL, DEGREE = 0.25, 111.0
# How many days a week has, and how many days late an event may still be printed.
WEEK, LATE = 7, 4
# A key that more accounts share is crowded: each is compared with so many behind it in line.
FULL, WINDOW = 48, 24
# The greatest toll that a place in line tells, and where the name begins there, after seven digits of each.
MANY = 9_999_999
NAME_FROM = 16

Pair = tuple[str, str]


def keys(account: Traits) -> frozenset[str]:
    """
    What an account is found by.
    """
    return frozenset([*day_keys(account), *toll_keys(account), *word_keys(account)])


def day_keys(account: Traits) -> Iterator[str]:
    """
    Each day on which it may have been, in each cell of the map that its place touches; none for vague ones.
    """
    if account.vague or account.first is None or account.last is None:
        return
    for cell in cells(account):
        yield from (f"day {day} {cell}" for day in range(account.first, account.last + 2))


def cells(account: Traits) -> frozenset[str]:
    """
    The cells of the map that the place of an account touches.
    """
    point = account.point
    if point is None or point.lat is None or point.lon is None:
        return frozenset()
    up = min(point.off, CELL * DEGREE / 2) / DEGREE
    across = up / max(0.1, math.cos(math.radians(point.lat)))
    rows = range(math.floor((point.lat - up) / CELL), math.floor((point.lat + up) / CELL) + 1)
    columns = range(math.floor((point.lon - across) / CELL), math.floor((point.lon + across) / CELL) + 1)
    return frozenset(f"{row},{column}" for row in rows for column in columns)


def toll_keys(account: Traits) -> Iterator[str]:
    """
    Each number of people that is not small, with the country and the weeks in which it may have been.
    """
    least = lexicon("joining")["rare"]["people"]
    country = account.point.country if account.point else None
    for outcome in HARMED:
        numbers = [number for number in account.tolls[outcome] if number >= least]
        yield from (f"{outcome} {number} {country} {week}" for number in numbers for week in weeks(account))


def weeks(account: Traits) -> frozenset[int]:
    """
    The weeks in which it may have been: those of its days, or those before it was printed.
    """
    if account.first is not None and account.last is not None and not account.vague:
        return frozenset({account.first // WEEK, (account.last + LATE) // WEEK})
    if account.printed is None:
        return frozenset()
    return frozenset({(account.printed - LATE) // WEEK, (account.printed + LATE) // WEEK})


def word_keys(account: Traits) -> Iterator[str]:
    """
    Some of its rare words; the same ones are chosen wherever they stand.
    """
    found = rare_words(account.words | account.names)
    chosen = sorted(found, key=scattered)[: lexicon("joining")["rare"]["words"]]
    yield from (f"word {word}" for word in chosen)


@cache
def scattered(word: str) -> bytes:
    """
    An order of words that has nothing to do with how they are spelt.
    """
    return hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest()


def line(account: Traits) -> str:
    """
    Where the accounts of a crowded key stand: by day, by number of dead, by name.
    """
    day = account.first if account.first is not None else account.printed
    toll = min(max(account.tolls["killed"], default=0), MANY)
    return f"{day or 0:07} {toll:07} {account.id}"


def name_in(place: str) -> str:
    """
    The name of the account that stands at a place in line.
    """
    return place[NAME_FROM:]


def pairs(members: Sequence[str], crowded: bool) -> Iterator[Pair]:
    """
    The pairs to compare among the accounts that share a key, given in line.
    """
    reach = WINDOW if crowded else len(members)
    for i, one in enumerate(members):
        yield from (ordered(one, other) for other in members[i + 1 : i + 1 + reach])


def ordered(one: str, other: str) -> Pair:
    """
    A pair under the one name that it has.
    """
    return (one, other) if one < other else (other, one)


def candidates(accounts: Sequence[Traits]) -> frozenset[Pair]:
    """
    All pairs to compare among some accounts.
    """
    blocks: dict[str, list[str]] = {}
    for account in sorted(accounts, key=line):
        for key in keys(account):
            blocks.setdefault(key, []).append(account.id)
    return frozenset(pair for block in blocks.values() for pair in pairs(block, len(block) > FULL))
