"""
Reads days by their weekday: "Tuesday", "Friday the 31st", "next week Wednesday", "last Tuesday night".
"""

from collections.abc import Sequence
from datetime import date

from reportedly.records import Token
from reportedly.times.calendar_days import (
    WEEK,
    Clock,
    Days,
    Written,
    day_of,
    in_week_of,
    is_coming,
    months_back,
    one_day,
    shifted,
    that_weekday,
    weekday_before,
)
from reportedly.times.calendar_units import calendar_unit
from reportedly.times.date_words import DASHES, day_at, lower, table, words
from reportedly.times.lying_ahead import SOON, is_ahead, is_told
from reportedly.times.written_dates import read_date

# So many months back, the last day with some number and weekday is looked for.
MONTHS_TRIED = 24
# "The first" to "the third" before a noun are seldom days of a month.
RANKED = 3

Tokens = Sequence[Token]


def named_at(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    The weekday or date at *i*, if its days are known.
    """
    found = (weekday(tokens, i, clock) or read_date(tokens, i, clock)) if i < len(tokens) else None
    return found if found and found.days else None


def weekday(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    A weekday, with the date or the part of the day that follows: "Friday, 23 June", "last Tuesday night".
    """
    which = lower(tokens, i)
    at = i + (which in {"last", "next", "this", "past", "previous"})
    word = lower(tokens, at)
    number = table("weekdays").get(word)
    short = table("short_weekdays").get(word) if number is None else None
    if number is None and (short is None or not tokens[at].text[0].isupper()):
        return None
    following = at + 1 + (lower(tokens, at + 1) in {",", ".", "("})
    numbered_at = following + (lower(tokens, following) == "the")
    written = read_date(tokens, numbered_at, clock) if numbered_at < len(tokens) else None
    if written and written.days and (number is None or written.days.first.weekday() == number):
        closed = lower(tokens, following - 1) == "(" and lower(tokens, written.end) == ")"
        return written._replace(end=written.end + closed)
    numbered = with_number(tokens, at + 1, number if number is not None else short or 0, clock)
    if numbered or number is None:
        return numbered
    if lower(tokens, at - 1) in words("names_before"):
        return None
    if tokens[at].text.islower() and at == i and lower(tokens, at - 1) not in words("before_weekday"):
        return None
    return of_week(tokens, at, number, clock) or plain_weekday(tokens, i, at, number, clock)


def plain_weekday(tokens: Tokens, i: int, at: int, number: int, clock: Clock) -> Written:
    """
    The day that a weekday alone means, by the word before it or by what the sentence says of it.
    """
    end = after_daypart(tokens, at + 1)
    if clock.published is None or recurs(tokens, at):
        return Written(end, None)
    placed = placed_behind(tokens, at)
    if placed:
        day = that_weekday(clock.published, number, "last" if placed == "last" else "next")
        return Written(at + 2, one_day(shifted(day, WEEK * (placed == "week"))))
    if is_one_of_many(tokens, at, end):
        same = clock.named if clock.named and clock.named.first.weekday() == number else None
        return Written(end, same, guessed=True)
    which = lower(tokens, i)
    told = from_told(tokens, at, number, clock)
    if told:
        return Written(end, told, guessed=True)
    coming = which == "this" and is_coming(clock.published, number) and not is_told(tokens, i)
    which = "next" if coming else which
    which = "next" if which not in {"last", "next", "previous"} and is_ahead(tokens, i) else which
    return Written(end, one_day(that_weekday(clock.published, number, which)))


def placed_behind(tokens: Tokens, at: int) -> str | None:
    """
    The word behind a weekday that tells which one it is: "Monday last", "Friday next", "Sunday week".
    """
    word, after = lower(tokens, at + 1), lower(tokens, at + 2)
    closed = not after[:1].isalnum() or (after in words("small") and after != "of")
    return word if closed and word in {"last", "next", "week"} else None


def is_one_of_many(tokens: Tokens, i: int, end: int) -> bool:
    """
    Whether the weekday at *i* says of what kind a day was: "It was a Saturday", no "a Saturday attack".
    """
    after = lower(tokens, end)
    return lower(tokens, i - 1) in {"a", "one"} and (
        not after[:1].isalpha() or after in words("after_number")
    )


def recurs(tokens: Tokens, i: int) -> bool:
    """
    Whether the weekday at *i* is no single day: "every Friday", "on Fridays and Saturdays"; but not in "on
    Fridays blast", where only the apostrophe is lost.
    """
    word, before = tokens[i].lower, lower(tokens, i - 1)
    if before in {"and", "or", ","} and lower(tokens, i - 2) in table("weekdays"):
        return recurs(tokens, i - 2)
    after = lower(tokens, i + 1)
    many = word.endswith("days") and before == "on" and (not after.isalpha() or after in words("small"))
    return many or before in words("recurring")


def from_told(tokens: Tokens, at: int, number: int, clock: Clock) -> Days | None:
    """
    A weekday before or after the day that the text named last: "the following Monday", "the previous Friday".
    """
    which = lower(tokens, at - 1)
    day = clock.named.first if clock.named else None
    if day is None or which not in {"following", "previous"} or lower(tokens, at - 2) != "the":
        return None
    if which == "previous":
        return one_day(weekday_before(day, number, same=False))
    return one_day(shifted(day, (number - day.weekday()) % WEEK or WEEK))


def with_number(tokens: Tokens, i: int, weekday: int, clock: Clock) -> Written | None:
    """
    A weekday with the number of its day: "Tuesday the eleventh", "Mon 13th".
    """
    if i >= len(tokens) or not clock.published:
        return None
    at = i + (lower(tokens, i) == "the")
    numbered = day_at(tokens, at)
    if not numbered:
        return None
    plain = tokens[at].text.isdecimal()
    after = lower(tokens, numbered[0])
    if after in {":", "/"} or after in words("hours") or after in words("counted"):
        return None
    if plain and (at > i or after[:1].isalnum() or after in DASHES):
        return None
    if not plain and (after[:1].isdigit() or (numbered[1] <= RANKED and after[:1].isalpha())):
        return None
    day = numbered_weekday(clock.published, numbered[1], weekday)
    return Written(numbered[0], one_day(day)) if day else None


def numbered_weekday(published: date, number: int, weekday: int) -> date | None:
    """
    The day of that number and weekday: one soon after the report, else the last one before it.
    """
    first = published.replace(day=1)
    for back in range(-1, MONTHS_TRIED):
        month = months_back(first, back)
        found = day_of(month.year, month.month, number)
        if found and found.first.weekday() == weekday and (found.first - published).days <= SOON:
            return found.first
    return None


def week_at(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    The week that is told at *i*: "next week".
    """
    week = calendar_unit(tokens, i, clock) if lower(tokens, i + 1) == "week" else None
    return week if week and week.days else None


def of_week(tokens: Tokens, at: int, number: int, clock: Clock) -> Written | None:
    """
    A weekday of a week that is told: "Tuesday of next week", "Wednesday last week".
    """
    week = week_at(tokens, at + 1 + (lower(tokens, at + 1) == "of"), clock)
    return Written(week.end, one_day(in_week_of(week.days.first, number))) if week and week.days else None


def in_week(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    A week with its day after it: "next week Wednesday", "last week on Friday".
    """
    week = week_at(tokens, i, clock)
    at = week.end + (lower(tokens, week.end) == "on") if week else i
    number = table("weekdays").get(lower(tokens, at)) if week else None
    if not week or not week.days or number is None:
        return None
    return Written(after_daypart(tokens, at + 1), one_day(in_week_of(week.days.first, number)))


def after_daypart(tokens: Tokens, i: int) -> int:
    """
    The index after a part of the day, if one stands at *i*.
    """
    if i >= len(tokens):
        return i
    at = i + (lower(tokens, i) in {"early", "late"})
    at += lower(tokens, at) in {"in", "at"} and (
        lower(tokens, at + 1) == "the" or lower(tokens, at + 1) in words("dayparts")
    )
    at += lower(tokens, at) == "the"
    return at + 1 if lower(tokens, at) in words("dayparts") else i
