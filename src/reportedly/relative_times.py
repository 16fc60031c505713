"""
Reads times that are told from where the report stands: "on Tuesday", "last week", "since", "two days ago".

They are read against the day of publication, or the time that the text named last, never
against the clock of the machine: the same report gives the same days whenever it is read.
"""

from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from typing import Any

from reportedly.calendar_days import (
    WEEK,
    Clock,
    Days,
    Written,
    at_hour,
    between,
    months_back,
    one_day,
    shifted,
    third_of,
    whole,
)
from reportedly.calendar_parts import part
from reportedly.date_words import day_at, lower, table, words
from reportedly.distances import distance, week_beginning
from reportedly.durations import duration
from reportedly.feasts import feast, names, of_feast
from reportedly.hours import Hour, hour_at
from reportedly.language import Phrases
from reportedly.named_days import (
    STOPS,
    fixed,
    in_week,
    last_day,
    numbered_day,
    period,
    phrases,
    undated,
    vague,
    weekday,
    weekend,
)
from reportedly.records import Token
from reportedly.stretches import lasting, nth_day, stretch
from reportedly.written_dates import read_date

SINCE_REACH = 30
MONTHS = 12
JOINTS = {
    "between": frozenset({"and", "-", "–"}),
    "from": frozenset({"to", "until", "till", "through", "-", "–"}),
}
BARE_JOINTS = frozenset({"to", "through", "until", "till", "-", "–", "—"})

Tokens = Sequence[Token]


@cache
def starters() -> frozenset[str]:
    """
    The words that a time may begin with; a sentence without one, and without a figure, holds no time.
    """
    tables = (
        "months",
        "short_months",
        "weekdays",
        "short_weekdays",
        "thirds",
        "seasons",
        "units",
        "numbers",
        "ordinals",
    )
    single = {word for name in tables for word in table(name)} | words("starting")
    single |= words("past") | words("few") | words("coming")
    for listed in fixed_lists():
        single |= set(listed.by_first)
    return frozenset(single)


def fixed_lists() -> tuple[Phrases[Any], ...]:
    """
    The lists of whole phrases.
    """
    return (phrases(), undated(), names())


@cache
def seconds() -> frozenset[str]:
    """
    The words that may stand second in a time that begins with a word like "the" or "in".
    """
    first = words("linking")
    phrased = {
        tokens[1]
        for listed in fixed_lists()
        for word in first & set(listed.by_first)
        for tokens, _ in listed.by_first[word]
    }
    return frozenset(starters() | words("hedges") | words("dayparts") | phrased)


