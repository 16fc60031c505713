"""
Days and years in figures or in words: "21st", "twenty-first", "2015", "two thousand and fifteen".
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from reportedly.lexicons import lexicon
from reportedly.records import Token
from reportedly.times.calendar_days import LONGEST_MONTH

DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?", re.ASCII)
HYPHENS = frozenset({"-", "‑", "‐"})
# What parts the two ends of a range, or a date from what is told of it.
DASHES = frozenset({"-", "–", "—"})
# Behind whatever something is of: "Sunday's attack".
OWNING = frozenset({"'s", "’s", "'", "’"})
CENTURIES = range(15, 21)
# A count of thousands is seldom told more exactly than this.
ROUND = 10


@cache
def table(name: str) -> Mapping[str, Any]:
    """
    One table of the list of time words.
    """
    entries: Mapping[str, Any] = lexicon("times")[name]
    return entries


@cache
def words(name: str) -> frozenset[str]:
    """
    One list of time words.
    """
    return frozenset(table("words")[name])


@cache
def month_names() -> Mapping[str, int]:
    """
    The number of each month by its names, the shortened ones among them.
    """
    return {**table("short_months"), **table("months")}


def lower(tokens: Sequence[Token], i: int) -> str:
    """
    The lower-case word at *i*, or an empty one outside the sentence.
    """
    return tokens[i].lower if 0 <= i < len(tokens) else ""


def day_number(word: str) -> int | None:
    """
    A day of a month: "21", "21st".
    """
    found = DAY.fullmatch(word) if word[:1].isdigit() else None
    number = int(found[1]) if found else 0
    return number if 1 <= number <= LONGEST_MONTH else None


def day_at(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    """
    A day of a month, in figures or as an ordinal in words: the index after it, and its number.
    """
    number = day_number(lower(tokens, i))
    return (i + 1, number) if number else ordinal_at(tokens, i)


def ordinal_at(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    """
    An ordinal in words, up to the thirty-first: the index after it, and its number.
    """
    word = lower(tokens, i)
    number = table("ordinals").get(word)
    if number:
        return i + 1, number
    if word not in {"twenty", "thirty"}:
        return None
    tens = table("numbers")[word]
    at = i + 1 + (lower(tokens, i + 1) in HYPHENS)
    unit = table("ordinals").get(lower(tokens, at), 0)
    return (at + 1, tens + unit) if 0 < unit < 10 and tens + unit <= LONGEST_MONTH else None


def spelled_at(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    """
    A number below a hundred in words, "twenty nine": the index after it, and its number.
    """
    word = lower(tokens, i)
    number = table("numbers").get(word)
    if number is None or word in {"a", "an"}:
        return None
    at = i + 1 + (lower(tokens, i + 1) in HYPHENS)
    unit = table("numbers").get(lower(tokens, at), 0) if number >= 20 else 0
    return (at + 1, number + unit) if 0 < unit < 10 else (i + 1, number)


def four_figures(word: str) -> int | None:
    """
    A year in four figures.
    """
    if len(word) == 4 and word.isascii() and word.isdigit() and 1700 <= int(word) < 2100:
        return int(word)
    return None


def spelled_year(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    """
    A year in words, "nineteen ninety six", "two thousand and fifteen": the index after it, and its number.
    """
    first = spelled_at(tokens, i)
    if not first:
        return None
    at, number = first
    if number == 2 and lower(tokens, at) == "thousand":
        rest = spelled_at(tokens, at + 1 + (lower(tokens, at + 1) == "and"))
        return (rest[0], 2000 + rest[1]) if rest else (at + 1, 2000)
    if number not in CENTURIES:
        return None
    hundred = lower(tokens, at) == "hundred"
    rest = spelled_at(tokens, at + hundred + (lower(tokens, at + hundred) == "and"))
    if rest and (hundred or rest[1] >= 10):
        return rest[0], number * 100 + rest[1]
    return (at + 1, number * 100) if hundred else None


def year_after(tokens: Sequence[Token], i: int, *, short: bool) -> tuple[int, int] | None:
    """
    The year that completes a date, after a comma or none: its value and the index after it.
    """
    at = i + 1 if lower(tokens, i) in {",", "of", "in", "-", "/"} else i
    year = four_figures(lower(tokens, at)) if not is_clock(tokens, at + 1) else None
    if year and (year % ROUND or lower(tokens, at + 1) not in words("counted")):
        return year, at + 1
    spelled = spelled_year(tokens, at)
    if spelled:
        return spelled[1], spelled[0]
    if short and at == i:
        at += lower(tokens, at) in {"'", "’"}
        word = lower(tokens, at)
        if len(word) == 2 and word.isdecimal() and lower(tokens, at + 1) not in words("counted"):
            return two_figures(int(word)), at + 1
    return None


def is_about(tokens: Sequence[Token], i: int) -> bool:
    """
    Whether the words before a date say that it is only about that: "circa 1995", "c. 1995", "around 5 May".
    """
    before = lower(tokens, i - 1)
    return before in words("roughly") or (before == "." and lower(tokens, i - 2) in {"c", "ca"})


def is_clock(tokens: Sequence[Token], i: int) -> bool:
    """
    Whether the word at *i* makes an hour of the four figures before it: "5 May 1730 hrs", "1945 hours".
    """
    word, after = lower(tokens, i), lower(tokens, i + 1)
    return word in {"hrs", "gmt", "utc"} or (
        word == "hours" and after not in {"later", "after", "before", "of"}
    )


def two_figures(number: int) -> int:
    """
    The year meant by its last two figures: "89", "17".
    """
    return number + (1900 if number >= 45 else 2000)
