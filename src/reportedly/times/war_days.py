"""
Reads days and weeks counted from the first day of a war: "the 500th day of the invasion", "day 42", "D+41",
and "during the siege" of one that the report has dated.

The first day of a war is its day 1, and its "D-day" is day 0. Only wars whose first day is known are counted
from, and nothing that would lie ahead of the report is told so.
"""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from reportedly.records import Token
from reportedly.times.calendar_days import Days, between, months_back, one_day, shifted
from reportedly.times.clock import Clock, Written
from reportedly.times.conflicts import Conflict
from reportedly.times.date_words import OWNING, Number, lower, ordinal_at, table, words
from reportedly.times.durations import figured, plain_amount
from reportedly.times.named_wars import war_among
from reportedly.times.unit_steps import MONTHS_IN, back, reach_on

ENDINGS = ("st", "nd", "rd", "th")
ANNIVERSARY = "anniversary"
# A war is named so near behind its day, or before it.
NEAR = 8
# So near behind "during" stands what lasted: "during the long siege".
OBJECT = 5
# A day with no war beside it is one of the last before the report, and no low number.
FRESH, LOWEST = 3, 10
# How many units "the opening days" are: a number that is left open.
OPEN = 0

Tokens = Sequence[Token]


class Counted(NamedTuple):
    """
    Some days of a war, or other units of it: the index after their words, the number of the first, the unit,
    and how many they are.
    """

    end: int
    number: int
    unit: str
    many: int = 1


def war_day(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    A day, week, month or year of a war, or one of its anniversaries, by its number.
    """
    if not clock.conflicts or not clock.published:
        return None
    word = tokens[i].lower
    if word == "d":
        return d_day(tokens, i, clock)
    found = numbered(tokens, i) if word == "day" else ranked(tokens, i)
    if not found:
        return None
    conflict = named_behind(tokens, found.end, clock) or named_before(tokens, i, clock)
    if conflict:
        return Written(found.end, within(conflict, found, clock))
    bare = word == "day" and found.number >= LOWEST and lower(tokens, found.end) != "of"
    return fresh_day(found.end, found.number - 1, clock) if bare else None


def meanwhile(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    "During the siege", where the report has said from when on it lasts: up to its end, or to the report.
    """
    named = war_among(tokens, range(i + 1, i + OBJECT), clock)
    if not named or named[1].name or not clock.published:
        return None
    at, siege = named
    last = siege.last or clock.published
    return Written(at + 1, between(siege.first, last)) if siege.first <= last else None


def numbered(tokens: Tokens, i: int) -> Counted | None:
    """
    "Day 42", "day three".
    """
    found = plain_amount(tokens, i + 1)
    return Counted(*found, "day") if found else None


def ranked(tokens: Tokens, i: int) -> Counted | None:
    """
    "500th day", "second week", "first three months", "opening days".
    """
    word, after = tokens[i].lower, lower(tokens, i + 1)
    if word in words("opening_parts") and after.endswith("s") and after in table("units"):
        return Counted(i + 2, 1, table("units")[after], OPEN)
    figure = figured(word[:-2]) if word.endswith(ENDINGS) else None
    place = Number(i + 1, figure) if figure else ordinal_at(tokens, i)
    if not place:
        return None
    at, number = place
    at, many = (plain_amount(tokens, at) if number == 1 else None) or (at, 1)
    unit = lower(tokens, at) if lower(tokens, at) == ANNIVERSARY else table("units").get(lower(tokens, at))
    return Counted(at + 1, number, unit, many) if unit else None


def named_behind(tokens: Tokens, i: int, clock: Clock) -> Conflict | None:
    """
    The war that is named behind "of": "of the full-scale Russian invasion".
    """
    if lower(tokens, i) not in {"of", "in"}:
        return None
    behind = range(i + 1, i + NEAR)
    end = next((k for k in behind if lower(tokens, k) in parting()), behind.stop)
    named = war_among(tokens, range(i + 1, end), clock)
    return named[1] if named else None


@cache
def parting() -> frozenset[str]:
    """
    The small words that part a number from a war which is not its own: "the first day of talks on the war".
    """
    return words("small") - {"the", "a", "has"}


def named_before(tokens: Tokens, i: int, clock: Clock) -> Conflict | None:
    """
    The war whose day it is: "a war's 100th day", "the invasion entered its second week", "the war on day 42".
    """
    before = lower(tokens, i - 1)
    if before in OWNING:
        owner = war_among(tokens, [i - 2], clock)
        return owner[1] if owner else None
    its = before == "its"
    if not its and lower(tokens, i) != "day":
        return None
    named = war_among(tokens, range(i - 1, i - NEAR, -1), clock)
    return named[1] if named else next((one for one in clock.conflicts[:1] if its and not one.name), None)


def within(conflict: Conflict, counted: Counted, clock: Clock) -> Days | None:
    """
    The days of a war by their number, up to the report; None where its first day is not known.
    """
    published = clock.published
    _, number, unit, many = counted
    known = conflict.to_the_day or unit == "year" or (unit == "month" and not conflict.name)
    if not known or not published:
        return None
    if unit == ANNIVERSARY:
        first = last = months_back(conflict.first, -MONTHS_IN["year"] * number)
    else:
        first = back(conflict.first, 1 - number, unit)
        after = back(conflict.first, 1 - number - many, unit) if many else reach_on(first, "recent", unit)
        last = max(shifted(after, -1), first)
    return between(first, max(min(last, published), first)) if first <= published else None


def d_day(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    "D+41": so many days after the first.
    """
    number = figured(lower(tokens, i + 2)) if lower(tokens, i + 1) == "+" else None
    return fresh_day(i + 3, number, clock) if number else None


def fresh_day(end: int, later: int, clock: Clock) -> Written | None:
    """
    The day so much *later* than the first of whichever war makes it one of the last before the report.
    """
    for conflict in clock.conflicts if clock.published else ():
        day = shifted(conflict.first, later)
        if conflict.to_the_day and clock.published and 0 <= (clock.published - day).days <= FRESH:
            return Written(end, one_day(day))
    return None
