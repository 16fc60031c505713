"""
Wars that reports count from without naming their first day: "since the war began", "the five-year conflict".

When each began stands in a table (`lexicons/conflicts.csv`); which of them a report means is told by the
places that it names most.
"""

import csv
import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from operator import itemgetter
from typing import NamedTuple

from reportedly.lexicons import LEXICONS

# A report still counts from the beginning of a war that has been over for so many days.
AFTERMATH = 400
REACH = 60


class Conflict(NamedTuple):
    """
    A war: the words for its places and people, what it is called, and the days that it began and ended on.

    Where only a month or a year is known, they are its first day, and `to_the_day` is false of the beginning;
    `last` is None while it goes on. `ground` are the names of the places, which tell of two wars whether they
    were fought over the same ones.
    """

    name: str
    ground: frozenset[str]
    places: re.Pattern[str]
    called: frozenset[str]
    first: date
    last: date | None
    to_the_day: bool = True

    def is_recent(self, day: date) -> bool:
        """
        Whether it had begun by a day, and was not long over.
        """
        return self.first <= day and (self.last is None or (day - self.last).days < AFTERMATH)

    def is_over(self, day: date) -> bool:
        """
        Whether it had ended by a day.
        """
        return self.last is not None and self.last < day


def conflicts_in(text: str, day: date | None) -> tuple[Conflict, ...]:
    """
    The wars of its time that a report may count from, those whose places it names most first.

    Of two over the same ground the one that began later comes first, and one that is over gives way to one
    that goes on. A report without such words as "since the war" or "years of conflict" needs none.
    """
    if day is None or not counting().search(text):
        return ()
    counted = ((len(one.places.findall(text)), one.first, one) for one in conflicts() if one.is_recent(day))
    named = [one for *_, one in sorted(filter(itemgetter(0), counted), key=itemgetter(0, 1), reverse=True)]
    running = [one.ground for one in named if not one.is_over(day)]
    return tuple(one for one in named if not one.is_over(day) or all(map(one.ground.isdisjoint, running)))


def meant(among: Sequence[Conflict], called: str, clause: str = "") -> Conflict | None:
    """
    The war that a clause means by a word like "war": one whose places it names, else that of the report.
    """
    fitting = [conflict for conflict in among if called in conflict.called]
    return next((one for one in fitting if one.places.search(clause)), next(iter(fitting), None))


@cache
def conflicts() -> tuple[Conflict, ...]:
    """
    All wars of the table.
    """
    with (LEXICONS / "conflicts.csv").open(encoding="utf-8", newline="") as lines:
        return tuple(
            Conflict(
                row["name"],
                frozenset(row["places"].split("|")),
                re.compile(rf"\b(?:{row['places']})s?\b"),
                frozenset(row["called"].split("|")),
                first_day(row["first"]),
                first_day(row["last"]) if row["last"] else None,
                len(row["first"]) == len("2011-03-15"),
            )
            for row in csv.DictReader(lines)
        )


def first_day(written: str) -> date:
    """
    The first day of a year, a month or a day in ISO form.
    """
    return date.fromisoformat(written + "-01-01"[len(written) - len("2011") :])


@cache
def counting() -> re.Pattern[str]:
    """
    What a report that counts from a war has: a word for it a little behind "since" or a unit of time, or a
    little before a unit that is the war's own; or a day by its number.
    """
    called = "|".join(sorted({word for conflict in conflicts() for word in conflict.called}))
    units = "since|years?|months?|weeks?|days?|hours|anniversary"
    behind = rf"\b(?:{units})\b[^.]{{0,{REACH}}}?\b(?:{called})\b"
    before = rf"\b(?:{called})\b[^.]{{0,{REACH}}}?\b(?:its|['’]s) [\w-]+ (?:{units})\b"
    return re.compile(rf"{behind}|{before}|\bday \d{{2}}|\bD ?\+ ?\d", re.IGNORECASE)
