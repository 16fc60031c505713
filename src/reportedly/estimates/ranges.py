"""
Numbers as claims word them, as bounds: "at least 30", "up to 30", "dozens".
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from reportedly.events.records import Figure
from reportedly.lexicons import lexicon


class Range(NamedTuple):
    """
    The bounds of a number: `point` is what it says plainly, `open` whether it may be more than `high`.

    `vague` is true where no number is named: `low` and `high` then stand for the words.
    """

    low: int
    point: int | None
    high: int
    open: bool = False
    vague: bool = False

    @property
    def number(self) -> int:
        """
        The single number that it stands for: the least, where it says none plainly.
        """
        return self.low if self.point is None else self.point

    @property
    def most(self) -> int | None:
        """
        The greatest number that it may be, None where it may be any.
        """
        return None if self.open else self.high


class Wording(NamedTuple):
    """
    How words are taken for bounds, as the rule `worded` of a profile sets it: the least that "up to 30" may
    be, which end of "between 20 and 30" is its single number, and what "dozens" stands for.
    """

    up_to: int = 1
    between: str = "low"
    vague: str = "range"


PLAIN = Wording()


def range_of(figure: Figure, wording: Wording = PLAIN) -> Range:
    """
    The bounds of a figure.
    """
    if figure.low is None and figure.high is None:
        return vague_range(figure.words, wording.vague)
    if figure.low is None:
        highest = figure.high or 0
        return Range(min(wording.up_to, highest), None, highest)
    if figure.high is None:
        return Range(figure.low, figure.low, figure.low, open=True)
    return Range(figure.low, between(figure.low, figure.high, wording.between), figure.high)


def between(low: int, high: int, way: str) -> int:
    """
    The single number for "between 20 and 30".
    """
    return {"low": low, "middle": (low + high) // 2, "high": high}[way]


def vague_range(words: str | None, way: str) -> Range:
    """
    The bounds that a word like "dozens" stands for, or the single number of ACLED's codebook for it.
    """
    entry = next((entry for phrase, entry in phrases() if (words or "").lower().startswith(phrase)), plural())
    if way == "acled":
        return Range(entry["acled"], entry["acled"], entry["acled"], vague=True)
    low = entry["low"]
    return Range(low, low, entry.get("high", low), open="high" not in entry, vague=True)


@cache
def phrases() -> tuple[tuple[str, Mapping[str, int]], ...]:
    """
    The number words that name no number, in the order in which they are tried.
    """
    entries: Iterable[Mapping[str, Any]] = lexicon("count_words")["phrases"]
    return tuple(each_phrase(entries))


def each_phrase(entries: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, Mapping[str, int]]]:
    """
    Every phrase of the list with the bounds of its entry.
    """
    for entry in entries:
        for phrase in entry["words"]:
            yield phrase, entry


@cache
def listed(name: str) -> frozenset[str]:
    """
    The words of one list: "one", "harmed", "another" or "female".
    """
    return frozenset(lexicon("count_words")[name]["words"])


def plural() -> Mapping[str, int]:
    """
    The bounds of a bare plural.
    """
    entry: Mapping[str, int] = lexicon("count_words")["plural"]
    return entry


def added(ranges: Iterable[Range]) -> Range:
    """
    The bounds of people counted apart, taken together; "soldiers" beside numbers only says "or more".
    """
    told = tuple(ranges)
    numbered = [one for one in told if not (one.vague and one.open)] or list(told)
    return Range(
        low=sum(one.low for one in numbered),
        point=sum(one.number for one in numbered),
        high=sum(one.high for one in numbered),
        open=any(one.open for one in told),
        vague=all(one.vague for one in numbered),
    )
