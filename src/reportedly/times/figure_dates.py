"""
Reads dates in figures: "2016-04-06", "02.10.2017", "05-Aug-2016", "20170302", "041930Z JUN 17", "9/11".

Of "5/6/2017" the day stands first, unless the report or its publisher writes the month first, or that is the
likelier day; of "5.6.2017" likelihood decides nothing.
"""

import re
from collections.abc import Sequence
from datetime import date

from reportedly.records import Token
from reportedly.times.calendar_days import (
    Clock,
    Days,
    Written,
    at_hour,
    day_of,
    month_of,
    one_day,
)
from reportedly.times.date_words import (
    DASHES,
    day_number,
    four_figures,
    lower,
    month_names,
    table,
    two_figures,
    words,
    year_after,
)
from reportedly.times.lying_ahead import days_ahead

NUMERIC = re.compile(r"(\d{1,4})\.(\d{1,2})\.(\d{2,4})", re.ASCII)
COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)", re.ASCII)
YEAR, ALONE = 4, 8
NINE_ELEVEN = date(2001, 9, 11)
MARKS = frozenset({"-", "/"})

Tokens = Sequence[Token]


def figures(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    A date in figures alone, or with the month's name between them.
    """
    text = tokens[i].text
    dotted = NUMERIC.fullmatch(text) if "." in text else None
    if dotted:
        order = clock if clock.month_first is not None else clock._replace(month_first=False)
        return exactly(i + 1, in_order(list(dotted.groups()), order))
    compact = COMPACT.fullmatch(text) if len(text) == ALONE else None
    if compact:
        return exactly(i + 1, day_of(*(int(part) for part in compact.groups())))
    mark = lower(tokens, i + 1)
    if mark not in MARKS:
        return spaced(tokens, i)
    if lower(tokens, i + 3) == mark and i + 4 < len(tokens):
        return exactly(i + 5, in_order([tokens[i + k].text for k in (0, 2, 4)], clock))
    return year_and_month(tokens, i) or day_and_month(tokens, i, clock)


def exactly(end: int, days: Days | None) -> Written | None:
    """
    Days that were written with their year, if there are such days.
    """
    return Written(end, days, exact=True) if days else None


def in_order(parts: list[str], clock: Clock) -> Days | None:
    """
    The day of three figures, or of two and a month's name: year first, day first, or month first.
    """
    month = month_names().get(parts[1].lower())
    if month and all(part.isdecimal() for part in parts[::2]):
        parts = [parts[0], str(month), parts[2]]
    if not all(part.isascii() and part.isdecimal() and len(part) in {1, 2, 4} for part in parts):
        return None
    first, second, third = (int(part) for part in parts)
    if len(parts[0]) == YEAR:
        return day_of(first, second, third)
    if len(parts[2]) == 1:
        return None
    year = third if len(parts[2]) == YEAR else two_figures(third)
    if month:
        return day_of(year, month, first)
    return likeliest([day_of(year, *pair) for pair in in_turn(first, second, clock)], clock)


def in_turn(first: int, second: int, clock: Clock) -> tuple[tuple[int, int], tuple[int, int]]:
    """
    Month and day, by the two orders of a figure date, the likelier one first.
    """
    month_first, day_first = (first, second), (second, first)
    return (month_first, day_first) if clock.month_first else (day_first, month_first)


def likeliest(readings: Sequence[Days | None], clock: Clock) -> Days | None:
    """
    The first of several readings that is no later than the report, unless the order is known; else the first.
    """
    possible = [days for days in readings if days]
    if clock.published and clock.month_first is None:
        ahead = [days for days in possible if days.first <= clock.published]
        possible = sorted(ahead, key=lambda days: days.first, reverse=True) or possible
    return possible[0] if possible else None


def spaced(tokens: Tokens, i: int) -> Written | None:
    """
    A day with spaces between its figures: 2016 10 16.
    """
    if not four_figures(lower(tokens, i)):
        return None
    parts = [lower(tokens, i + k) for k in range(3)]
    if not all(len(part) == 2 and part.isdecimal() for part in parts[1:]):
        return None
    return exactly(i + 3, day_of(*(int(part) for part in parts)))


def year_and_month(tokens: Tokens, i: int) -> Written | None:
    """
    A month in figures, with its year: 2015-03; two figures after a year may be another year: 2013-14.
    """
    year, word = four_figures(tokens[i].text), lower(tokens, i + 2)
    if not year or not word.isdecimal() or len(word) > 2 or not 1 <= int(word) <= 12:
        return None
    return Written(i + 3, month_of(year, int(word)), exact=True) if int(word) <= year % 100 else None


def day_and_month(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    A day without its year, after a word that dates: "on 11/20", "Friday 5/12"; never a share, "of 1/3".
    """
    first, second = day_number(tokens[i].text), day_number(lower(tokens, i + 2))
    before = lower(tokens, i - 1)
    if is_nine_eleven(tokens, i, clock):
        return Written(i + 3, one_day(NINE_ELEVEN), exact=True, aside=True)
    listed = (before == "," or before in DASHES) and lower(tokens, i - 3) == "/"
    heads = i == 0 and heads_line(tokens, 3)
    dates = listed or heads or before in words("before_day") or before in table("weekdays")
    if lower(tokens, i + 1) != "/" or not first or not second or not dates or not clock.published:
        return None
    after = lower(tokens, i + 3)
    if after == "of" or after in words("counted") or after in month_names():
        return None
    year = clock.year or clock.published.year
    readings = [
        days
        for month, number in in_turn(first, second, clock)
        for days in (day_of(year, month, number), day_of(year - 1, month, number))
    ]
    reach = days_ahead(tokens, i)
    near = [days for days in readings if days and (days.first - clock.published).days <= reach]
    days = likeliest(near or readings, clock)
    return Written(i + 3, days, guessed=True) if days else None


def heads_line(tokens: Tokens, i: int) -> bool:
    """
    Whether what ends before *i* opens an entry of a list: "28/6: a bomb killed two", "28/6 - 2/7: ten died".
    """
    if lower(tokens, i) in DASHES and lower(tokens, i + 2) == "/":
        i += 4
    return lower(tokens, i) == ":" or lower(tokens, i) in DASHES


def is_nine_eleven(tokens: Tokens, i: int, clock: Clock) -> bool:
    """
    Whether "9/11" is the name of the attacks of 2001, and no day in a report that writes its days so.
    """
    if [token.text for token in tokens[i : i + 3]] != ["9", "/", "11"] or lower(tokens, i + 3) == "/":
        return False
    others = sum(token.text == "/" for token in tokens) - 1
    if others or lower(tokens, i - 1) in {",", "(", *table("weekdays")}:
        return False
    return clock.published is None or clock.published > NINE_ELEVEN


def time_group(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    A military date-time group: 041930Z JUN 17; without its year, the last such day before the report.
    """
    word = tokens[i].text
    zoned = zone_and_month(tokens, i + 1) if len(word) == 6 and word.isascii() and word.isdecimal() else None
    if not zoned:
        return None
    at, zone, month = zoned
    number = day_number(word[:2])
    if not month or not number:
        return None
    year = year_after(tokens, at + 1, short=True)
    published = clock.published
    if not year and not published:
        return Written(at + 1, None)
    days = day_of(year[0], month, number) if year else None
    if not year and published:
        earlier = (month, number) > (published.month, published.day)
        days = day_of(published.year - earlier, month, number)
    if not days:
        return None
    told = at_hour(days, int(word[2:4]), int(word[4:]), zulu=zone == "z")
    return Written(year[1] if year else at + 1, told, exact=bool(year), guessed=not year)


def zone_and_month(tokens: Tokens, i: int) -> tuple[int, str, int | None] | None:
    """
    The letter of the time zone and the month at *i*, together ("ZJUN"), apart ("Z JUN") or the month alone,
    tied to its figures ("051730MAY17"): the index of the last word, and both.
    """
    word, named = lower(tokens, i), month_names()
    if len(word) == 1 and word.isalpha():
        return i + 1, word, named.get(lower(tokens, i + 1))
    if not word or tokens[i].start != tokens[i - 1].end:
        return None
    if word in named:
        return i, "", named[word]
    return (i, word[0], named[word[1:]]) if word[1:] in named else None
