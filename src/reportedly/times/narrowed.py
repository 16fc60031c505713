"""
Reads times that the words around them narrow: "mid-March", "earlier this month", "8 a.m. on Tuesday".
"""

from collections.abc import Sequence
from functools import cache

from reportedly.language.phrases import Phrases
from reportedly.records import Token
from reportedly.times.calendar_days import (
    Clock,
    Written,
    at_hour,
    between,
    in_week_of,
    one_day,
    shifted,
    third_of,
    whole,
)
from reportedly.times.calendar_parts import widened
from reportedly.times.calendar_units import calendar_unit
from reportedly.times.date_words import DASHES, lower, table, words
from reportedly.times.distances import distance
from reportedly.times.hours import Hour, hour_at
from reportedly.times.named_days import day_behind, fixed, last_day, named_day
from reportedly.times.numbered_days import numbered_day
from reportedly.times.weekdays import weekday
from reportedly.times.written_dates import read_date

HALF_DAY = 12
# The days of the night before the report, counted from it.
LAST_NIGHT = (-1, 0)
# How far behind "the eve of" the day of its event may stand.
NEAR = 5
ENTERS = frozenset({"into", "to"})

Tokens = Sequence[Token]
# What may follow an hour.
DAYS_AFTER = (weekday, fixed, read_date)


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
    at += lower(tokens, at) in {"'", "’", "‘"} and lower(tokens, at + 2) == "s"
    if at >= len(tokens):
        return None
    found = (
        read_date(tokens, at, clock)
        or calendar_unit(tokens, at, clock)
        or weekday(tokens, at, clock)
        or running(tokens, at, clock)
    )
    if not found or not found.days:
        return found
    whole_days = widened(found, clock)
    return found._replace(days=third_of(whole_days.days or found.days, third) if whole_days else found.days)


