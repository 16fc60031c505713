"""
Reads dates as they are written: "21 August 2013", "13 JUL 89", "2016-04-06", "mid-March", "041930Z JUN 17".
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from reportedly.calendar_days import Clock, Days, Written, between, day_of, month_of, season_of, year_of
from reportedly.language import lexicon
from reportedly.records import Token

DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?")
NUMERIC = re.compile(r"(\d{1,4})\.(\d{1,2})\.(\d{2,4})")
FAR_AHEAD = 60


@cache
def table(name: str) -> Mapping[str, Any]:
    """
    One table of the list of time words.
    """
    entries: Mapping[str, Any] = lexicon("times")[name]
    return entries


@cache
def words(name: str) -> frozenset[str]:
    """
    One list of time words.
    """
    return frozenset(table("words")[name])


def lower(tokens: Sequence[Token], i: int) -> str:
    """
    The lower-case word at *i*, or an empty one outside the sentence.
    """
    return tokens[i].lower if 0 <= i < len(tokens) else ""


def day_number(word: str) -> int | None:
    """
    A day of a month: "21", "21st".
    """
    found = DAY.fullmatch(word)
    number = int(found[1]) if found else 0
    return number if 1 <= number <= 31 else None


def four_figures(word: str) -> int | None:
    """
    A year in four figures.
    """
    if len(word) == 4 and word.isascii() and word.isdigit() and 1700 <= int(word) < 2100:
        return int(word)
    return None


def month_number(tokens: Sequence[Token], i: int, *, numbered: bool) -> int | None:
    """
    The month named at *i*; "may" and "march" only where a capital and the words around make them months.
    """
    word = lower(tokens, i)
    month: int | None = table("months").get(word)
    if month is None:
        return table("short_months").get(word) if numbered else None
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


def of_year(tokens: Sequence[Token], i: int) -> bool:
    """
    Whether "last year" or "this year" follows a month.
    """
    return lower(tokens, i + 1) in {"last", "this"} and lower(tokens, i + 2) == "year"


def year_after(tokens: Sequence[Token], i: int, *, short: bool) -> tuple[int, int] | None:
    """
    The year that completes a date, after a comma or none: its value and the index after it.
    """
    at = i + 1 if lower(tokens, i) in {",", "of"} else i
    year = four_figures(lower(tokens, at))
    if year and lower(tokens, at + 1) not in words("counted"):
        return year, at + 1
    if short and at == i:
        at += lower(tokens, at) in {"'", "’"}
        word = lower(tokens, at)
        if len(word) == 2 and word.isdecimal() and lower(tokens, at + 1) not in words("counted"):
            return two_figures(int(word)), at + 1
    return None


def two_figures(number: int) -> int:
    """
    The year meant by its last two figures: "89", "17".
    """
    return number + (1900 if number >= 45 else 2000)


def near(month: int, number: int, clock: Clock) -> Days | None:
    """
    The day of a date without its year: the last one before publication, or one soon after it.
    """
    if clock.year:
        return day_of(told_year(month, clock.year, clock), month, number)
    if not clock.published:
        return None
    for year in (clock.published.year + 1, clock.published.year, clock.published.year - 1):
        days = day_of(year, month, number)
        if days and (days.first - clock.published).days <= FAR_AHEAD:
            return days
    return None


def told_year(month: int, year: int, clock: Clock) -> int:
    """
    The year of a month in an account that goes forward: January after November is of the next year.
    """
    return year + bool(clock.last and clock.last.first.month - month > 6)


def near_month(month: int, clock: Clock) -> Days | None:
    """
    A month without its year: the last one that had begun when the report was printed.
    """
    if clock.year:
        return month_of(told_year(month, clock.year, clock), month)
    if not clock.published:
        return None
    return month_of(clock.published.year - (month > clock.published.month), month)


def read_date(tokens: Sequence[Token], i: int, clock: Clock) -> Written | None:
    """
    The date, month or year written at *i*.

    1. Figures alone: 2016-04-06, 10-07-2016, 02.10.2017, 041930Z JUN 17.
    2. A day before its month, or several: 21 August, 4-5 April 2016.
    3. A month before its day: August 21, 2013.
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
    return month_first(tokens, i, clock) or bare_month(tokens, i, clock)


