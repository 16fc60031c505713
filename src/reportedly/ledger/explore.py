"""
Many events at once: where, when, how many, by whom and according to whom, all under one filter.

Everything here is counted from summaries of events (`ledger.summaries`), never from claims: ten reports of
one strike are one strike.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, literal_column, select

from reportedly.filters import day
from reportedly.ledger import tables
from reportedly.ledger.event_index import EventIndex, Events, Group, ordered
from reportedly.ledger.ledger import Ledger
from reportedly.ledger.name_lists import among
from reportedly.ledger.pairs import Mask

SPOTS = 4000
BARS = 250
TRAY = 50
ROWS = 25
CHOICES = 200
MONTH = 7
EVENTS, MARKS = tables.summaries, tables.summary_marks


@dataclass(frozen=True, slots=True)
class Question:
    """
    Which events: those that may have been between two days (ISO, inclusive), with a mark of each kind named,
    *without* those that some reports tell of.
    """

    since: str | None = None
    until: str | None = None
    type: str | None = None
    country: str | None = None
    perpetrator: str | None = None
    source: str | None = None
    grade: str | None = None
    min_killed: int | None = None
    without: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Spot:
    """
    A place where events were: `metres` is how far off it may be, `event` the deadliest of them. Their killed
    are None, which is not 0, where nobody gives a number; so it is in all that follows.
    """

    lat: float
    lon: float
    metres: int
    where: str
    precision: str
    events: int
    low: int | None
    best: int | None
    high: int | None
    event: str


@dataclass(frozen=True, slots=True)
class Short:
    """
    One event, for a bar of the timeline or a line of a tray.
    """

    event: str
    first: str | None
    last: str | None
    where: str | None
    low: int | None
    best: int | None
    high: int | None
    grade: str | None


@dataclass(frozen=True, slots=True)
class Sum:
    """
    A month, a party or a source, and what its events add up to.
    """

    name: str
    events: int
    low: int | None
    best: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Said:
    """
    A source, the events that it tells of, and the killed that it tells of at least.
    """

    name: str
    events: int
    killed: int | None


@dataclass(frozen=True, slots=True)
class Dispute:
    """
    Two speakers who cannot both be right, and of how many events.
    """

    one: str
    other: str
    events: int
    sharpest: float


@dataclass(frozen=True, slots=True)
class Totals:
    """
    How many events there are, how many of them with no place and with no day, and their killed.
    """

    events: int
    no_place: int
    no_date: int
    low: int | None
    best: int | None
    high: int | None


def conditions(asked: Question) -> Iterator[ColumnElement[bool]]:
    """
    What a summary must meet.
    """
    rows = EVENTS.c
    if asked.since:
        yield func.coalesce(rows.last, rows.first) >= day(asked.since)
    if asked.until:
        yield rows.first <= day(asked.until)
    if asked.grade:
        yield rows.grade == asked.grade
    if asked.min_killed is not None:
        yield rows.killed_high >= asked.min_killed
    if asked.without:
        told = tables.accounts.c
        yield rows.event.not_in(
            select(told.event).where(told.document_id.in_(among(asked.without)), told.event.is_not(None))
        )
    for kind in ("type", "country", "perpetrator", "source"):
        value = getattr(asked, kind)
        if value:
            yield rows.event.in_(select(MARKS.c.event).where(MARKS.c.kind == kind, MARKS.c.value == value))


def total(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """
    The sum of a column, 0 where it holds nothing.
    """
    return func.coalesce(func.sum(column), 0)


def killed() -> list[ColumnElement[Any]]:
    """
    The killed of some events, low, best and high; what is not known of an event adds nothing, and where it is
    known of none, neither is the sum.
    """
    return [func.sum(EVENTS.c[f"killed_{bound}"]) for bound in ("low", "best", "high")]


class Explorer:
    """
    The answers to one question.
    """

    def __init__(self, ledger: Ledger, asked: Question, index: EventIndex | None = None) -> None:
        self.ledger = ledger
        self.wanted = tuple(conditions(asked))
        self.events = (index or EventIndex(ledger)).now()

    def rows(self, query: Select[Any]) -> list[Any]:
        """
        What the ledger answers.
        """
        with self.ledger.looking() as connection:
            return list(connection.execute(query))

    def totals(self) -> Totals:
        """
        How much there is.
        """
        rows = EVENTS.c
        missing = [
            total(case((rows.lat.is_(None), 1), else_=0)),
            total(case((rows.first.is_(None), 1), else_=0)),
        ]
        (found,) = self.rows(select(func.count(), *missing, *killed()).where(*self.wanted))
        return Totals(*found)

    def spots(self) -> list[Spot]:
        """
        The places, those with the most events first. Of a group, SQLite takes the bare columns from the row
        with the greatest high, hence the name of the deadliest.
        """
        rows = EVENTS.c
        query = (
            select(
                rows.lat,
                rows.lon,
                rows.metres,
                rows.where,
                rows.precision,
                func.count().label("many"),
                *killed(),
                rows.event,
                func.max(func.coalesce(rows.killed_high, 0)),
            )
            .where(rows.lat.is_not(None), *self.wanted)
            .group_by(rows.lat, rows.lon, rows.metres)
            .order_by(func.count().desc())
            .limit(SPOTS)
        )
        return [Spot(*row[:-1]) for row in self.rows(query)]

    def bars(self) -> list[Short]:
        """
        The deadliest events that have a day, in the order of their days.
        """
        rows = EVENTS.c
        query = (
            self.short().where(rows.first.is_not(None)).order_by(func.coalesce(rows.killed_high, 0).desc())
        )
        return sorted(
            (Short(*row) for row in self.rows(query.limit(BARS))),
            key=lambda one: (one.first or "", one.event),
        )

    def tray(self, lacking: str) -> list[Short]:
        """
        Events that cannot be drawn: those with no place ("place") or no day ("date"), the deadliest first.
        """
        rows = EVENTS.c
        column = rows.lat if lacking == "place" else rows.first
        query = (
            self.short()
            .where(column.is_(None))
            .order_by(func.coalesce(rows.killed_high, 0).desc(), rows.event)
        )
        return [Short(*row) for row in self.rows(query.limit(TRAY))]

    def short(self) -> Select[Any]:
        """
        A query for events in one line each.
        """
        rows = EVENTS.c
        numbers = (rows.killed_low, rows.killed_best, rows.killed_high)
        return select(rows.event, rows.first, rows.last, rows.where, *numbers, rows.grade).where(*self.wanted)

    def months(self) -> list[Sum]:
        """
        The killed by month of the event's first day.
        """
        month = func.substr(EVENTS.c.first, 1, MONTH)
        query = select(month, func.count(), *killed()).where(EVENTS.c.first.is_not(None), *self.wanted)
        return [Sum(*row) for row in self.rows(query.group_by(month).order_by(month))]

    def marked(self, kind: str) -> list[Sum]:
        """
        The killed by a kind of mark. An event with two of them, as when two parties blame each other, counts
        under both.
        """
        found = ordered(self.groups(kind), lambda one: one.killed[1] or 0, ROWS)
        return [Sum(one.value, one.events, *one.killed) for one in found]

    def sources(self) -> list[Said]:
        """
        Who tells of the most.
        """
        found = ordered(self.groups("source"), lambda one: one.events, ROWS)
        return [Said(one.value, one.events, None if one.total is None else int(one.total)) for one in found]

    def disputes(self) -> list[Dispute]:
        """
        Who contradicts whom, the most often first.
        """
        sharp = sorted(self.groups("contradiction"), key=lambda one: (-one.events, -one.greatest, one.value))
        return [Dispute(*sides(one.value), one.events, one.greatest) for one in sharp[:ROWS]]

    def groups(self, kind: str) -> list[Group]:
        """
        The events grouped by a kind of mark.
        """
        return self.events.groups(kind, self.among)

    @cached_property
    def among(self) -> Mask | None:
        """
        Those of all events that meet the question; None where all do.
        """
        if not self.wanted:
            return None
        rows = self.rows(select(literal_column("summaries.rowid")).select_from(EVENTS).where(*self.wanted))
        return self.events.in_rows([row[0] for row in rows])


def sides(value: str) -> tuple[str, str]:
    """
    The two who contradict each other.
    """
    one, _, other = value.partition("\t")
    return one, other


def choices(events: Events, kind: str) -> list[str]:
    """
    The values of a kind of mark that there are, the commonest first.
    """
    return [one.value for one in ordered(events.groups(kind), lambda one: one.events, CHOICES)]
