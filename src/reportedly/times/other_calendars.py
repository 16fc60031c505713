"""
Reads dates of the Islamic, Persian and Hebrew calendars where a text names them: "3 Rajab 1437"; and those of
ours by the names of its months in the Levant: "3 Kanun al-Thani 2014".

The three are reckoned by rule, so that the same words give the same days for ever. Islamic months begin when
the new moon is seen, so their days may be one off, and are marked so in their EDTF string.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from reportedly.language.phrases import Phrases
from reportedly.records import Token
from reportedly.times.calendar_days import Clock, Days, Written, between, day_of, month_of, one_day
from reportedly.times.date_words import day_at, lower, table, words, year_after
from reportedly.times.feasts import about

MONTHS = 12
LONG, SHORT = 31, 30
# The day before the first of each calendar, counted as Python counts days.
ISLAMIC_EPOCH, PERSIAN_EPOCH, HEBREW_EPOCH = 227014, 226895, -1373427
ADAR = 6

Tokens = Sequence[Token]


class Month(NamedTuple):
    """
    A month of another calendar: which calendar, and its number from the new year on.
    """

    calendar: str
    number: int


@cache
def months() -> Phrases[Month]:
    """
    The names of the months of other calendars.
    """
    return Phrases({name: Month(*which) for name, which in table("other_months").items()})


@cache
def levantine() -> Phrases[int]:
    """
    The names that our months have from Lebanon to Iraq.
    """
    return Phrases(table("levantine_months"))


def islamic(year: int, month: int) -> tuple[int, int]:
    """
    The first day of an Islamic month and the first of the next, as numbers of days.
    """
    first = ISLAMIC_EPOCH + 29 * (month - 1) + month // 2 + 354 * (year - 1) + (3 + 11 * year) // 30 + 1
    leap = month == MONTHS and (11 * year + 14) % 30 < 11
    return first, first + 29 + month % 2 + leap


def persian(year: int, month: int) -> tuple[int, int]:
    """
    The first day of a Persian month and the first of the next; eight years of thirty-three are leap years.
    """
    new_year = [PERSIAN_EPOCH + 365 * (one - 1) + (8 * one + 21) // 33 for one in (year, year + 1)]
    first = new_year[0] + LONG * min(month - 1, 6) + SHORT * max(month - 7, 0)
    return first, new_year[1] if month == MONTHS else first + (LONG if month <= 6 else SHORT)


def hebrew(year: int, month: int) -> tuple[int, int]:
    """
    The first day of a Hebrew month and the first of the next, from Tishri on; Adar is the one before Nisan.
    """
    first = hebrew_year(year)
    length = hebrew_year(year + 1) - first
    months = [30, 29 + (length % 10 == 5), 30 - (length % 10 == 3), 29, 30, *([30] if length > 380 else [])]
    months += [29, 30, 29, 30, 29, 30, 29]
    at = month - 1 + (length > 380 and month >= ADAR)
    return first + sum(months[:at]), first + sum(months[: at + 1])


def hebrew_year(year: int) -> int:
    """
    The first day of a Hebrew year, put off where the rules of the calendar ask for it.
    """
    before, this, after = (elapsed(one) for one in (year - 1, year, year + 1))
    return HEBREW_EPOCH + this + (2 if after - this == 356 else int(this - before == 382))


def elapsed(year: int) -> int:
    """
    The days from the beginning of the Hebrew calendar to the new moon of a year's first month.
    """
    moons = (235 * year - 234) // 19
    day = 29 * moons + (12084 + 13753 * moons) // 25920
    return day + (3 * (day + 1) % 7 < 3)


class Calendar(NamedTuple):
    """
    How a calendar reckons its months, the years in which reports use it, and how far they are from ours.
    """

    month: Callable[[int, int], tuple[int, int]]
    years: range
    apart: int


CALENDARS: Mapping[str, Calendar] = {
    "islamic": Calendar(islamic, range(1250, 1500), -579),
    "persian": Calendar(persian, range(1250, 1480), -621),
    "hebrew": Calendar(hebrew, range(5600, 5860), 3760),
}


def other_calendar(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    A date or month of another calendar: "3 Rajab 1437", "the 15th of Khordad", "Mehr 12, 1395", "Safar 1438".
    """
    day = day_at(tokens, i)
    at = day[0] + (lower(tokens, day[0]) == "of") if day else i
    hit = months().at(tokens, at) if at < len(tokens) else None
    if not hit:
        return None
    end, month = hit
    after = None if day else day_at(tokens, end)
    year = year_at(tokens, after[0] if after else end, month)
    number = day[1] if day else after[1] if after and year else None
    if year:
        return written(year[1], days_of(month, year[0], number), exact=True)
    if not day or tokens[at].lower in words("doubtful_other_months"):
        return None
    return written(end, latest(month, number, clock.published), exact=False)


