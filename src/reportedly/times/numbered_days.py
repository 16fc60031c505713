"""
Reads days by their number alone: "on the 5th", "the 28th of that month".
"""

from collections.abc import Sequence

from reportedly.records import Token
from reportedly.times.calendar_days import Clock, Days, Written, day_of, months_back
from reportedly.times.calendar_units import calendar_unit
from reportedly.times.date_words import day_number, lower, words

# So many days before the report, a text tells of its own days.
SOON = 45

Tokens = Sequence[Token]


def numbered_day(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    A day by its number, of a month that is told or the last one: "on the 5th", "the 28th of that month".
    """
    number = day_number(tokens[i].lower)
    if not number or tokens[i].text.isdecimal() or lower(tokens, i - 1) not in {"the", "on"}:
        return None
    at = i + 1 + (lower(tokens, i + 1) == "day")
    at += lower(tokens, at) == "of"
    month = calendar_unit(tokens, at, clock) if lower(tokens, at + 1) == "month" else None
    if month and month.days:
        days = day_of(month.days.first.year, month.days.first.month, number)
        return Written(month.end, days, guessed=True) if days else None
    after = lower(tokens, i + 1)
    if at > i + 1 or lower(tokens, i - 2) not in words("before_number"):
        return None
    if after.isalpha() and after not in words("after_number"):
        return None
    days = last_numbered(number, clock)
    return Written(i + 1, days, guessed=True) if days else None


def last_numbered(number: int, clock: Clock) -> Days | None:
    """
    The last day of that number before the report, or that of the month which the text has reached.
    """
    told = clock.last.first if clock.last else None
    far = told and clock.published and (clock.published - told).days > SOON
    if far or clock.account or not clock.published:
        return day_of(told.year, told.month, number) if told else None
    back = clock.published.day < number
    month = months_back(clock.published.replace(day=1), back)
    return day_of(month.year, month.month, number)