def figures(tokens: Sequence[Token], i: int, clock: Clock) -> Written | None:
    """
    A date in figures alone.
    """
    dotted = NUMERIC.fullmatch(tokens[i].text)
    if dotted:
        days = in_order(list(dotted.groups()), clock)
        return Written(i + 1, days, exact=True) if days else None
    mark = lower(tokens, i + 1)
    if mark in {"-", "/"} and lower(tokens, i + 3) == mark and i + 4 < len(tokens):
        days = in_order([tokens[i + k].text for k in (0, 2, 4)], clock)
        return Written(i + 5, days, exact=True) if days else None
    return None


def in_order(parts: list[str], clock: Clock) -> Days | None:
    """
    The day of three figures: year first, day first, or month first where only that is possible.
    """
    if not all(part.isdecimal() and len(part) in {1, 2, 4} for part in parts):
        return None
    first, second, third = (int(part) for part in parts)
    if len(parts[0]) == 4:
        return day_of(first, second, third)
    if len(parts[2]) == 1:
        return None
    year = third if len(parts[2]) == 4 else two_figures(third)
    readings = [days for days in (day_of(year, second, first), day_of(year, first, second)) if days]
    if clock.published:
        ahead = [days for days in readings if days.first <= clock.published]
        readings = sorted(ahead, key=lambda days: days.first, reverse=True) or readings
    return readings[0] if readings else None


def time_group(tokens: Sequence[Token], i: int, clock: Clock) -> Written | None:
    """
    A military date-time group: 041930Z JUN 17.
    """
    word, zone, at = tokens[i].text, lower(tokens, i + 1), i + 2
    if not (len(word) == 6 and word.isdecimal() and len(zone) == 1 and zone.isalpha()):
        return None
    month = month_number(tokens, at, numbered=True)
    number = day_number(word[:2])
    if not month or not number:
        return None
    year = year_after(tokens, at + 1, short=True)
    days = day_of(year[0], month, number) if year else near(month, number, clock)
    return Written(year[1] if year else at + 1, days, exact=bool(year), guessed=not year)


def day_first(tokens: Sequence[Token], i: int, clock: Clock) -> Written | None:
    """
    One or several days before their month: 21 August 2013, 4-5 April, 1st of March.
    """
    start = day_number(tokens[i].lower)
    if start is None:
        return None
    end, at = start, i + 1
    until = day_number(lower(tokens, at + 1)) if lower(tokens, at) in RANGE_MARKS else None
    if until:
        end, at = until, at + 2
    at += lower(tokens, at) == "of"
    month = month_number(tokens, at, numbered=True)
    if not month or lower(tokens, at + 1) in words("names_after"):
        return None
    at += 1 + (lower(tokens, at + 1) == "." and tokens[at].lower in table("short_months"))
    short = tokens[at - 1].lower in table("short_months") or tokens[at - 1].text.isupper()
    return dated(tokens, at, (month, start, end), clock, short=short)


RANGE_MARKS = frozenset({"-", "–", "—", "to", "and", "until", "through", "&"})


def month_first(tokens: Sequence[Token], i: int, clock: Clock) -> Written | None:
    """
    A month before its day or days: August 21, 2013; April 4-5.
    """
    if lower(tokens, i) not in table("months") and lower(tokens, i) not in table("short_months"):
        return None
    at = i + 1 + (lower(tokens, i + 1) == "." and tokens[i].lower in table("short_months"))
    start = day_number(lower(tokens, at))
    month = month_number(tokens, i, numbered=True) if start else None
    if not month or not start or not_a_day(tokens, i, at):
        return None
    end, at = start, at + 1
    until = day_number(lower(tokens, at + 1)) if lower(tokens, at) in RANGE_MARKS else None
    if (
        until
        and not table("months").get(lower(tokens, at + 2))
        and lower(tokens, at + 2) not in words("counted")
    ):
        end, at = until, at + 2
    return dated(tokens, at, (month, start, end), clock, short=False)


