"""
Reads days and weeks counted from the first day of a war: "the 500th day of the invasion", "day 42", "D+41",
and "during the siege" of one that the report has dated.

The first day of a war is its day 1, and its "D-day" is day 0. Only wars whose first day is known are counted
from, and nothing that would lie ahead of the report is told so.
"""

from collections.abc import Sequence
from datetime import date
from functools import cache

from reportedly.records import Token
from reportedly.times.calendar_days import WEEK, Clock, Days, Written, between, months_back, one_day, shifted
from reportedly.times.conflicts import Conflict, meant
from reportedly.times.date_words import OWNING, lower, ordinal_at, table, words
from reportedly.times.durations import figured, plain_amount
from reportedly.times.lying_ahead import STOPS
from reportedly.times.stretches import MONTHS_IN, is_other_war

ENDINGS = ("st", "nd", "rd", "th")
ANNIVERSARY = "anniversary"
# A war is named so near behind its day, or before it.
NEAR = 8
# So near behind "during" stands what lasted: "during the long siege".
OBJECT = 5
# A day with no war beside it is one of the last before the report, and no low number.
FRESH, LOWEST = 3, 10
DAY = 24
# How many units "the opening days" are: a number that is left open. Of months, a quarter of a year.
OPEN, QUARTER = 0, 3

Tokens = Sequence[Token]


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
    at, number, unit, size = found
    conflict = named_behind(tokens, at, clock) or named_before(tokens, i, clock)
    if conflict:
        return Written(at, within(conflict, number, unit, size, clock))
    bare = word == "day" and number >= LOWEST and lower(tokens, at) != "of"
    return fresh_day(at, number - 1, clock) if bare else None


def meanwhile(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    "During the siege", where the report has said from when on it lasts: up to its end, or to the report.
    """
    if not clock.conflicts or not clock.published:
        return None
    for k in range(i + 1, i + OBJECT):
        conflict = called_in(tokens, range(k, k + 1), clock)
        if conflict:
            last = conflict.last or clock.published
            return (
                None
                if conflict.name or last < conflict.first
                else Written(k + 1, between(conflict.first, last))
            )
    return None


def numbered(tokens: Tokens, i: int) -> tuple[int, int, str, int] | None:
    """
    "Day 42", "day three".
    """
    found = plain_amount(tokens, i + 1)
    return (*found, "day", 1) if found else None


def ranked(tokens: Tokens, i: int) -> tuple[int, int, str, int] | None:
    """
    "500th day", "second week", "first three months", "opening days": the index after it, its number, its
    unit, how many.
    """
    word, after = tokens[i].lower, lower(tokens, i + 1)
    if word in words("opening_parts") and after.endswith("s") and after in table("units"):
        return i + 2, 1, table("units")[after], OPEN
    figure = figured(word[:-2]) if word.endswith(ENDINGS) else None
    place = (i + 1, figure) if figure else ordinal_at(tokens, i)
    if not place:
        return None
    at, number = place
    many = plain_amount(tokens, at) if number == 1 else None
    at, size = many or (at, 1)
    unit = lower(tokens, at) if lower(tokens, at) == ANNIVERSARY else table("units").get(lower(tokens, at))
    return (at + 1, number, unit, size) if unit else None


def named_behind(tokens: Tokens, i: int, clock: Clock) -> Conflict | None:
    """
    The war that is named behind "of": "of the full-scale Russian invasion".
    """
    if lower(tokens, i) not in {"of", "in"}:
        return None
    behind = range(i + 1, i + NEAR)
    end = next((k for k in behind if lower(tokens, k) in parting()), behind.stop)
    return called_in(tokens, range(i + 1, end), clock)


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
        return called_in(tokens, range(i - 2, i - 3, -1), clock)
    its = before == "its"
    if not its and lower(tokens, i) != "day":
        return None
    found = called_in(tokens, range(i - 1, i - NEAR, -1), clock)
    return found or next((one for one in clock.conflicts[:1] if its and not one.name), None)


def called_in(tokens: Tokens, places: range, clock: Clock) -> Conflict | None:
    """
    The war that the first word for one among some places means; none beyond the end of a clause.
    """
    for k in places:
        word = lower(tokens, k)
        if not word or word in STOPS:
            return None
        if any(word in one.called for one in clock.conflicts) and not is_other_war(tokens, k):
            near = tokens[max(0, k - NEAR) : k + NEAR]
            return meant(clock.conflicts, word, " ".join(token.text for token in near))
    return None


def within(conflict: Conflict, number: int, unit: str, size: int, clock: Clock) -> Days | None:
    """
    The days of a war by their number, up to the report; None where its first day is not known.
    """
    published = clock.published
    known = conflict.to_the_day or unit == "year" or (unit == "month" and not conflict.name)
    if not known or not published:
        return None
    if unit == ANNIVERSARY:
        first = last = months_back(conflict.first, -MONTHS_IN["year"] * number)
    else:
        first = stepped(conflict.first, number - 1, unit)
        last = shifted(stepped(conflict.first, number - 1 + size, unit), -1) if size else few(first, unit)
    return between(first, max(min(last, published), first)) if first <= published else None


def few(first: date, unit: str) -> date:
    """
    The last of the first hours, days, weeks or months, whose number is left open: as many as are recent.
    """
    if unit in MONTHS_IN:
        return shifted(months_back(first, -QUARTER * MONTHS_IN[unit]), -1)
    return shifted(first, max(table("recent").get(unit, 0) - 1, 0))


def stepped(day: date, number: int, unit: str) -> date:
    """
    The day so many units later; hours that have begun a day count as one.
    """
    if unit in MONTHS_IN:
        return months_back(day, -MONTHS_IN[unit] * number)
    days = {"hour": -(-number // DAY), "week": WEEK * number, "fortnight": 2 * WEEK * number}
    return shifted(day, days.get(unit, number))


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
