"""
An account as it is compared: its days, point, kinds of event, parties, tolls and words, made ready once.
"""

import hashlib
import math
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from typing import NamedTuple

from reportedly.events.records import Account, Figure
from reportedly.joining.points import Point, point_of
from reportedly.lexicons import lexicon
from reportedly.weights import table

HARMED = ("killed", "wounded")


class Traits(NamedTuple):
    """
    What two accounts are compared by. Days are ordinals; `tolls` the figures of each outcome; `vague` says
    that place or day hold the account to no one event.
    """

    id: str
    document: str
    first: int | None
    last: int | None
    printed: int | None
    point: Point | None
    types: frozenset[str]
    parties: frozenset[str]
    tolls: Mapping[str, frozenset[int]]
    words: frozenset[str]
    names: frozenset[str]
    length: float
    vague: bool

    @property
    def fingerprint(self) -> str:
        """
        A digest of all that is compared: accounts that share it tell the same in the same words.
        """
        parts = [
            *(self.first, self.last, self.printed, self.point),
            *map(sorted, (self.types, self.parties, self.words, self.names)),
            *(sorted(self.tolls.get(outcome, ())) for outcome in HARMED),
        ]
        return hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def traits(account: Account) -> Traits:
    """
    An account, ready to be compared.
    """
    first, last = ordinal(account.first), ordinal(account.last)
    point = point_of(account.place) if account.place else None
    types = frozenset(said.event_type for said in account.testimonies)
    return Traits(
        id=account.id,
        document=account.document,
        first=first,
        last=last,
        printed=ordinal(account.published),
        point=point,
        types=types,
        parties=account.actors,
        tolls={outcome: frozenset(tolls(account, outcome)) for outcome in HARMED},
        words=account.words,
        names=account.names,
        length=length_of(account.words),
        vague=is_vague(first, last, point),
    )


def length_of(words: Iterable[str]) -> float:
    """
    How much some words tell together: the length of their vector, the same in whatever order they come.
    """
    return math.sqrt(math.fsum(rarity(word) ** 2 for word in words))


def ordinal(day: str | None) -> int | None:
    """
    An ISO day as a number.
    """
    return date.fromisoformat(day[:10]).toordinal() if day else None


class Limits(NamedTuple):
    """
    Beyond how many days and kilometres an account is vague.
    """

    days: float
    kilometres: float


@cache
def limits() -> Limits:
    """
    The limits that are listed.
    """
    return Limits(**lexicon("joining")["vague"])


def is_vague(first: int | None, last: int | None, point: Point | None) -> bool:
    """
    Whether place or day are missing or so wide that many events fit them.
    """
    if first is None or last is None or point is None:
        return True
    return last - first > limits().days or point.off > limits().kilometres or point.lat is None


def families_in(types: Iterable[str]) -> frozenset[str]:
    """
    The families that some types of event are in.
    """
    return frozenset(family for kind in types for family in families_of(kind))


@cache
def families_of(event_type: str) -> frozenset[str]:
    """
    The families that a type of event is in; an open one is in none.
    """
    listed = lexicon("joining")["families"]
    return frozenset(family for family, types in listed.items() if event_type in types)


def tolls(account: Account, outcome: str) -> Iterator[int]:
    """
    The numbers of people of one outcome that an account gives for the event as a whole.
    """
    for said in account.testimonies:
        for figure in said.figures:
            number = stated(figure)
            if figure.outcome == outcome and figure.scope == "incident" and number is not None:
                yield number


def stated(figure: Figure) -> int | None:
    """
    The number that a figure stands on, where it is no part of another.
    """
    if figure.vague or figure.part_of is not None:
        return None
    return figure.high if figure.low is None else figure.low


@cache
def shares() -> Mapping[str, float]:
    """
    Word → the share of reports that hold it, for the words that are common in reports.
    """
    return table("word_shares")


@cache
def rarity(word: str) -> float:
    """
    How much a shared word tells: the rarer in reports, the more.
    """
    return -math.log(shares().get(word, lexicon("joining")["rare"]["share"]))


def rare_words(words: Iterable[str]) -> list[str]:
    """
    The words that hardly any report holds, rarest first.
    """
    least = lexicon("joining")["rare"]["share"]
    return sorted(word for word in words if shares().get(word, 0.0) <= least and not word.isdigit())