def sided(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    The part of a running week, month or year before the report or after it: "earlier this month".
    """
    which = tokens[i].lower
    if which not in {"earlier", "later"}:
        return None
    at = i + 1 + (lower(tokens, i + 1) == "in")
    at += lower(tokens, at) == "the"
    found = (calendar_unit(tokens, at, clock) or running(tokens, at, clock)) if at < len(tokens) else None
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
    if not found or not found.days or lower(tokens, at + 2) != "from":
        return None
    return found._replace(days=one_day(in_week_of(found.days.first, number)))


def running(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    "The year" or "the month" of which the beginning or the end is told.
    """
    unit = lower(tokens, i)
    if unit not in {"week", "month", "year"} or lower(tokens, i - 1) != "the":
        return None
    day = clock.last.first if clock.year and clock.last else clock.published
    return Written(i + 1, whole(one_day(day), unit) if day else None, guessed=True)


@cache
def nights() -> Phrases[None]:
    """
    The words for a night, which lies in two days: "overnight", "all night".
    """
    told = table("from_publication").items()
    return Phrases((phrase, None) for phrase, days in told if tuple(days) == LAST_NIGHT and "night" in phrase)


def nightly(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    The night that begins on a day or goes on into it: "overnight on Friday", "all night and into Sunday",
    "overnight Thursday to Friday", "during the night of 8 to 9 February".
    """
    night = nights().at(tokens, i)
    if not night:
        return None
    if is_owned(tokens, night[0], clock):
        return Written(night[0], None, aside=True)
    at = night[0] + (lower(tokens, night[0]) in {"and", "from", "of", "on", "between"})
    into = lower(tokens, at) in ENTERS
    day = named_day(tokens, at + into, clock)
    if not day or not day.days:
        return two_days(tokens, night[0], clock)
    if into:
        return day._replace(days=between(shifted(day.days.first, -1), day.days.last))
    goes_on = lower(tokens, day.end) in ENTERS | DASHES | {"and", "/"}
    morning = named_day(tokens, day.end + 1, clock) if goes_on else None
    if morning and morning.days and morning.days.first == shifted(day.days.first, 1):
        return morning._replace(days=between(day.days.first, morning.days.last))
    return day._replace(days=between(day.days.first, shifted(day.days.last, 1)))


def two_days(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    The two days of a night: "overnight 4-5 July".
    """
    found = read_date(tokens, i, clock) if i < len(tokens) else None
    return found if found and found.days and found.days.days == len(LAST_NIGHT) else None


def is_owned(tokens: Tokens, i: int, clock: Clock) -> bool:
    """
    Whether a night is that of an event whose day follows: "an overnight raid on Tuesday".
    """
    on = i + 1 if lower(tokens, i + 1) == "on" else i + 2
    plain = all(token.text.isalpha() and token.lower not in {"on", "and", "into"} for token in tokens[i:on])
    return plain and lower(tokens, on) == "on" and bool(named_day(tokens, on + 1, clock))


def eve_of(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    The day before one that is named, or before that of an event: "the eve of 5 June", "the eve of Sunday's
    vote", "the eve of the election on 5 June".
    """
    if tokens[i].lower != "eve" or lower(tokens, i + 1) != "of":
        return None
    at = i + 2 + (lower(tokens, i + 2) == "the")
    day = named_day(tokens, at, clock) or day_behind(tokens, at, clock, NEAR)
    return day._replace(days=one_day(shifted(day.day.first, -1))) if day and day.day else None


def hour(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    An hour, of the day that follows or of the one that the text named last: "8 a.m. on Tuesday", "0830 GMT".
    """
    found = hour_at(tokens, i)
    if not found:
        return None
    abroad = of_greenwich(tokens, found, clock)
    end = abroad.end if abroad else after_local(tokens, found.end)
    after = end + (lower(tokens, end) == ",")
    after += lower(tokens, after) == "on"
    if after < len(tokens) and not (abroad and abroad.exact):
        day = next((day for read in DAYS_AFTER if (day := read(tokens, after, clock))), None)
        numbered = after + (lower(tokens, after) == "the")
        day = day or (numbered_day(tokens, numbered, clock) if numbered < len(tokens) else None)
        if day:
            return timed(day, found) if day.days else day
    if abroad:
        return abroad
    later = day_behind(tokens, end, clock) if i and not clock.here else None
    return timed(Written(found.end, later.days if later else last_day(clock), guessed=True), found)


def after_local(tokens: Tokens, i: int) -> int:
    """
    The index after "local time" behind an hour, whose first word may be the hour's own.
    """
    i += lower(tokens, i) == "local"
    return i + (lower(tokens, i - 1) == "local" and lower(tokens, i) == "time")


def of_greenwich(tokens: Tokens, local: Hour, clock: Clock) -> Written | None:
    """
    A local hour with that of Greenwich behind it, whose day may be another: "2335 [0335 GMT on 12 January]".
    """
    at = after_local(tokens, local.end) + 1
    zulu = hour_at(tokens, at) if lower(tokens, at - 1) in {"[", "("} and at < len(tokens) else None
    if not zulu or not zulu.zulu:
        return None
    ahead = (local.hour > zulu.hour + HALF_DAY) - (zulu.hour > local.hour + HALF_DAY)
    on = zulu.end + (lower(tokens, zulu.end) == "on")
    dated = read_date(tokens, on, clock) if on < len(tokens) else None
    end = dated.end if dated else zulu.end
    end += lower(tokens, end) in {"]", ")"}
    day = dated.days if dated else last_day(clock)
    if day is None or (clock.last and not dated):
        return timed(Written(end, day, guessed=True), local)
    return timed(Written(end, one_day(shifted(day.first, -ahead)), guessed=not dated), local)


def timed(day: Written, hour: Hour) -> Written:
    """
    A day with an hour in its EDTF string.
    """
    if day.days is None:
        return day
    return day._replace(days=at_hour(day.days, hour.hour, hour.minute, zulu=hour.zulu))


def with_weekday(tokens: Tokens, day: Written) -> Written:
    """
    A day with the weekday that it was: "22 November, a Saturday".
    """
    at = day.end + 2
    if at >= len(tokens) or tokens[at - 1].lower != "a" or tokens[day.end].text not in {",", "("}:
        return day
    number = table("weekdays").get(tokens[at].lower)
    same = number is not None and day.day and day.day.first.weekday() == number
    return day._replace(end=at + 1) if same else day


def with_hour(tokens: Tokens, day: Written) -> Written:
    """
    A day with the hour that follows it, if one does: "Tuesday at 8 a.m.".
    """
    if day.end >= len(tokens):
        return day
    day = with_weekday(tokens, day)
    at = day.end + (lower(tokens, day.end) == ",")
    at += lower(tokens, at) in words("before_hour")
    at += lower(tokens, at) in words("before_hour")
    found = hour_at(tokens, at) if at < len(tokens) else None
    if not found or not day.day or lower(tokens, found.end) == "on":
        return day
    return timed(day._replace(end=found.end), found)
