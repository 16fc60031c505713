"""
Reads dates as they are written: "21 August 2013", "13 JUL 89", "2016-04-06", "mid-March", "041930Z JUN 17".
"""

from collections.abc import Sequence
from functools import cache

from reportedly.records import Token
from reportedly.times.calendar_days import (
    LONGEST_MONTH,
    Clock,
    Days,
    Written,
    between,
    day_of,
    month_of,
)
from reportedly.times.date_words import (
    DASHES,
    day_at,
    day_number,
    lower,
    month_names,
    spelled_at,
    table,
    words,
    year_after,
)
from reportedly.times.figure_dates import figures, time_group
from reportedly.times.lying_ahead import days_ahead, is_ahead
from reportedly.times.seasons import season
from reportedly.times.years import bare_year, decade_in_words, last_year, of_year, year_in_words

# So many days back, what a report tells of is news, even among years of long ago.
NEWS = 31
# So many months at most lie between two of one story.
HALF = 6
LATEST = 2100
# Which month of that name, from the time that the text named last.
FROM_TOLD = {"that": 0, "previous": -1, "following": 1, "next": 1}
CURRENCIES = frozenset("$€£")
RANGE_MARKS = DASHES | {"to", "and", "or", "until", "through", "&"}


def month_number(tokens: Sequence[Token], i: int, *, numbered: bool) -> int | None:
    """
    The month named at *i*; "may" and "march" only where a capital and the words around make them months.
    """
    word = lower(tokens, i)
    month: int | None = table("months").get(word)
    if month is None:
        short: int | None = table("short_months").get(word)
        return short if numbered or (short and stands_short(tokens, i)) else None
    if tokens[i].text.islower() and (not numbered or word == "may"):
        return None
    before = lower(tokens, i - 1)
    if numbered:
        return month
    if before in words("names_before") or lower(tokens, i + 1) in words("names_after"):
        return None
    if word in words("doubtful_months") and before not in words("before_month") and not of_year(tokens, i):
        return None
    return month


def stands_short(tokens: Sequence[Token], i: int) -> bool:
    """
    Whether a shortened month stands for a month without a number: "in Nov.", "Nov-Feb 2017".
    """
    if not tokens[i].text[0].isupper():
        return False
    ranged = lower(tokens, i + 1) in RANGE_MARKS and lower(tokens, i + 2) in month_names()
    return ranged or lower(tokens, i - 1) in words("before_month")


def near(month: int, number: int, clock: Clock, reach: int) -> Days | None:
    """
    The day of a date without its year: the last one before publication, or one up to *reach* days after it.
    """
    if clock.year and not (fresh := just_past(month, number, clock)):
        return day_of(told_year(month, clock.year, clock), month, number)
    if clock.year:
        return fresh
    if not clock.published:
        return None
    for year in (clock.published.year + 1, clock.published.year, clock.published.year - 1):
        days = day_of(year, month, number)
        if days and (days.first - clock.published).days <= reach:
            return days
    return None


def just_past(month: int, number: int, clock: Clock) -> Days | None:
    """
    The day of a date without its year where it is of the last weeks, and the report no account of long ago.
    """
    if clock.account or not clock.published:
        return None
    found = day_of(clock.published.year - (month > clock.published.month), month, number)
    return found if found and 0 <= (clock.published - found.first).days <= NEWS else None


def told_year(month: int, year: int, clock: Clock) -> int:
    """
    The year of a month in an account that goes forward: January after November is of the next year.
    """
    return year + bool(clock.last and clock.last.first.month - month > HALF)


def near_month(month: int, clock: Clock, *, foretold: bool) -> Days | None:
    """
    A month without its year: the last one that had begun when the report was printed, one of the year that
    the text goes on in ("in July 2014 ..., in August"), or the next one where it is foretold ("will be held
    in December").
    """
    if clock.year:
        return month_of(told_year(month, clock.year, clock), month)
    if not clock.published:
        return None
    told = clock.last
    if told and clock.dated and told.days <= LONGEST_MONTH and 0 <= month - told.first.month <= HALF:
        return month_of(told.first.year, month)
    year, now = clock.published.year, clock.published.month
    return month_of(year + (month < now) if foretold else year - (month > now), month)


def read_date(tokens: Sequence[Token], i: int, clock: Clock) -> Written | None:
    """
    The date, month or year written at *i*.

    1. Figures alone: 2016-04-06, 10-07-2016, 02.10.2017, 041930Z JUN 17.
    2. A day before its month, or several: 21 August, 4-5 April 2016, the fourth of July.
    3. A month before its day: August 21, 2013; July ninth.
    4. A month, with its year or none.
    5. A year alone.
    """
    if tokens[i].text[0].isdigit():
        return (
            figures(tokens, i, clock)
            or time_group(tokens, i, clock)
            or day_first(tokens, i, clock)
            or bare_year(tokens, i)
        )
    found = None
    if tokens[i].lower in named_spans():
        found = month_first(tokens, i, clock) or bare_month(tokens, i, clock)
    return found or day_first(tokens, i, clock) or year_in_words(tokens, i) or decade_in_words(tokens, i)


@cache
def named_spans() -> frozenset[str]:
    """
    The names of months and seasons.
    """
    return frozenset(month_names()).union(table("seasons"))


