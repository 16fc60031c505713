"""
Days, months and years as first and last day, so that "mid-March" can be laid beside "on Tuesday".
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

WEEK = 7
MONTHS = 12
SHORTEST_MONTH, LONGEST_MONTH = 28, 31
# What has fewer days has no thirds of four months.
MOST_OF_YEAR = 301
# By how much EDTF numbers the seasons of the southern half higher.
SOUTHERN = 8
RECENT_YEARS = range(1500, 2100)
# What an EDTF string of so many letters is of; a decade is as long as a year, and a season as a month.
FORMS = {len("2014"): "year", len("2014-05"): "month", len("2014-05-03"): "day"}


class Days(NamedTuple):
    """
    The first and the last day that some words cover, both inclusive, and both as one EDTF string.
    """

    first: date
    last: date
    edtf: str

    @property
    def is_one(self) -> bool:
        """
        Whether it is a single day.
        """
        return self.first == self.last

    @property
    def days(self) -> int:
        """
        How many days they are, both ends counted.
        """
        return (self.last - self.first).days + 1

    @property
    def form(self) -> str | None:
        """
        What they are written as, a year, a month or a day; None of a stretch, a set or an hour.
        """
        return FORMS.get(len(self.edtf))


def one_day(day: date) -> Days:
    """
    A single day.
    """
    return Days(day, day, day.isoformat())


def at_hour(days: Days, hour: int, minute: int, *, zulu: bool = False) -> Days:
    """
    A single day with an hour in its EDTF string; without one where there is no such hour.
    """
    if not days.is_one or hour > 23 or minute > 59:
        return days
    return days._replace(edtf=f"{days.first.isoformat()}T{hour:02d}:{minute:02d}:00{'Z' if zulu else ''}")


def between(first: date, last: date) -> Days:
    """
    All days from *first* to *last*, in whichever order they are given.
    """
    if first == last:
        return one_day(first)
    if last < first:
        first, last = last, first
    return Days(first, last, f"{first.isoformat()}/{last.isoformat()}")


def about(days: Days) -> Days:
    """
    Days that are only about right, or may fall one earlier or later, marked so in their EDTF string.
    """
    return days._replace(edtf="/".join(f"{day}~" for day in days.edtf.split("/")))


def as_sure(part: Days, whole: Days) -> Days:
    """
    Part of some days, marked as about where the whole is.
    """
    return about(part) if whole.edtf.endswith("~") else part


def set_of(members: Sequence[Days], *, one_of: bool) -> Days:
    """
    Several days, months or years in order, from the first to the last, with each of them in the EDTF string:
    in braces, or in brackets where only *one_of* them is meant ("on Monday or Tuesday"). Two days that follow
    one another are a stretch.
    """
    first, last = members[0], members[-1]
    if not one_of and len(members) == 2 and first.is_one and one_day(shifted(first.first, 1)) == last:
        return between(first.first, last.last)
    listed = ",".join(days.edtf for days in members)
    return Days(first.first, last.last, f"[{listed}]" if one_of else f"{{{listed}}}")


def shifted(day: date, days: int) -> date:
    """
    The day so many days later (earlier, if negative), held within the calendar.
    """
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def month_of(year: int, month: int) -> Days:
    """
    A whole month; month 0 is the December before, month 13 the January after.
    """
    count = min(max(year * 12 + month - 1, 12), 9999 * 12 + 11)
    first = date(count // 12, count % 12 + 1, 1)
    return Days(first, shifted(first, month_length(first) - 1), first.isoformat()[:7])


def month_length(day: date) -> int:
    """
    How many days the month of *day* has.
    """
    if day.month == 12:
        return 31
    return (day.replace(month=day.month + 1, day=1) - day.replace(day=1)).days


def year_of(year: int) -> Days:
    """
    A whole year.
    """
    return Days(date(year, 1, 1), date(year, 12, 31), f"{year:04d}")


def day_of(year: int, month: int, number: int) -> Days | None:
    """
    A day by its numbers, or None where the calendar has no such day.
    """
    if year not in RECENT_YEARS:
        return None
    try:
        return one_day(date(year, month, number))
    except ValueError:
        return None


def third_of(days: Days, third: int) -> Days:
    """
    The early (0), middle (1) or late (2) third of a month (by tens), of a year (by four months), or of a
    decade or century (by whole years).
    """
    first, last = days.first, days.last
    if days.days < SHORTEST_MONTH:
        return days
    if last.year > first.year:
        return years_of(days, third)
    if first.month == last.month:
        starts = (1, 11, 21)
        end = last.day if third == 2 else starts[third] + 9
        return between(first.replace(day=starts[third]), first.replace(day=end))
    if days.days < MOST_OF_YEAR:
        return days
    return between(
        month_of(first.year, 1 + 4 * third).first,
        month_of(first.year, 4 + 4 * third).last,
    )


def years_of(days: Days, third: int) -> Days:
    """
    The early, middle or late years of a decade or century, of a decade the first four, the next three and the
    last three; other runs of years stay whole.
    """
    first, many = days.first.year, days.last.year - days.first.year + 1
    if many % 10:
        return days
    ends = (0, many * 4 // 10, many * 7 // 10, many)
    return between(year_of(first + ends[third]).first, year_of(first + ends[third + 1] - 1).last)


def season_of(year: int, season: int) -> Days:
    """
    Spring (21), summer (22), autumn (23) or winter (24) of the northern half, or the same of the southern by
    EDTF's numbers for them (29 to 32); one that goes on into the next year is of the year that it begins in.
    """
    start = 3 * (season - 21) + 3
    if season >= 21 + SOUTHERN:
        start = (start - 3 * SOUTHERN + MONTHS // 2 - 1) % MONTHS + 1
    return Days(month_of(year, start).first, month_of(year, start + 2).last, f"{year:04d}-{season}")


def weekday_before(day: date, weekday: int, *, same: bool = True) -> date:
    """
    The last such weekday before *day*; *day* itself if it is one and *same* allows it.
    """
    back = (day.weekday() - weekday) % WEEK
    return shifted(day, -(back or (0 if same else WEEK)))


def in_week_of(day: date, weekday: int) -> date:
    """
    The day that is such a weekday in the week of *day*, which begins on Monday.
    """
    return shifted(day, weekday - day.weekday())


def months_back(day: date, months: int) -> date:
    """
    The same day so many months earlier (later, if negative), or the last day of that month.
    """
    month = month_of(day.year, day.month - months)
    return month.first.replace(day=min(day.day, month.last.day))


def whole(days: Days, unit: str) -> Days:
    """
    The calendar week, month or year that holds the first of *days*.
    """
    day = days.first
    if unit == "week":
        return between(in_week_of(day, 0), in_week_of(day, WEEK - 1))
    if unit == "weekend":
        saturday = weekday_before(day, 5)
        return between(saturday, shifted(saturday, 1))
    if unit == "month":
        return month_of(day.year, day.month)
    return year_of(day.year) if unit == "year" else one_day(day)
