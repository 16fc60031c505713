"""
Which reports of a ledger are asked for: by words, by what they are sifted by, by days.

What is asked for is found once and held in a table of the connection alone, however many questions follow.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Connection,
    Select,
    String,
    cast,
    column,
    func,
    literal_column,
    select,
    table,
    union,
)

from reportedly.errors import UsageError
from reportedly.filters import day, matching, search_terms
from reportedly.ledger import tables

KINDS = ("state", "type", "country", "place", "source", "publisher", "language", "grade")
# Of this connection alone: the reports with the words asked for, and those that meet all that is asked for.
FOUND, WANTED = (table(name, column("document_id")) for name in ("found", "wanted"))
BY_HAND = ("corrected", "added")
briefs = tables.briefs
marks = tables.brief_marks


@dataclass(frozen=True, slots=True)
class Sieve:
    """
    Which reports are asked for.

    `marks` has for each kind of `KINDS` the values of which a report must have one; `text` is searched for in
    titles, texts and claims; the days told of in a report must touch `since` to `until`, and `published` to
    `published_until` its day of printing; `family` asks for a report with all of its copies.
    """

    text: str | None = None
    marks: dict[str, tuple[str, ...]] = field(default_factory=dict)
    since: str | None = None
    until: str | None = None
    published_since: str | None = None
    published_until: str | None = None
    family: str | None = None
    sort: str = "newest"
    page: int = 1


def sift(connection: Connection, asked: Sieve) -> bool:
    """
    Finds the reports that are asked for, and holds them in `wanted`; False where all reports are.
    """
    if asked.text:
        search(connection, asked.text)
    wanted = list(conditions(connection, asked))
    if wanted:
        hold(connection, "wanted", select(briefs.c.document_id).where(*wanted))
    return bool(wanted)


def hold(connection: Connection, name: str, found: Select[Any] | CompoundSelect[Any]) -> None:
    """
    Holds reports in a table of this connection alone.
    """
    connection.exec_driver_sql(
        f"CREATE TEMP TABLE IF NOT EXISTS {name} (document_id TEXT PRIMARY KEY) WITHOUT ROWID"
    )
    connection.exec_driver_sql(f"DELETE FROM {name}")  # noqa: S608 (a name of our own)
    held = table(name, column("document_id"))
    connection.execute(held.insert().from_select(["document_id"], found))


def conditions(connection: Connection, asked: Sieve, without: str = "") -> Iterator[ColumnElement[bool]]:
    """
    What a brief must meet; *without* one kind of mark.
    """
    if asked.family:
        yield briefs.c.family == asked.family
    if asked.text:
        yield briefs.c.document_id.in_(select(FOUND.c.document_id))
    for kind, values in asked.marks.items():
        if kind not in KINDS:
            raise UsageError(f"{kind} is nothing that reports are sifted by; choose from {', '.join(KINDS)}")
        if kind == "grade" and kind != without and values:
            yield graded_as(connection, values)
        elif kind != without and values:
            yield briefs.c.document_id.in_(marked(kind).where(marks.c.value.in_(values)))
    yield from day_conditions(asked)


def marked(kind: str) -> Select[Any]:
    """
    The reports with a mark of a kind.
    """
    return select(marks.c.document_id).where(marks.c.kind == kind)


def day_conditions(asked: Sieve) -> Iterator[ColumnElement[bool]]:
    """
    That the days of a report touch those asked for.
    """
    if asked.published_since:
        yield briefs.c.published >= day(asked.published_since)
    if asked.published_until:
        yield briefs.c.published <= day(asked.published_until)
    if asked.since or asked.until:
        days = marked("days")
        if asked.since:
            days = days.where(func.substr(marks.c.value, 12) >= day(asked.since))
        if asked.until:
            days = days.where(func.substr(marks.c.value, 1, 10) <= day(asked.until))
        yield briefs.c.document_id.in_(days)


def search(connection: Connection, asked: str) -> None:
    """
    Finds the reports with some words once for all that is asked of them: in the title, in the text, in what
    the claims were resolved to or corrected to.
    """
    words, reviews = table("report_words", column("rowid")), tables.reviews.c
    texts = select(words.c.rowid).where(literal_column("report_words").op("MATCH")(search_terms(asked)))
    as_read = select(briefs.c.document_id).where(briefs.c.reading.in_(texts))
    corrected = select(reviews.claim).where(reviews.status.in_(BY_HAND), reviews.claim.in_(matching(asked)))
    as_corrected = (
        select(tables.readings.c.document_id)
        .select_from(tables.claims.join(tables.readings))
        .where(tables.claims.c.number.in_(corrected))
    )
    hold(connection, "found", union(as_read, as_corrected))


def graded_as(connection: Connection, values: Sequence[str]) -> ColumnElement[bool]:
    """
    That a report tells of an event that people gave one of these grades.
    """
    known = graded(connection)
    return in_events([event for value in values for event in known.get(value, ())])


def in_events(events: Sequence[str]) -> ColumnElement[bool]:
    """
    That a report has an account of one of these events.
    """
    rows = tables.accounts.c
    names = func.json_each(json.dumps(list(events))).table_valued("value")
    return briefs.c.document_id.in_(
        select(rows.document_id).where(rows.event.in_(select(cast(names.c.value, String))))
    )


def graded(connection: Connection) -> dict[str, list[str]]:
    """
    The events with each grade that people gave, by the last decision that stands.
    """
    rows = tables.decisions.c
    undone = select(rows.withdraws).where(rows.kind == "undo", rows.withdraws.is_not(None))
    query = (
        select(rows.about, rows.field, rows.value)
        .where(rows.kind == "grade", rows.number.not_in(undone))
        .order_by(rows.number)
    )
    last = {
        (event, row.field): json.loads(row.value)
        for row in connection.execute(query)
        for event in json.loads(row.about)
    }
    found: dict[str, list[str]] = {}
    for (event, _), value in last.items():
        found.setdefault(value, []).append(event)
    return found
