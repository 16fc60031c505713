"""
Reads times with two ends: "since March", "from 24 July to 26 November", "Nov-Feb 2017".
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from itertools import takewhile

from reportedly.records import Token
from reportedly.times.calendar_days import (
    LONGEST_MONTH,
    MONTHS,
    WEEK,
    Clock,
    Days,
    Written,
    between,
    months_back,
    one_day,
    shifted,
)
from reportedly.times.clauses import STOPS
from reportedly.times.date_words import DASHES, OWNING, day_at, lower, table, words
from reportedly.times.hours import hour_at
from reportedly.times.named_days import last_day
from reportedly.times.named_wars import war_among
from reportedly.times.relative_times import simple, starts
from reportedly.times.time_sets import time_set
from reportedly.times.weekdays import named_at
from reportedly.times.written_dates import read_date

SINCE_REACH = 30
GOING_ON = 5
BEGUN_REACH = 18
CALLED_REACH = 7
PARTS = frozenset({"early", "mid", "late"})
JOINTS = {
    "between": DASHES | {"and"},
    "from": DASHES | {"to", "until", "till", "through"},
}
PERFECT = frozenset({"has", "have", "had", "ever"})
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


def onwards(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    From a day on up to the report: "from 2014 onwards".
    """
    start = simple(tokens, i, clock) if i < len(tokens) else None
    if not start or not start.days or lower(tokens, start.end) not in {"onward", "onwards"}:
        return None
    return until_printed(start._replace(end=start.end + 1), clock)


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


