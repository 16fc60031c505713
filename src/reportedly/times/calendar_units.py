"""
Reads weeks, months and years by their place: "last week", "this year", "the following month", "last June".
"""

from collections.abc import Sequence
from datetime import date

from reportedly.records import Token
from reportedly.times.calendar_days import (
    MONTHS,
    WEEK,
    Clock,
    Days,
    Written,
    between,
    months_back,
    one_day,
    shifted,
    whole,
    year_of,
)
from reportedly.times.date_words import day_at, lower, table, words
from reportedly.times.lying_ahead import is_ahead, is_told

STEPS = {"last": -1, "previous": -1, "this": 0, "next": 1, "following": 1, "that": 0, "same": 0}
# The units that have a place in the calendar, by the name of one.
PLACED = frozenset({"week", "weekend", "month", "year"})
SUNDAY = 6

Tokens = Sequence[Token]


def calendar_unit(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    A week, month or year named by its place: "last week", "this year", "the following month", "last June".

    "This week" in a report of Monday is the week up to it, where it tells of what was done.
    """
    which = tokens[i].lower
    step = STEPS.get(which)
    name = singular(tokens, i + 1)
    unit = table("units").get(name)
    if step is None or (which == "last" and lower(tokens, i - 1) == "the"):
        return None
    if unit is None:
        return named_month(tokens, i, clock, step)
    if name not in PLACED:
        return None
    told = which in {"previous", "following", "that", "same"}
    day = clock.last.first if told and clock.last else clock.published
    days = stepped(day, unit, step) if day else None
    if not days or told or step:
        return Written(i + 2, days, guessed=told)
    ahead = which == "this" and (is_ahead(tokens, i) or lower(tokens, i + 2) in words("ahead"))
    if unit == "week" and days.first == clock.published and not ahead and is_told(tokens, i):
        return Written(i + 2, between(stepped(days.first, unit, -1).first, clock.published))
    return Written(i + 2, yet_to_come(days, clock) if ahead else so_far(days, clock))


def singular(tokens: Tokens, i: int) -> str:
    """
    The word at token *i*; where a report leaves apostrophes out, "this weeks battle" is that of this week.
    """
    word = lower(tokens, i)
    one = word.removesuffix("s")
    bare = one in {"week", "month", "year"} and lower(tokens, i + 1)[:1].isalpha()
    return one if bare and word != one and lower(tokens, i - 1) == "this" else word


def so_far(days: Days, clock: Clock) -> Days:
    """
    The part of a running week, month or year that had passed when the report was printed.
    """
    if clock.published and days.last > clock.published:
        return between(days.first, clock.published)
    return days


def yet_to_come(days: Days, clock: Clock) -> Days:
    """
    The part of a running week, month or year that lies ahead: "talks will open this week".
    """
    if not clock.published or days.last < clock.published:
        return days
    return between(max(days.first, clock.published), days.last)


def stepped(day: date, unit: str, step: int) -> Days:
    """
    The week, weekend, month or year of *day*, or its neighbour.
    """
    if unit == "month":
        return whole(one_day(months_back(day.replace(day=1), -step)), unit)
    if unit == "year":
        return year_of(min(max(day.year + step, 1), 9999))
    if unit == "weekend":
        running = day.weekday() == SUNDAY and step < 0
        return whole(one_day(shifted(day, -1 + WEEK * (max(step, 0) - running))), unit)
    return whole(one_day(shifted(day, WEEK * step)), unit)


def named_month(tokens: Tokens, i: int, clock: Clock, step: int) -> Written | None:
    """
    "Last June", "this March", "next May".
    """
    month = table("months").get(lower(tokens, i + 1))
    if month is None or tokens[i].lower not in {"last", "this", "next"} or tokens[i + 1].text.islower():
        return None
    numbered = day_at(tokens, i + 2)
    if numbered and lower(tokens, numbered[0]) not in words("counted") and tokens[i].lower != "next":
        return None
    if clock.published is None:
        return Written(i + 2, None)
    first = clock.published.replace(day=1)
    back = (first.month - month) % MONTHS
    back = back or -MONTHS * step if step <= 0 else back - MONTHS
    return Written(i + 2, whole(one_day(months_back(first, back)), "month"))
