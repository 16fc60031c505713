"""
The marks of all events that are summed up, in memory: what the explore page groups and adds up.

It follows the summaries of the ledger, whoever made them, and looks up again only what was summed up anew:
each summary lies in a row of a number that no other had before it.
"""

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from reportedly.ledger.database import driver_of
from reportedly.ledger.ledger import Ledger
from reportedly.ledger.name_lists import listed, of_these
from reportedly.ledger.pairs import Codes, Mask, Places

KINDS = ("type", "country", "perpetrator", "source", "contradiction")
THERE = "SELECT rowid FROM summaries"
ROWS = of_these("SELECT rowid, killed_low, killed_best, killed_high FROM summaries", "rowid")
MARKS = (
    "SELECT marks.kind, marks.value, summaries.rowid, marks.number"
    " FROM json_each(?) AS wanted CROSS JOIN summaries ON summaries.rowid = wanted.value"
    " CROSS JOIN summary_marks AS marks ON marks.event = summaries.event"
)
Rows = NDArray[np.int64]
Numbers = NDArray[np.float64]


class Group(NamedTuple):
    """
    A mark: its value, how many events have it, their killed (low, best, high), and of the numbers of the
    marks the sum and the greatest. What none of them gives a number of is None, which is not 0.
    """

    value: str
    events: int
    killed: tuple[int | None, int | None, int | None]
    total: float | None
    greatest: float


@dataclass(frozen=True, slots=True)
class Marks:
    """
    The marks of one kind: which event (by its place), which value (by its number), and the number beside it,
    not a number (NaN) where there is none.
    """

    codes: Codes
    places: Places
    values: Places
    numbers: Numbers


@dataclass(frozen=True, slots=True)
class Events:
    """
    The events that are summed up, each at its place, with their rows and killed (NaN where nobody gives a
    number), and their marks by kind.
    """

    rows: Rows
    killed: tuple[Numbers, Numbers, Numbers]
    kinds: Mapping[str, Marks]

    def in_rows(self, rows: Sequence[int]) -> Mask:
        """
        The events in some rows.
        """
        return np.isin(self.rows, np.array(rows, np.int64))

    def groups(self, kind: str, among: Mask | None = None) -> list[Group]:
        """
        The marks of a kind that events have, of all or *among* some.
        """
        marks, size = self.kinds[kind], len(self.kinds[kind].codes.values)
        there = slice(None) if among is None else among[marks.places]
        values, places, numbers = marks.values[there], marks.places[there], marks.numbers[there]
        events = np.bincount(values, minlength=size)
        low, best, high = (sums(values, bound[places], size) for bound in self.killed)
        total = sums(values, numbers, size)
        greatest = np.zeros(size)
        np.maximum.at(greatest, values, np.nan_to_num(numbers))
        return [
            Group(
                marks.codes.values[one],
                int(events[one]),
                (whole(low[one]), whole(best[one]), whole(high[one])),
                None if np.isnan(total[one]) else float(total[one]),
                float(greatest[one]),
            )
            for one in np.flatnonzero(events)
        ]


def sums(values: Places, numbers: Numbers, size: int) -> Numbers:
    """
    The sum of the numbers of each value; NaN where it has none.
    """
    known = ~np.isnan(numbers)
    added = np.bincount(values[known], weights=numbers[known], minlength=size)
    return np.where(np.bincount(values[known], minlength=size) > 0, added, np.nan)


def whole(number: float) -> int | None:
    """
    A number as people are counted, None where there is none.
    """
    return None if np.isnan(number) else int(number)


NONE = Events(
    np.zeros(0, np.int64),
    (np.zeros(0), np.zeros(0), np.zeros(0)),
    {kind: Marks(Codes(), np.zeros(0, np.int32), np.zeros(0, np.int32), np.zeros(0)) for kind in KINDS},
)


class EventIndex:
    """
    The events of a ledger as they are summed up now, for all who ask.
    """

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.turn = threading.Lock()
        self.known = NONE

    def now(self) -> Events:
        """
        The events as they are summed up now.
        """
        with self.turn, self.ledger.looking() as connection:
            self.known = renewed(connection, self.known)
            return self.known


def renewed(connection: Connection, known: Events) -> Events:
    """
    What is known, without what is summed up no longer, and with what was summed up since.
    """
    database = driver_of(connection)
    there = np.fromiter((row[0] for row in database.execute(THERE)), np.int64)
    new = np.setdiff1d(there, known.rows, assume_unique=True)
    held = np.isin(known.rows, there, assume_unique=True)
    if held.all() and not len(new):
        return known
    asked = (listed(new.tolist()),)
    fresh = database.execute(ROWS, asked).fetchall()
    told: dict[str, list[tuple[str, int, float]]] = {kind: [] for kind in KINDS}
    for kind, value, row, number in database.execute(MARKS, asked):
        told[kind].append((value, row, np.nan if number is None else number))
    rows = joined(known.rows[held], [row[0] for row in fresh])
    at = {row: place for place, row in enumerate(rows.tolist())}
    low, best, high = (
        joined(bound[held], [np.nan if row[column] is None else row[column] for row in fresh])
        for column, bound in enumerate(known.killed, start=1)
    )
    moved = np.cumsum(held) - 1
    kinds = {
        kind: with_new(marks, held, moved, [(value, at[row], number) for value, row, number in told[kind]])
        for kind, marks in known.kinds.items()
    }
    return Events(rows, (low, best, high), kinds)


def with_new(marks: Marks, held: Mask, moved: Rows, new: Sequence[tuple[str, int, float]]) -> Marks:
    """
    Marks without those of events that are no longer *held*, which have *moved*, and with new ones.
    """
    codes = marks.codes if len(marks.values) else Codes()
    kept = held[marks.places]
    return Marks(
        codes,
        joined(moved[marks.places[kept]].astype(np.int32), [place for _, place, _ in new]),
        joined(marks.values[kept], [codes.of(value) for value, _, _ in new]),
        joined(marks.numbers[kept], [number for _, _, number in new]),
    )


def joined(held: NDArray[Any], new: Sequence[float]) -> NDArray[Any]:
    """
    An array with some values more.
    """
    return np.concatenate((held, np.array(new, held.dtype)))


def ordered(groups: Sequence[Group], by: Callable[[Group], float], most: int) -> list[Group]:
    """
    The groups of which something is greatest, the greatest first, by name where it is the same.
    """
    return sorted(groups, key=lambda one: (-by(one), one.value))[:most]