def not_a_day(tokens: Sequence[Token], month: int, number: int) -> bool:
    """
    Whether the figure after a month counts or names: "in March 20 people", "the March 14 alliance".
    """
    after = lower(tokens, number + 1)
    if after in words("names_after") or after in words("counted"):
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
        first, last = day_of(year[0], month, start), day_of(year[0], month, end)
    else:
        at, clock = last_year(tokens, at, clock)
        first, last = near(month, start, clock), near(month, end, clock)
    if not (first and last) and (year or clock.published or clock.year):
        return None
    days = between(first.first, last.first) if first and last else None
    return Written(at, days, exact=bool(year), guessed=not year)


def last_year(tokens: Sequence[Token], at: int, clock: Clock) -> tuple[int, Clock]:
    """
    Steps over "last year" or "this year" after a date, and sets the clock to it.
    """
    which = lower(tokens, at)
    if which not in {"last", "this"} or lower(tokens, at + 1) != "year" or not clock.published:
        return at, clock
    year = year_of(max(clock.published.year - (which == "last"), 1))
    return at + 2, Clock(None, year, 1)


def bare_month(tokens: Sequence[Token], i: int, clock: Clock) -> Written | None:
    """
    A month, with its year or none: March, March 2011, March last year.
    """
    at = i + 1 + (lower(tokens, i + 1) == "." and lower(tokens, i) in table("short_months"))
    year = year_after(tokens, at, short=False)
    month = month_number(tokens, i, numbered=year is not None)
    if not month:
        return season(tokens, i)
    if year:
        return Written(year[1], month_of(year[0], month), exact=True)
    at, clock = last_year(tokens, i + 1, clock)
    return Written(at, near_month(month, clock), guessed=True)


def season(tokens: Sequence[Token], i: int) -> Written | None:
    """
    A season with its year: summer 2014, the winter of 2016.
    """
    number = table("seasons").get(lower(tokens, i))
    year = year_after(tokens, i + 1, short=False) if number else None
    return Written(year[1], season_of(year[0], number), exact=True) if year and number else None


def bare_year(tokens: Sequence[Token], i: int) -> Written | None:
    """
    A year alone, or a run of years: 2014, 2013-14.
    """
    year = four_figures(tokens[i].lower)
    before, after = lower(tokens, i - 1), lower(tokens, i + 1)
    if not year or not is_year(tokens, i):
        return None
    if after == "s" and year % 10 == 0:
        return Written(i + 2, between(year_of(year).first, year_of(year + 9).last), exact=True)
    if after in words("counted") or after in {"%", "/"}:
        return None
    if before in {"of", "to", "by", "around", "through"} and next_is_word(tokens, i + 1):
        return None
    until = lower(tokens, i + 2) if after in {"-", "–"} else ""
    if until.isdecimal() and len(until) in {2, 4}:
        end = int(until) if len(until) == 4 else year // 100 * 100 + int(until)
        if year < end < min(year + 100, 2100):
            return Written(i + 3, between(year_of(year).first, year_of(end).last), exact=True)
    return Written(i + 1, year_of(year), exact=True)


def is_year(tokens: Sequence[Token], i: int) -> bool:
    """
    Whether the words before a four-figure number make it a year: "in 2014", "mid-2014", "2014 and 2015".
    """
    before = lower(tokens, i - 1)
    if before in {"and", "or"}:
        return four_figures(lower(tokens, i - 2)) is not None
    if before == "-":
        return lower(tokens, i - 2) == "mid"
    return before in words("before_year") or (before == "the" and lower(tokens, i + 1) == "s")


def next_is_word(tokens: Sequence[Token], i: int) -> bool:
    """
    Whether a plain noun may follow, so that the figure before counts it.
    """
    return (
        i < len(tokens) and tokens[i].text.islower() and tokens[i].text.isalpha() and len(tokens[i].text) > 4
    )
