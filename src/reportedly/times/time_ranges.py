"""
Reads times with two ends: "from 24 July to 26 November", "Nov-Feb 2017", "on Friday and Saturday".
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from datetime import date

from reportedly.records import Token
from reportedly.times.calendar_days import (
    LONGEST_MONTH,
    MONTHS,
    WEEK,
    Days,
    between,
    months_back,
    one_day,
    shifted,
)
from reportedly.times.clock import Clock, Written
from reportedly.times.date_words import DASHES, OWNING, after_article, day_at, lower, table, words
from reportedly.times.hours import hour_at
from reportedly.times.relative_times import simple
from reportedly.times.since import lasting_since, onwards, since
from reportedly.times.time_sets import time_set
from reportedly.times.weekdays import named_at
from reportedly.times.written_dates import read_date

PARTS = frozenset({"early", "mid", "late"})
JOINTS = {
    "between": DASHES | {"and"},
    "from": DASHES | {"to", "until", "till", "through"},
}
BARE_JOINTS = JOINTS["from"]

Tokens = Sequence[Token]


def time_at(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    The time that begins at token *i*: a "since", a range, or a single one.
    """
    word = tokens[i].lower
    opened = since(tokens, i, clock) if word == "since" else None
    opened = opened or (ranged(tokens, i, clock, JOINTS[word]) if word in JOINTS else None)
    opened = opened or (onwards(tokens, i + 1, clock) if word == "from" else None)
    return opened or single(tokens, i, clock)