def day_first(tokens: Sequence[Token], i: int, clock: Clock) -> Written | None:
    """
    One or several days before their month: 21 August 2013, 4-5 April, 1st of March, the ninth of July.
    """
    start = day_at(tokens, i)
    if start is None or lower(tokens, i - 1) in CURRENCIES:
        return None
    end, at = start[1], start[0]
    if lower(tokens, at) in RANGE_MARKS or is_night(tokens, at, end):
        at, end = day_at(tokens, at + 1 + (lower(tokens, at + 1) == "the")) or (at, end)
    at += lower(tokens, at) == "day"
    of = lower(tokens, at) == "of"
    at += of
    figure = tokens[i].text[0].isdigit()
    month = month_number(tokens, at, numbered=True) if of or figure else None
    if not month or lower(tokens, at + 1) in words("names_after"):
        return None
    at += 1 + (lower(tokens, at + 1) == "." and tokens[at].lower in table("short_months"))
    short = tokens[at - 1].lower in table("short_months") or tokens[at - 1].text.isupper()
    return dated(tokens, at, (month, start[1], end), clock, short=short)


def is_night(tokens: Sequence[Token], i: int, day: int) -> bool:
    """
    Whether a stroke at *i* parts the two days of a night: "8/9 February".
    """
    return lower(tokens, i) == "/" and day_number(lower(tokens, i + 1)) == day + 1


def month_first(tokens: Sequence[Token], i: int, clock: Clock) -> Written | None:
    """
    A month before its day or days: August 21, 2013; April 4-5; July the ninth; May twenty nine.
    """
    at = i + 1 + (lower(tokens, i + 1) == "." and tokens[i].lower in table("short_months"))
    at += lower(tokens, at) == "the" or (lower(tokens, at) == "-" and bool(day_number(lower(tokens, at + 1))))
    start = day_at(tokens, at) or spelled_day(tokens, at)
    month = month_number(tokens, i, numbered=True) if start else None
    if not month or not start or not_a_day(tokens, i, start[0] - 1):
        return None
    end, at = start[1], start[0]
    until = day_at(tokens, at + 1) if lower(tokens, at) in RANGE_MARKS else None
    if until and not month_number(tokens, until[0], numbered=True) and not counts(tokens, until[0]):
        at, end = until
    return dated(tokens, at, (month, start[1], end), clock, short=False)


def spelled_day(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    """
    A day after its month as a plain number of two words: "May twenty nine".
    """
    found = spelled_at(tokens, i)
    return found if found and found[0] > i + 1 and found[1] <= 31 else None


def counts(tokens: Sequence[Token], i: int) -> bool:
    """
    Whether the word at *i* is what the number before it counts.
    """
    return lower(tokens, i) in words("counted")


def not_a_day(tokens: Sequence[Token], month: int, number: int) -> bool:
    """
    Whether the figure after a month counts or names: "in March 20 people", "the March 14 alliance".
    """
    if lower(tokens, number + 1) in words("names_after") or counts(tokens, number + 1):
        return True
    return lower(tokens, month - 1) in words("names_before")


def dated(
    tokens: Sequence[Token], at: int, parts: tuple[int, int, int], clock: Clock, *, short: bool
) -> Written | None:
    """
    A month and its days with the year that follows at *at*, or the year that the clock gives.
    """
    month, start, end = parts
    year = year_after(tokens, at, short=short)
    if year:
        at = year[1]
        first = day_of(year[0], month, start)
        last = first if end == start else day_of(year[0], month, end)
    elif is_no_year(tokens, at + (lower(tokens, at) == ",")):
        return Written(at + 1 + (lower(tokens, at) == ","), None)
    else:
        at, clock = last_year(tokens, at, clock)
        reach = days_ahead(tokens, at)
        first = near(month, start, clock, reach)
        last = first if end == start else near(month, end, clock, reach)
    if not (first and last) and (year or clock.published or clock.year):
        return None
    days = between(first.first, last.first) if first and last else None
    return Written(at, days, exact=bool(year), guessed=not year)


def is_no_year(tokens: Sequence[Token], i: int) -> bool:
    """
    Whether four figures at *i*, or more, are a year that no report tells of: "1 January 0000", or 9999 alone.
    """
    text = tokens[i].text if i < len(tokens) else ""
    if len(text) < 4 or not (text.isascii() and text.isdecimal()):
        return False
    return text[0] == "0" or (int(text) > LATEST and not lower(tokens, i + 1)[:1].isalnum())


def bare_month(tokens: Sequence[Token], i: int, clock: Clock) -> Written | None:
    """
    A month, with its year or none: March, March 2011, March last year.
    """
    if lower(tokens, i) not in month_names():
        return season(tokens, i, clock)
    at = i + 1 + (lower(tokens, i + 1) == "." and tokens[i].lower in table("short_months"))
    year = year_after(tokens, at, short=False)
    month = month_number(tokens, i, numbered=year is not None)
    if not month:
        return season(tokens, i, clock)
    if year:
        return Written(year[1], month_of(year[0], month), exact=True)
    at, clock = last_year(tokens, i + 1, clock)
    days = told_month(month, clock, tokens, i) or near_month(month, clock, foretold=is_ahead(tokens, i))
    return Written(at, days, guessed=True)


def told_month(month: int, clock: Clock, tokens: Sequence[Token], i: int) -> Days | None:
    """
    A month that is told from the time that the text named last: "that June", "the following August".
    """
    which = lower(tokens, i - 1)
    if not clock.last or which not in FROM_TOLD or (which == "next" and lower(tokens, i - 2) != "the"):
        return None
    day = clock.last.first
    step = FROM_TOLD[which]
    year = day.year + (step > 0 and month <= day.month) - (step < 0 and month >= day.month)
    return month_of(year, month)