def levantine_month(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    A date or month of ours by its name in the Levant: "3 Kanun al-Thani 2014", "Nisan 2015", "5 Ayyar".
    """
    day = day_at(tokens, i)
    at = day[0] + (lower(tokens, day[0]) == "of") if day else i
    hit = levantine().at(tokens, at) if at < len(tokens) and tokens[at].text[0].isupper() else None
    if not hit:
        return None
    end, month = hit
    number = day[1] if day else None
    year = year_after(tokens, end, short=False)
    if year:
        return written(year[1], our_days(year[0], month, number), exact=True)
    if not clock.published or tokens[at].lower in words("doubtful_other_months") or not (day or end > at + 1):
        return None
    told = (our_days(clock.published.year - back, month, number) for back in range(2))
    return written(
        end, next((days for days in told if days and days.first <= clock.published), None), exact=False
    )


def our_days(year: int, month: int, number: int | None) -> Days | None:
    """
    The day of that number in a month, or the whole month.
    """
    return day_of(year, month, number) if number else month_of(year, month)


def other_year(tokens: Tokens, i: int, _clock: Clock) -> Written | None:
    """
    A year of another calendar that words or letters call so: "the Afghan year 1395", "1437 AH".
    """
    era = table("eras_alone").get(lower(tokens, i + 1))
    named = table("calendar_years").get(lower(tokens, i - 2)) if lower(tokens, i - 1) == "year" else None
    solar = named == "islamic" and lower(tokens, i - 3) == "solar"
    calendar = "persian" if solar else named or era
    year = year_at(tokens, i, Month(calendar, 1)) if calendar else None
    if not calendar or not year:
        return None
    begins, ends = (days_of(Month(calendar, number), year[0], None) for number in (1, MONTHS))
    if not begins or not ends:
        return None
    days = between(begins.first, ends.last)
    return Written(year[1], about(days) if calendar == "islamic" else days, exact=True)


def written(end: int, days: Days | None, *, exact: bool) -> Written | None:
    """
    The days of another calendar, if it has such days.
    """
    return Written(end, days, exact=exact, guessed=not exact) if days else None


def year_at(tokens: Tokens, i: int, month: Month) -> tuple[int, int] | None:
    """
    The year of another calendar, with the letters of its era behind it: "1437", ", 1395 AH".
    """
    at = i + (lower(tokens, i) == ",")
    figures = lower(tokens, at)
    plain = len(figures) == 4 and figures.isascii() and figures.isdigit()
    if not plain or int(figures) not in CALENDARS[month.calendar].years:
        return None
    return int(figures), at + 1 + (lower(tokens, at + 1) in words("eras"))


def days_of(month: Month, year: int, number: int | None) -> Days | None:
    """
    The day of that number in a month of another calendar, or the whole month.
    """
    first, after = CALENDARS[month.calendar].month(year, month.number)
    if number and first + number > after:
        return None
    if number:
        days = one_day(date.fromordinal(first + number - 1))
    else:
        days = between(date.fromordinal(first), date.fromordinal(after - 1))
    return about(days) if month.calendar == "islamic" else days


def latest(month: Month, number: int | None, published: date | None) -> Days | None:
    """
    The last such day before the report.
    """
    if published is None:
        return None
    calendar = CALENDARS[month.calendar]
    near = published.year + calendar.apart
    years = (year for year in range(near + 3, near - 3, -1) if year in calendar.years)
    found = (days_of(month, year, number) for year in years)
    return next((days for days in found if days and days.first <= published), None)