def single(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    The time that begins at *i*, or the range that it begins.
    """
    found = simple(tokens, i, clock)
    if not found or not found.days:
        return found
    ranged = None
    if found.end + 1 < len(tokens):
        ranged = (
            joined(tokens, i, found, clock)
            or both(tokens, i, found, clock)
            or time_set(tokens, i, found, clock)
        )
    return ranged or lasting_since(tokens, i, found, clock) or found


def ranged(tokens: Tokens, i: int, clock: Clock, joints: AbstractSet[str]) -> Written | None:
    """
    "Between" one time and another, or "from" one to another, with one of the words *joints* before the last.
    """
    at = after_hours(tokens, after_article(tokens, i + 1))
    if at >= len(tokens):
        return None
    named = numbered(tokens, at, clock) if after_weekday(tokens, at) > at else None
    first = named or present(tokens, at, clock) or simple(tokens, at, clock) or numbered(tokens, at, clock)
    if not first or lower(tokens, first.end) not in joints or first.end + 1 >= len(tokens):
        return None
    end = after_hours(tokens, after_article(tokens, first.end + 1))
    last = present(tokens, end, clock) or simple(tokens, end, clock)
    return spanning(tokens, at, (first, last), clock) if last else None


def after_hours(tokens: Tokens, i: int) -> int:
    """
    The index after a part of a day that its day follows: "the evening of 2 July", "the early hours of".
    """
    at = i + (lower(tokens, i) in {"early", "late", "small"})
    told = lower(tokens, at) in words("dayparts") or (at > i and lower(tokens, at) == "hours")
    return at + 2 if told and lower(tokens, at + 1) in {"of", "on"} and at + 2 < len(tokens) else i


def present(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    The day of the report as one end of a range: "between March and now", "to date".
    """
    if lower(tokens, i) not in {"now", "date", "present"} or clock.published is None:
        return None
    return Written(i + 1, one_day(clock.published), aside=True)


def numbered(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    A day by its number, whose month follows with the end of the range: "between the 9th and 17th of April".
    """
    day = day_at(tokens, after_weekday(tokens, i))
    if not day or lower(tokens, day.end) not in {"and", "to"}:
        return None
    last = after_weekday(tokens, after_article(tokens, day.end + 1))
    found = read_date(tokens, last, clock) if day_at(tokens, last) else None
    if not found or not found.days or found.days.last.day < day.value:
        return None
    return found._replace(end=day.end, days=one_day(found.days.first.replace(day=day.value)))


def joined(tokens: Tokens, i: int, first: Written, clock: Clock) -> Written | None:
    """
    A range with no word before it: "Nov-Feb 2017", "Tuesday to Thursday", "June 5, 2015 - July 8, 2016".
    """
    if lower(tokens, first.end) not in BARE_JOINTS:
        return None
    at = after_article(tokens, first.end + 1)
    if at >= len(tokens) or not named_at(tokens, i, clock):
        return None
    last = simple(tokens, at, clock)
    if not last or not last.days or lower(tokens, i) in {"the", "since"}:
        return None
    return spanning(tokens, i, (first, last), clock)


def both(tokens: Tokens, i: int, first: Written, clock: Clock) -> Written | None:
    """
    Two days or months that follow one another: "on Friday and Saturday", "Monday and early Tuesday", "Friday
    night and into Saturday morning"; or parts of them, "late June or early July".
    """
    joint = lower(tokens, first.end)
    if joint not in {"and", "or", "into"}:
        return None
    at = first.end + 1 + (lower(tokens, first.end + 1) == "into")
    starts_at, ends_at = (after_part(tokens, k) for k in (i, at))
    if joint == "or" and not (starts_at > i and ends_at > at):
        return None
    if not (named_at(tokens, starts_at, clock) and named_at(tokens, ends_at, clock)):
        return None
    last = simple(tokens, at, clock)
    if not last or not last.days or not first.days or lower(tokens, last.end) in OWNING:
        return None
    if last.days.days > LONGEST_MONTH or (last.days.first - first.days.last).days != 1:
        return None
    days = between(first.days.first, last.days.last)
    return last._replace(days=days._replace(edtf=f"[{days.first}..{days.last}]") if joint == "or" else days)


def after_part(tokens: Tokens, i: int) -> int:
    """
    The index after "early", "mid-" or "late", if one stands at *i*.
    """
    return i + 1 + (lower(tokens, i + 1) == "-") if lower(tokens, i) in PARTS else i


def spanning(tokens: Tokens, i: int, ends: tuple[Written, Written], clock: Clock) -> Written | None:
    """
    All days from one time to another; a year that only the last one has holds for the first.
    """
    first, last = ends
    if not first.days or not last.days:
        return Written(last.end, None)
    start = first.days
    clock_alone = hour_at(tokens, i)
    if clock_alone and clock_alone.end == first.end and last.day:
        return Written(last.end, hours_of(start, last.days), last.exact, last.guessed)
    if last.exact and not first.exact:
        told = simple(tokens, i, Clock(None, last.days, 1, month_first=clock.month_first))
        start = (told.days if told else None) or start
    days = between(*in_order(start, last.days, clock.published, first_known=first.exact or first.aside))
    return Written(last.end, days, last.exact, last.guessed)


def hours_of(start: Days, end: Days) -> Days:
    """
    From an hour to one of a day that is named: that day, and the one before where the hour is the later one.
    """
    begins, ends = (days.edtf.partition("T")[2] for days in (start, end))
    days = between(shifted(end.first, -bool(ends and begins > ends)), end.first)
    return days._replace(edtf=f"{days.first}T{begins}/{days.last}T{ends}") if begins and ends else days


def in_order(start: Days, end: Days, told: date | None, *, first_known: bool) -> tuple[date, date]:
    """
    The first and last day of a range whose ends were guessed apart: over New Year, or over a weekend,
    behind the day on which it is *told*.
    """
    if start.first <= end.last:
        return start.first, end.last
    if (start.first - end.last).days < WEEK:
        next_end = shifted(end.last, WEEK)
        passed = told and start.first <= told < next_end
        return (shifted(start.first, -WEEK), end.last) if passed else (start.first, next_end)
    if first_known:
        return start.first, months_back(end.last, -MONTHS)
    return months_back(start.first, MONTHS), end.last


def after_weekday(tokens: Tokens, i: int) -> int:
    """
    The index after a weekday, if one stands at *i*.
    """
    return i + (lower(tokens, i) in table("weekdays") and i + 1 < len(tokens))
