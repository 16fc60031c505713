"""
Reads times that are told in a row: "May, June and July 2016", "Monday and Thursday", "2013 or 2014".

Each is a member of a set, in braces in the EDTF string; in brackets where only one of them is meant.
"""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from reportedly.records import Token
from reportedly.times.calendar_days import (
    LONGEST_MONTH,
    MONTHS,
    WEEK,
    Clock,
    Days,
    Written,
    month_of,
    months_back,
    one_day,
    season_of,
    set_of,
    shifted,
)
from reportedly.times.date_words import OWNING, lower, table
from reportedly.times.day_sets import JOINING, JOINTS
from reportedly.times.weekdays import named_at

# A list of more times than this is none.
MOST = 12
# How many words around a time its reader looks at.
AROUND = 16

Tokens = Sequence[Token]


class Member(NamedTuple):
    """
    One time of a list, with the index of its first word and the words by which it is read: its own, behind
    those that stand before the whole list.
    """

    at: int
    time: Written
    tokens: Tokens
    start: int


def time_set(tokens: Tokens, i: int, first: Written, clock: Clock) -> Written | None:
    """
    The set of times that *first*, at token *i*, begins: all days, all months or all years.
    """
    if lower(tokens, first.end) not in JOINTS or not may_be_named(tokens, first.end + 1):
        return None
    members = members_at(tokens, i, first, clock)
    if shows_month_first(tokens, members) and clock.month_first is None:
        members = members_at(tokens, i, first, clock._replace(month_first=True))
    if len(members) < 2:
        return None
    last = members[-1]
    known = in_turn(with_years(members, clock))
    days = set_of(known, one_of=lower(tokens, last.at - 1) == "or")
    return Written(last.time.end, days, exact=last.time.exact, guessed=last.time.guessed)


def members_at(tokens: Tokens, i: int, first: Written, clock: Clock) -> list[Member]:
    """
    The members of a list that "and" or "or" brings to its end; the first alone where it is no list.
    """
    alone = member_at(tokens, i, i, clock)
    found = [alone] if alone and alone.time.end == first.end else []
    while found and len(found) < MOST:
        end = found[-1].time.end
        at = end + (lower(tokens, end) == ",")
        ends = lower(tokens, at) in JOINING and (at == end or len(found) > 1)
        at += ends
        more = member_at(tokens, i, at, clock_behind(found[-1], clock)) if at > end else None
        if not more or form_of(more) != form_of(found[0]) or lower(tokens, more.time.end) in OWNING:
            return found[:1]
        found.append(more)
        if ends:
            return found
    return found[:1]


def clock_behind(member: Member, clock: Clock) -> Clock:
    """
    The clock by which the next time of a list is read: behind "next Monday" it is counted from that day.
    """
    coming = member.tokens[member.start].lower == "next"
    return clock._replace(published=member.time.day.first) if coming and member.time.day else clock


def shows_month_first(tokens: Tokens, members: Sequence[Member]) -> bool:
    """
    Whether one day in figures shows that all of a list have the month first: "9/11, 9/12 and 9/13".
    """
    days = [lower(tokens, one.at + 2) for one in members if lower(tokens, one.at + 1) == "/"]
    return any(day.isdecimal() and MONTHS < int(day[:4]) for day in days)


@cache
def names() -> frozenset[str]:
    """
    The words that dates and weekdays begin with, and what joins them.
    """
    tables = ("months", "short_months", "weekdays", "ordinals", "short_weekdays", "seasons")
    return JOINING.union(*(table(name) for name in tables), {"the"})


def may_be_named(tokens: Tokens, i: int) -> bool:
    """
    Whether the word at *i* may begin one more time of a list.
    """
    word = lower(tokens, i)
    return word[:1].isdigit() or word in names()


def member_at(tokens: Tokens, i: int, at: int, clock: Clock) -> Member | None:
    """
    The date, month, year or weekday at *at*, read as if it stood where the list begins: "in 2013 and 2014",
    "next Monday and Tuesday".
    """
    start = min(i, AROUND)
    shared = tokens[i : i + (at > i and tokens[i].lower == "next")]
    own = [*tokens[i - start : i], *shared, *tokens[at : at + AROUND]]
    found = named_at(own, start, clock)
    end = at - start - len(shared)
    return Member(at, found._replace(end=end + found.end), own, start) if found else None


def form_of(member: Member) -> str | None:
    """
    What a time is: a year, a month, a day.
    """
    return member.time.days.form if member.time.days else None


def with_years(members: Sequence[Member], clock: Clock) -> list[Written]:
    """
    The times of a list, those without their year in the year of the next one that has it.
    """
    told: list[Written] = []
    dated: Written | None = None
    for member in reversed(members):
        time = member.time
        if dated and not time.exact:
            of_year = Clock(None, dated.days, 1, month_first=clock.month_first)
            again = named_at(member.tokens, member.start, of_year)
            time = again._replace(exact=False) if again else time
        dated = time if time.exact else dated
        told.insert(0, time)
    return told


def in_turn(times: Sequence[Written]) -> list[Days]:
    """
    The days of a list that goes forward, those that were guessed too late a week or a year earlier.
    """
    known: list[Days] = []
    for time in reversed(times):
        if time.days and known and not time.exact and time.days.first >= known[0].first:
            known.insert(0, before(time.days, known[0]))
        elif time.days:
            known.insert(0, time.days)
    return sorted(known)


def before(days: Days, later: Days) -> Days:
    """
    The same weekday, date, month or season before a later one.
    """
    if days.days > LONGEST_MONTH:
        return season_of(max(days.first.year - 1, 1), int(days.edtf[-2:]))
    if not days.is_one:
        return month_of(days.first.year - 1, days.first.month)
    weeks = (days.first - later.first).days < WEEK
    return one_day(shifted(days.first, -WEEK) if weeks else months_back(days.first, MONTHS))
