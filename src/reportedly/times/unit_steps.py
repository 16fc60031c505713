"""
Steps so many days, weeks, months or years back from a day, or on from it.

Of a number that is left open, "recent" or "few", the tables of that name tell how many days it is; of months
and years it is three.
"""

from collections.abc import Sequence
from datetime import date

from reportedly.times.calendar_days import WEEK, months_back, shifted
from reportedly.times.date_words import table

DAYS_IN = {"day": 1, "week": WEEK, "fortnight": 2 * WEEK}
MONTHS_IN = {"month": 1, "year": 12, "decade": 120}
# Units by which the calendar is counted.
CALENDAR = DAYS_IN.keys() | MONTHS_IN.keys()
HOURS = 24
OPEN_MONTHS = 3

# Numbers with their units, the largest first; a word where the number is left open.
Parts = Sequence[tuple[int | str, str]]


def back(day: date, number: int, unit: str) -> date:
    """
    The day so many units before *day*, or after it where the number is negative; hours that have begun a day
    count as one where they lie ahead.
    """
    if unit in MONTHS_IN:
        return months_back(day, number * MONTHS_IN[unit])
    if unit == "minute":
        return day
    if unit == "hour":
        return shifted(day, -(number // HOURS))
    return shifted(day, -number * DAYS_IN.get(unit, WEEK))


def reach(day: date, number: int | str, unit: str) -> date:
    """
    The first day of a stretch of so many units that ends on *day*.
    """
    if isinstance(number, int):
        return back(day, number, unit)
    if unit in MONTHS_IN:
        return months_back(day, OPEN_MONTHS * MONTHS_IN[unit])
    return shifted(day, -table(number).get(unit, 0))


def reach_on(day: date, number: int | str, unit: str) -> date:
    """
    The last day of a stretch of so many units that begins with *day*.
    """
    if isinstance(number, int):
        return back(day, -number, unit)
    if unit in MONTHS_IN:
        return months_back(day, -OPEN_MONTHS * MONTHS_IN[unit])
    return shifted(day, table(number).get(unit, 0))


def all_back(day: date, parts: Parts, *, later: bool = False) -> date:
    """
    The day so many units of several sizes before *day*, or after it.
    """
    step = reach_on if later else reach
    for number, unit in parts:
        day = step(day, number, unit)
    return day
