"""
Which days stand beneath a plot over time, so that none runs into another.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

# A day is written on so many pixels.
ROOM = 50.0
# No month has fewer days.
MONTH = 28


class DayMark(NamedTuple):
    """
    A day beneath a plot, and its year where that changes.
    """

    day: str
    year: str | None


def day_marks(first: date, days: int, room: float, said: Sequence[str]) -> list[DayMark]:
    """
    The days on which something was said where they can all stand, else days at an even distance.
    """
    chosen = sorted(set(said))
    places = [(date.fromisoformat(day) - first).days * room / max(1, days) for day in chosen]
    if any(after - before < ROOM for before, after in pairwise(places)):
        chosen = [day.isoformat() for day in even(first, days, max(1, int(room / ROOM)))]
    marks: list[DayMark] = []
    year = ""
    for day in chosen:
        marks.append(DayMark(day, day[:4] if day[:4] != year else None))
        year = day[:4]
    return marks


def even(first: date, days: int, most: int) -> Iterator[date]:
    """
    At most so many days, a round number of days or months apart.
    """
    last = first + timedelta(days - 1)
    step = next((n for n in (1, 2, 5, 7, 14) if days / n <= most), None)
    if step:
        yield from (first + timedelta(n) for n in range(0, days, step))
        return
    months = next(
        (n for n in (1, 2, 3, 6, 12, 24, 60, 120) if days / MONTH / n <= most), max(1, days // MONTH // most)
    )
    count = first.year * 12 + first.month - 1 + (first.day > 1)
    while date(count // 12, count % 12 + 1, 1) <= last:
        yield date(count // 12, count % 12 + 1, 1)
        count += months