def since(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    "Since" a day or a past event: from its first day to the day of publication.
    """
    if tokens[i].lower != "since":
        return None
    at = i + 1
    if lower(tokens, at) in words("dayparts"):
        return Written(at + 1, last_day(clock), guessed=True)
    if lower(tokens, at) == "then":
        return until_printed(Written(at + 1, clock.last), clock) if clock.last else None
    for k in range(at, min(len(tokens), at + SINCE_REACH)):
        if tokens[k].lower in STOPS or tokens[k].lower in words("reporting") or tokens[k].lower == "since":
            break
        found = simple(tokens, k, clock) if starts(tokens, k) else None
        if found:
            return until_printed(found._replace(inner=k if k > after_article(tokens, at) else 0), clock)
    return since_then(tokens, at, clock)


def since_then(tokens: Tokens, at: int, clock: Clock) -> Written | None:
    """
    "Since their arrival", where the report has said before since when: from that day on.
    """
    if clock.begun is None or at + 1 >= len(tokens) or lower(tokens, at) not in words("taken_up"):
        return None
    return until_printed(Written(at + 2, clock.begun), clock)


def until_printed(start: Written, clock: Clock) -> Written | None:
    """
    From the first day of a time to the day of publication.
    """
    if start.days is None or clock.published is None:
        return start._replace(days=None)
    if start.days.first > clock.published:
        return None
    return start._replace(days=between(start.days.first, clock.published), guessed=True)


def ranged(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    "Between" one time and another, or "from" one to another.
    """
    joints = JOINTS.get(tokens[i].lower)
    at = after_article(tokens, i + 1)
    if not joints or at >= len(tokens):
        return None
    first = present(tokens, at, clock) or simple(tokens, at, clock) or numbered(tokens, at, clock)
    if not first or lower(tokens, first.end) not in joints or first.end + 1 >= len(tokens):
        return None
    end = after_article(tokens, first.end + 1)
    last = present(tokens, end, clock) or simple(tokens, end, clock)
    return spanning(tokens, at, (first, last), clock) if last else None


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
    day = day_at(tokens, i)
    if not day or lower(tokens, day[0]) not in {"and", "to"}:
        return None
    last = after_article(tokens, day[0] + 1)
    found = read_date(tokens, last, clock) if day_at(tokens, last) else None
    if not found or not found.days or found.days.last.day < day[1]:
        return None
    return found._replace(end=day[0], days=one_day(found.days.first.replace(day=day[1])))


def joined(tokens: Tokens, i: int, first: Written, clock: Clock) -> Written | None:
    """
    A range with no word before it: "Nov-Feb 2017", "Tuesday to Thursday", "June 5, 2015 - July 8, 2016".
    """
    at = after_article(tokens, first.end + 1)
    if lower(tokens, first.end) not in BARE_JOINTS or at >= len(tokens) or not is_named(tokens, i, clock):
        return None
    last = simple(tokens, at, clock)
    if not last or not last.days or lower(tokens, i) in {"the", "since"}:
        return None
    return spanning(tokens, i, (first, last), clock)


def is_named(tokens: Tokens, i: int, clock: Clock) -> bool:
    """
    Whether the time at *i* is a date or a weekday, so that it may begin a range by itself.
    """
    return bool(read_date(tokens, i, clock) or weekday(tokens, i, clock))


def spanning(tokens: Tokens, i: int, ends: tuple[Written, Written], clock: Clock) -> Written | None:
    """
    All days from one time to another; a year that only the last one has holds for the first.
    """
    first, last = ends
    if not first.days or not last.days:
        return Written(last.end, None)
    start = first.days
    if last.exact and not first.exact:
        told = simple(tokens, i, Clock(None, last.days, 1, month_first=clock.month_first))
        start = (told.days if told else None) or start
    days = between(*in_order(start, last.days, first_known=first.exact or first.aside))
    return Written(last.end, days, last.exact, last.guessed)


def in_order(start: Days, end: Days, *, first_known: bool) -> tuple[date, date]:
    """
    The first and last day of a range whose ends were guessed apart: over New Year, or over a weekend.
    """
    if start.first <= end.last:
        return start.first, end.last
    if (start.first - end.last).days < WEEK:
        return start.first, shifted(end.last, WEEK)
    if first_known:
        return start.first, months_back(end.last, -MONTHS)
    return months_back(start.first, MONTHS), end.last


def parted(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    Part of a month, a year or a day: "mid-March", "late last year", "early on Sunday", "the end of 2016".
    """
    word = tokens[i].lower
    third = table("thirds").get(word)
    if third is None:
        return sided(tokens, i, clock)
    at = i + 1
    if word in words("parts_of") and lower(tokens, at) != "of":
        return None
    while lower(tokens, at) in {"-", "on", "of", "in", "the"} and at < i + 3:
        at += 1
    if at >= len(tokens):
        return None
    found = (
        read_date(tokens, at, clock)
        or stretch(tokens, at, clock)
        or weekday(tokens, at, clock)
        or running(tokens, at, clock)
    )
    if not found or not found.days:
        return found
    return found._replace(days=third_of(found.days, third))


def sided(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    The part of a running week, month or year before the report or after it: "earlier this month".
    """
    which = tokens[i].lower
    if which not in {"earlier", "later"}:
        return None
    at = i + 1 + (lower(tokens, i + 1) == "in")
    at += lower(tokens, at) == "the"
    found = (stretch(tokens, at, clock) or running(tokens, at, clock)) if at < len(tokens) else None
    if not found or not found.days or not clock.published or lower(tokens, at) in {"last", "previous"}:
        return found
    unit = lower(tokens, found.end - 1)
    days = whole(one_day(found.days.first), unit)
    if not days.first <= clock.published <= days.last:
        return found
    halves = {"earlier": (days.first, clock.published), "later": (clock.published, days.last)}
    return found._replace(days=between(*halves[which]))


def weekday_off(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    A weekday of a week that is told by its distance: "Monday two weeks from now".
    """
    number = table("weekdays").get(tokens[i].lower)
    at = i + 1 + (lower(tokens, i + 1) == ",")
    if number is None or lower(tokens, at) not in table("numbers"):
        return None
    found = distance(tokens, at, clock)
    if not found or not found.days or lower(tokens, at + 2) not in {"from", "after"}:
        return None
    monday = shifted(found.days.first, -found.days.first.weekday())
    return found._replace(days=one_day(shifted(monday, number)))


def running(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    "The year" or "the month" of which the beginning or the end is told.
    """
    unit = lower(tokens, i)
    if unit not in {"week", "month", "year"} or lower(tokens, i - 1) != "the":
        return None
    day = clock.last.first if clock.year and clock.last else clock.published
    return Written(i + 1, whole(one_day(day), unit) if day else None, guessed=True)


def hour(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    An hour, of the day that follows or of the one that the text named last: "8 a.m. on Tuesday", "0830 GMT".
    """
    found = hour_at(tokens, i)
    if not found:
        return None
    after = found.end + (lower(tokens, found.end) in {"on", ","})
    if after < len(tokens):
        day = next((day for read in (weekday, fixed, read_date) if (day := read(tokens, after, clock))), None)
        if day:
            return timed(day, found) if day.days else day
    return timed(Written(found.end, last_day(clock), guessed=True), found)


def timed(day: Written, hour: Hour) -> Written:
    """
    A day with an hour in its EDTF string.
    """
    if day.days is None:
        return day
    return day._replace(days=at_hour(day.days, hour.hour, hour.minute, zulu=hour.zulu))


def with_hour(tokens: Tokens, day: Written) -> Written:
    """
    A day with the hour that follows it, if one does: "Tuesday at 8 a.m.".
    """
    at = day.end + (lower(tokens, day.end) == ",")
    at += lower(tokens, at) in words("before_hour")
    found = hour_at(tokens, at) if at < len(tokens) else None
    if not found or day.days is None or day.days.first != day.days.last or lower(tokens, found.end) == "on":
        return day
    return timed(day._replace(end=found.end), found)


READERS: tuple[Callable[[Tokens, int, Clock], Written | None], ...] = (
    fixed,
    period,
    parted,
    of_feast,
    feast,
    part,
    in_week,
    week_beginning,
    weekday_off,
    weekday,
    weekend,
    stretch,
    distance,
    lasting,
    nth_day,
    read_date,
    numbered_day,
    hour,
    lambda tokens, i, _: duration(tokens, i) or vague(tokens, i),
)


def simple(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    The time that begins at *i*, by whichever reader knows it first.
    """
    for read in READERS:
        found = read(tokens, i, clock)
        if found:
            return with_hour(tokens, found) if found.days else found
    return None


def single(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    The time that begins at *i*, or the range that it begins.
    """
    found = simple(tokens, i, clock)
    return joined(tokens, i, found, clock) or found if found and found.days else found


def after_article(tokens: Tokens, i: int) -> int:
    """
    The index after "the", if it stands at *i*.
    """
    return i + (lower(tokens, i) == "the" and i + 1 < len(tokens))


def starts(tokens: Tokens, i: int) -> bool:
    """
    Whether a time may begin at *i*: with this word, and the next one after one like "the" or "in".
    """
    token = tokens[i]
    if token.text[0].isdigit():
        return True
    if token.lower not in starters():
        return False
    if token.lower not in words("linking") or i + 1 == len(tokens):
        return True
    after = tokens[i + 1]
    return after.lower in seconds() or after.text[0].isdigit()
