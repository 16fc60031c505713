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
from typing import NamedTuple

from reportedly.lexicons import LEXICONS

# A report still counts from the beginning of a war that has been over for so many days.
AFTERMATH = 400
REACH = 60


class Conflict(NamedTuple):
    """
    A war: the words for its places and people, what it is called, and the days that it began and ended on.

    Where only a month or a year is known, they are its first day; `last` is None while it goes on.
    """

    name: str
    places: re.Pattern[str]
    called: frozenset[str]
    first: date
    last: date | None

    def is_recent(self, day: date) -> bool:
        """
        Whether it had begun by a day, and was not long over.
        """
        return self.first <= day and (self.last is None or (day - self.last).days < AFTERMATH)


def conflicts_in(text: str, day: date | None) -> tuple[Conflict, ...]:
    """
    The wars of its time that a report may count from, those whose places it names most first.

    Of two over the same ground the one that began later comes first. A report without such words as "since
    the war" or "years of conflict" needs none.
    """
    if day is None or not counting().search(text):
        return ()
    named = [
        (len(conflict.places.findall(text)), conflict.first, conflict)
        for conflict in conflicts()
        if conflict.is_recent(day)
    ]
    return tuple(conflict for often, _, conflict in sorted(named, reverse=True) if often)


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
                re.compile(rf"\b(?:{row['places']})s?\b"),
                frozenset(row["called"].split("|")),
                first_day(row["first"]),
                first_day(row["last"]) if row["last"] else None,
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
    What a report that counts from a war has: a word for it a little behind "since" or a unit of time.
    """
    called = "|".join(sorted({word for conflict in conflicts() for word in conflict.called}))
    return re.compile(rf"\b(?:since|years?|months?)\b[^.]{{0,{REACH}}}?\b(?:{called})\b", re.IGNORECASE)