def since(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    "Since" a day or a past event: from its first day to the day of publication.
    """
    at = i + 1
    if lower(tokens, at) in words("dayparts"):
        return Written(at + 1, last_day(clock), guessed=True)
    if lower(tokens, at) == "then" or (is_adverb(tokens, i) and not starts_time(tokens, at, clock)):
        return (
            until_printed(Written(at + (lower(tokens, at) == "then"), clock.last), clock)
            if clock.last
            else None
        )
    begun = begun_at(tokens, at, clock)
    if not begun:
        return since_conflict(tokens, at, clock) or since_then(tokens, at, clock)
    k, found = begun
    framed = k > after_article(tokens, at) or names_event(tokens, k, found)
    return until_printed(found._replace(inner=k if framed else 0), clock)


def begun_at(tokens: Tokens, at: int, clock: Clock) -> tuple[int, Written] | None:
    """
    The first time of the clause that "since" opens, with its index: one that gives days, if there is any.
    """
    first: tuple[int, Written] | None = None
    for k in range(at, min(len(tokens), at + SINCE_REACH)):
        if tokens[k].lower in STOPS or tokens[k].lower == "since" or is_saying(tokens, k):
            break
        found = simple(tokens, k, clock) if starts(tokens, k) else None
        if found and found.days:
            return k, found
        first = first or (found and (k, found)) or None
    return first


def is_saying(tokens: Tokens, k: int) -> bool:
    """
    Whether token *k* tells of a statement; who "declared a caliphate" did more than speak.
    """
    did = tokens[k].lower == "declared" and lower(tokens, k + 1) in {"a", "an", "its", "their"}
    return tokens[k].lower in words("reporting") and not did


def starts_time(tokens: Tokens, i: int, clock: Clock) -> bool:
    """
    Whether a time that is known begins at *i*.
    """
    found = simple(tokens, i, clock) if i < len(tokens) and starts(tokens, i) else None
    return bool(found and found.days)


def is_adverb(tokens: Tokens, i: int) -> bool:
    """
    Whether "since" takes up the time told last: "has since taken", "ever since".
    """
    after = lower(tokens, i + 1)
    return lower(tokens, i - 1) in PERFECT or not after[:1].isalnum()


def names_event(tokens: Tokens, i: int, found: Written) -> bool:
    """
    Whether the day after "since" is that of an event: "since 4 May, when", "since the 5 May raid".
    """
    at = found.end + (lower(tokens, found.end) == ",")
    if lower(tokens, at) == "when":
        return True
    return at == found.end and lower(tokens, i - 1) in {"the", "a"} and lower(tokens, at).isalpha()


def since_then(tokens: Tokens, at: int, clock: Clock) -> Written | None:
    """
    "Since their arrival", where the report has said before since when: from that day on.
    """
    if clock.begun is None or at + 1 >= len(tokens) or lower(tokens, at) not in words("taken_up"):
        return None
    return until_printed(Written(at + 2, clock.begun), clock)


def since_conflict(tokens: Tokens, at: int, clock: Clock) -> Written | None:
    """
    "Since the war began", "since the start of Yemen's conflict": from the first day of the war that is meant.
    """
    clause = takewhile(lambda k: not parts_clauses(tokens, k), range(at, min(len(tokens), at + CALLED_REACH)))
    named = war_among(tokens, clause, clock)
    if not named:
        return None
    k, conflict = named
    opening = lower(tokens, after_article(tokens, at)) in words("openings")
    end = k + 1 if opening else begins_behind(tokens, k + 1)
    return until_printed(Written(end, one_day(conflict.first)), clock) if end else None


def begins_behind(tokens: Tokens, at: int) -> int | None:
    """
    The index after the verb that tells of a beginning, near *at*: "began", "first erupted", "broke out".
    """
    for k in range(at, min(len(tokens), at + BEGUN_REACH // 2)):
        if tokens[k].lower in words("launching"):
            return k + 1 + (lower(tokens, k + 1) == "out")
        if parts_clauses(tokens, k):
            break
    return None


def parts_clauses(tokens: Tokens, i: int) -> bool:
    """
    Whether another clause begins at *i*: "ended and", not "the war between the army and the rebels".
    """
    word = tokens[i].lower
    if word == "and" and any(token.lower == "between" for token in tokens[max(0, i - CALLED_REACH) : i]):
        return False
    return word == "," or word in STOPS or word in words("joining")


def until_printed(start: Written, clock: Clock) -> Written | None:
    """
    From the first day of a time to the day of publication.
    """
    if start.days is None or clock.published is None:
        return start._replace(days=None)
    if start.days.first > clock.published:
        return None
    return start._replace(days=between(start.days.first, clock.published), guessed=True)


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
    if not day or lower(tokens, day[0]) not in {"and", "to"}:
        return None
    last = after_weekday(tokens, after_article(tokens, day[0] + 1))
    found = read_date(tokens, last, clock) if day_at(tokens, last) else None
    if not found or not found.days or found.days.last.day < day[1]:
        return None
    return found._replace(end=day[0], days=one_day(found.days.first.replace(day=day[1])))


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


def lasting_since(tokens: Tokens, i: int, start: Written, clock: Clock) -> Written | None:
    """
    From the day that something began on up to the report, where it goes on: "began in May and has", "during
    the raids that began on 5 May".
    """
    if not start.days or not clock.published or clock.account:
        return None
    if (clock.published - start.days.first).days < GOING_ON:
        return None
    before = lower(tokens, i - 1 - (lower(tokens, i - 1) in {"on", "in"}))
    after = tokens[start.end : start.end + SINCE_REACH]
    told = [*tokens[max(0, i - SINCE_REACH) : i], *after] if is_war_begun(tokens, i) else after
    if told is after and before not in words("launching"):
        return None
    during = any(token.lower == "during" for token in tokens[max(0, i - BEGUN_REACH) : i])
    goes_on = during or any(token.lower in {"has", "have"} for token in told)
    return until_printed(start, clock) if goes_on else None


def is_war_begun(tokens: Tokens, i: int) -> bool:
    """
    Whether the time at token *i* is when a war or siege began: "the war, which began with protests in 2011".
    """
    launching = words("launching")
    for k in range(i - 1, max(-1, i - BEGUN_REACH), -1):
        if tokens[k].lower in launching:
            before = [token.lower for token in tokens[max(0, k - BEGUN_REACH // 2) : k]]
            return before[-1:] in (["which"], ["that"]) and not words("lasting_events").isdisjoint(before)
        if tokens[k].lower in STOPS or tokens[k].text == ",":
            return False
    return False


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


def after_article(tokens: Tokens, i: int) -> int:
    """
    The index after "the", if it stands at *i*.
    """
    return i + (lower(tokens, i) == "the" and i + 1 < len(tokens))
