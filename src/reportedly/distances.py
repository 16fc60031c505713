"""
Reads times by their distance from another: "two days ago", "a week after Easter", "three weeks from now".
"""

from collections.abc import Callable, Sequence
from datetime import date

from reportedly.calendar_days import Clock, Days, Written, between, one_day, shifted, whole
from reportedly.date_words import lower, table
from reportedly.durations import DIRECTIONS, amount
from reportedly.feasts import feast
from reportedly.named_days import fixed, is_ahead, weekday
from reportedly.records import Token
from reportedly.stretches import back, reach
from reportedly.written_dates import read_date

AFTER = frozenset({"after", "from", "since"})
PARTS = 3

Tokens = Sequence[Token]
# Numbers with their units, the largest first.
Parts = Sequence[tuple[int | str, str]]
POINTS: tuple[Callable[[Tokens, int, Clock], Written | None], ...] = (fixed, feast, weekday, read_date)


def distance(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    A time by its distance: "two days ago", "a day earlier", "two weeks before May 13", "in two months".
    """
    ahead = tokens[i].lower in {"in", "within"} and is_ahead(tokens, i)
    found = parts_at(tokens, i + ahead)
    if not found:
        return None
    at, parts = found
    direction = lower(tokens, at)
    if direction == "ago":
        return Written(at + 1, ago(clock.published, parts) if clock.published else None)
    if direction in {"earlier", "later"} or (direction in {"before", "after"} and ends(tokens, at + 1)):
        point = Written(at + 1, clock.last, guessed=True)
        return counted(parts, later=direction in {"later", "after"}, point=point)
    if direction in DIRECTIONS or direction == "since":
        return from_point(tokens, at, parts, clock)
    if ahead and clock.published:
        return counted(parts, later=True, point=Written(at, one_day(clock.published)))
    return None


def ends(tokens: Tokens, i: int) -> bool:
    """
    Whether a clause ends at *i*, so that nothing is named there to count from.
    """
    return i >= len(tokens) or not tokens[i].text[0].isalnum()


def from_point(tokens: Tokens, at: int, parts: Parts, clock: Clock) -> Written | None:
    """
    The day so far before or after a time that is named: "two weeks before Christmas".
    """
    direction, start = lower(tokens, at), at + 1 + (lower(tokens, at + 1) == "the")
    if start >= len(tokens):
        return None
    point = next((found for read in POINTS if (found := read(tokens, start, clock))), None)
    if not point:
        return None
    if point.aside and direction != "from":
        return None
    return counted(parts, later=direction in AFTER, point=point._replace(aside=False))


def parts_at(tokens: Tokens, i: int) -> tuple[int, Parts] | None:
    """
    A length of one or several parts, "two weeks and two days": the index after it, and its parts.
    """
    at, parts = i, []
    while len(parts) < PARTS:
        start = at + (bool(parts) and lower(tokens, at) in {"and", ","})
        many = amount(tokens, start)
        unit = table("units").get(lower(tokens, many[0])) if many else None
        if not many or unit is None or unit == "weekend":
            break
        at = many[0] + 1
        parts.append((many[1], unit))
    return (at, parts) if parts else None


def counted(parts: Parts, *, later: bool, point: Written) -> Written:
    """
    The day so far before or after a point of time; the point itself where that is left open or counts hours.
    """
    if point.days is None or any(
        isinstance(number, str) or unit in {"minute", "hour"} for number, unit in parts
    ):
        return point
    day = point.days.first
    for number, unit in parts:
        day = back(day, -int(number) if later else int(number), unit)
    return point._replace(days=one_day(day))


def ago(day: date, parts: Parts) -> Days:
    """
    So many days, weeks, months or years before *day*; years ago is a year, not a day.
    """
    (number, unit), *others = parts
    if isinstance(number, str):
        first = shifted(day, -5) if unit == "day" else reach(day, number, unit)
        return between(first, shifted(day, -(unit == "day")))
    moved = back(day, number, unit)
    for more, smaller in others:
        moved = back(moved, more if isinstance(more, int) else 0, smaller)
    if unit in {"year", "decade"} and not others:
        return whole(one_day(moved), "year" if number > 1 or unit == "decade" else "month")
    return one_day(moved)
