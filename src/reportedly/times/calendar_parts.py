"""
Reads parts of months and years by their number: "the first week of March", "Q3 2017", "week 23 of last year",
"the first six months of 2016", "the second half of June".
"""

from collections.abc import Sequence

from reportedly.records import Token
from reportedly.times.calendar_days import (
    LONGEST_MONTH,
    WEEK,
    Clock,
    Days,
    Written,
    between,
    in_week_of,
    month_of,
    months_back,
    one_day,
    shifted,
    third_of,
    weekday_before,
    whole,
    year_of,
)
from reportedly.times.calendar_units import calendar_unit
from reportedly.times.date_words import (
    day_number,
    four_figures,
    lower,
    month_names,
    ordinal_at,
    table,
    year_after,
)
from reportedly.times.durations import amount
from reportedly.times.feasts import as_sure, feast
from reportedly.times.lying_ahead import SOON
from reportedly.times.unit_steps import DAYS_IN, MONTHS_IN
from reportedly.times.written_dates import read_date

QUARTER, HALF = 3, 6
YEAR = 4
LETTERS = {"q": QUARTER, "h": HALF}
MONTHS = {"quarter": QUARTER, "half": HALF, "month": 1}
UNITS = {"quarter": "quarter", "half": "half"}
SLICED = frozenset({"day", "week", "fortnight", "month", "quarter", "half"})
LAST = "last"
# The first and the last of a month or year by other words.
ENDS = {"opening": 1, LAST: 0, "final": 0, "closing": 0, "dying": 0}
# "The first days", "the last weeks" with no number are as long as "early" and "late".
OPEN_ENDED = frozenset({"days", "weeks", "months"})
QUARTERS = {"last": -1, "previous": -1, "this": 0, "current": 0, "next": 1}

Tokens = Sequence[Token]


def part(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    A part of a year or month that is told by its number or its place; plain figures begin none but a year.
    """
    if tokens[i].text.isdecimal() and len(tokens[i].text) != YEAR:
        return None
    return (
        lettered(tokens, i, clock)
        or numbered_week(tokens, i, clock)
        or to_date(tokens, i, clock)
        or weekday_of(tokens, i, clock)
        or part_of(tokens, i, clock)
    )


def to_date(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    A running month or year up to the report: "the year to date".
    """
    unit = tokens[i].lower
    if unit not in {"month", "year"} or (lower(tokens, i + 1), lower(tokens, i + 2)) != ("to", "date"):
        return None
    day = clock.published
    return Written(i + 3, between(whole(one_day(day), unit).first, day) if day else None)


def lettered(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    A quarter or half by its letter: Q1 2017, 2017 Q1, H2 of 2019.
    """
    before = four_figures(lower(tokens, i))
    at = i + bool(before) + (bool(before) and lower(tokens, i + 1) == "-")
    months = LETTERS.get(lower(tokens, at))
    number = lower(tokens, at + 1) if months else ""
    if not months or len(number) != 1 or not number.isdecimal() or not 1 <= int(number) <= 12 // months:
        return None
    if tokens[at].end != tokens[at + 1].start:
        return None
    year = (before, at + 2) if before else year_after(tokens, at + 2, short=False)
    told = year[0] if year else clock.published.year if clock.published else None
    end = year[1] if year else at + 2
    return Written(end, slice_of(year_of(told), int(number), months) if told else None, exact=bool(year))


def slice_of(year: Days, number: int, months: int) -> Days:
    """
    The so many-th stretch of some months in a year.
    """
    first = year.first.year, (number - 1) * months + 1
    return between(month_of(*first).first, month_of(first[0], first[1] + months - 1).last)


def numbered_week(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    A week by its number: week 23, week 3 of 2027.
    """
    number = lower(tokens, i + 1) if tokens[i].lower == "week" else ""
    if not number.isdecimal() or not 1 <= int(number[:3]) <= 53 or names_month(tokens, i + 2):
        return None
    at = i + 2 + (lower(tokens, i + 2) == "of")
    found = whole_at(tokens, at, clock) if at > i + 2 else None
    day = found.days.first if found and found.days else clock.published
    end = found.end if found else i + 2
    if day is None:
        return Written(end, None)
    days = week_of(year_of(day.year), int(number))
    if not found and (days.first - day).days > SOON:
        days = week_of(year_of(max(day.year - 1, 1)), int(number))
    return Written(end, days, exact=bool(found and found.exact))


def names_month(tokens: Tokens, i: int) -> bool:
    """
    Whether the figure before *i* is the day of a month: "the week 26 June to 2 July".
    """
    return lower(tokens, i) in month_names()


def week_of(days: Days, number: int) -> Days:
    """
    The so many-th week of a month or year, the first that holds most of its own days; 0 is the last.
    """
    edge = days.first if number else days.last
    monday = in_week_of(edge, 0)
    if number and edge.weekday() > WEEK // 2:
        monday = shifted(monday, WEEK)
    if not number and edge.weekday() < WEEK // 2:
        monday = shifted(monday, -WEEK)
    monday = shifted(monday, WEEK * max(number - 1, 0))
    return between(monday, shifted(monday, WEEK - 1))


def weekday_of(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    A weekday by its number in a month or a feast: "the first Friday of Ramadan", "the last Sunday in May".
    """
    place = (i + 1, 0) if tokens[i].lower == LAST else ordinal_at(tokens, i)
    at = place[0] if place else i
    weekday = table("weekdays").get(lower(tokens, at)) if place else None
    if not place or weekday is None or lower(tokens, at + 1) not in {"of", "in"}:
        return None
    found = whole_at(tokens, at + 2, clock)
    if not found or not found.days or found.days.days > LONGEST_MONTH:
        return None
    first = weekday_before(shifted(found.days.first, WEEK - 1), weekday)
    day = shifted(first, WEEK * (place[1] - 1)) if place[1] else weekday_before(found.days.last, weekday)
    within = found.days.first <= day <= found.days.last
    return found._replace(days=as_sure(one_day(day), found.days)) if within else None


def part_of(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    A part of a longer time, by its place: "the first week of March", "the last two months of 2015".
    """
    end = ENDS.get(tokens[i].lower)
    place = ordinal_at(tokens, i) or figure_ordinal(tokens, i) if end is None else (i + 1, end)
    if not place:
        return this_quarter(tokens, i, clock)
    at, number = place
    numbered = lower(tokens, at) in table("numbers") or lower(tokens, at).isdecimal()
    many = amount(tokens, at) if number < 2 and numbered else None
    at = many[0] if many else at
    unit = UNITS.get(lower(tokens, at)) or table("units").get(lower(tokens, at))
    if unit not in SLICED or lower(tokens, at + 1) not in {"of", "in"}:
        return this_quarter(tokens, i, clock)
    found = whole_at(tokens, at + 2, clock)
    if not found or not found.days:
        return found
    size = many[1] if many and isinstance(many[1], int) else 0
    if number < 2 and not size and lower(tokens, at) in OPEN_ENDED:
        return found._replace(days=third_of(found.days, 2 - 2 * number))
    days = first_of(found.days, unit, number, size) if size else nth_of(found.days, unit, number)
    return found._replace(days=as_sure(days, found.days)) if days and days.first <= found.days.last else None


def figure_ordinal(tokens: Tokens, i: int) -> tuple[int, int] | None:
    """
    An ordinal in figures: "3rd".
    """
    number = day_number(tokens[i].lower)
    return (i + 1, number) if number and not tokens[i].text.isdecimal() else None


def whole_at(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    The month or year that a part is taken of: "2016", "last month", "the year".
    """
    at = i + (lower(tokens, i) == "the")
    if at >= len(tokens):
        return None
    found = read_date(tokens, at, clock) or calendar_unit(tokens, at, clock) or feast(tokens, i, clock)
    unit = lower(tokens, at)
    if found or at == i or unit not in {"month", "year"} or not clock.published:
        return widened(found, clock)
    return Written(at + 1, whole(one_day(clock.published), unit), guessed=True)


def widened(found: Written | None, clock: Clock) -> Written | None:
    """
    A running month or year as a whole, not only the part of it that had passed.
    """
    days = found.days if found else None
    if not found or not days or not clock.published or days.last != clock.published or days.first.day != 1:
        return found
    return found._replace(days=whole(days, "year" if days.first.month == 1 != days.last.month else "month"))


def nth_of(days: Days, unit: str, number: int) -> Days | None:
    """
    The so many-th day, week, month, quarter or half of a longer time; 0 is the last.
    """
    if unit == "week":
        return week_of(days, number)
    if unit == "day":
        return one_day(shifted(days.first, number - 1) if number else days.last)
    if unit == "half" and days.last.year > days.first.year:
        return half_of(days, number)
    is_year = days.days > 2 * LONGEST_MONTH
    if unit == "fortnight" and is_year:
        return None
    if unit in {"half", "fortnight"} and not is_year:
        middle = shifted(days.first, LONGEST_MONTH // 2 - 1)
        return between(days.first, middle) if number == 1 else between(shifted(middle, 1), days.last)
    months = MONTHS[unit]
    return slice_of(days, number or 12 // months, months) if is_year and number <= 12 // months else None


def half_of(days: Days, number: int) -> Days:
    """
    The first half of a decade or of some years, or the second.
    """
    middle = year_of((days.first.year + days.last.year + 1) // 2).first
    return between(days.first, shifted(middle, -1)) if number == 1 else between(middle, days.last)


def first_of(days: Days, unit: str, number: int, size: int) -> Days | None:
    """
    The first or last so many days, weeks or months of a longer time.
    """
    if unit in MONTHS_IN:
        step = size * MONTHS_IN[unit]
        if number:
            return between(days.first, shifted(months_back(days.first, -step), -1))
        return between(months_back(days.last.replace(day=1), step - 1), days.last)
    step = size * DAYS_IN.get(unit, 0)
    if not step:
        return None
    ends = (
        (days.first, shifted(days.first, step - 1)) if number else (shifted(days.last, 1 - step), days.last)
    )
    return between(*ends)


def this_quarter(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    A quarter counted from the report: "last quarter", "the current quarter".
    """
    step = QUARTERS.get(tokens[i].lower)
    if step is None or lower(tokens, i + 1) != "quarter":
        return None
    day = clock.published
    if day is None:
        return Written(i + 2, None)
    first = months_back(day.replace(day=1), (day.month - 1) % QUARTER - QUARTER * step)
    return Written(i + 2, slice_of(year_of(first.year), (first.month - 1) // QUARTER + 1, QUARTER))
