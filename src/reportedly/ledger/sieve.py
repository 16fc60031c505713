"""
Which reports of a ledger are asked for: by words, by what they are sifted by, by days.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import reduce
from operator import and_

from sqlalchemy import Connection, column, literal_column, select, table

from reportedly.errors import UsageError
from reportedly.filters import day, matching, search_terms
from reportedly.ledger import event_rows, tables
from reportedly.ledger.database import driver_of
from reportedly.ledger.name_lists import among
from reportedly.ledger.pairs import Mask
from reportedly.ledger.report_index import Reports

KINDS = ("state", "type", "country", "place", "source", "publisher", "language", "grade")
BY_HAND = ("corrected", "added")
# Days are kept as "2016-04-05/2016-04-09".
DAY, LAST = 10, 11


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


@dataclass(slots=True)
class Sifted:
    """
    The reports that meet each condition: one on marks of a kind, or another.
    """

    always: list[Mask] = field(default_factory=list)
    by_kind: dict[str, Mask] = field(default_factory=dict)

    def wanted(self, without: str = "") -> Mask | None:
        """
        The reports that meet all conditions, *without* that on one kind of mark; None where there is none.
        """
        every = [*self.always, *(mask for kind, mask in self.by_kind.items() if kind != without)]
        return reduce(and_, every) if every else None


def sift(connection: Connection, reports: Reports, asked: Sieve) -> Sifted:
    """
    Finds the reports that meet each condition.
    """
    met = Sifted()
    if asked.family:
        family = reports.families.numbers.get(asked.family, -1)
        met.always.append(reports.family == family)
    if asked.text:
        met.always.append(search(connection, reports, asked.text))
    met.always += days(reports, asked)
    for kind, values in asked.marks.items():
        if kind not in KINDS:
            raise UsageError(f"{kind} is nothing that reports are sifted by; choose from {', '.join(KINDS)}")
        if values:
            marked = graded_as if kind == "grade" else marked_as
            met.by_kind[kind] = marked(connection, reports, kind, values)
    return met


def marked_as(_connection: Connection, reports: Reports, kind: str, values: Sequence[str]) -> Mask:
    """
    The reports with one of some marks of a kind.
    """
    return reports.kinds[kind].having(len(reports.reading), values)


def graded_as(connection: Connection, reports: Reports, _kind: str, values: Sequence[str]) -> Mask:
    """
    The reports that tell of an event that people gave one of these grades.
    """
    known = graded(connection)
    return in_events(connection, reports, [event for value in values for event in known.get(value, ())])


def days(reports: Reports, asked: Sieve) -> Iterator[Mask]:
    """
    The reports with days that touch those asked for.
    """
    if asked.published_since:
        yield reports.published >= day(asked.published_since)
    if asked.published_until:
        yield (reports.published != "") & (reports.published <= day(asked.published_until))
    if asked.since or asked.until:
        since, until = (one and day(one) for one in (asked.since, asked.until))
        told = reports.kinds["days"]
        touching = [
            value
            for value in told.codes.values
            if (not since or value[LAST:] >= since) and (not until or value[:DAY] <= until)
        ]
        yield told.having(len(reports.reading), touching)


def search(connection: Connection, reports: Reports, asked: str) -> Mask:
    """
    The reports with some words: in the title, in the text, in what claims were resolved to or corrected to.
    """
    words, reviews = table("report_words", column("rowid")), tables.reviews.c
    texts = select(words.c.rowid).where(literal_column("report_words").op("MATCH")(search_terms(asked)))
    as_read = reports.at_readings(connection.execute(texts).scalars().all())
    corrected = select(reviews.claim).where(reviews.status.in_(BY_HAND), reviews.claim.in_(matching(asked)))
    as_corrected = (
        select(tables.readings.c.document_id)
        .select_from(tables.claims.join(tables.readings))
        .where(tables.claims.c.number.in_(corrected))
    )
    return as_read | reports.named(connection.execute(as_corrected).scalars())


def in_events(connection: Connection, reports: Reports, events: Sequence[str]) -> Mask:
    """
    The reports with an account of one of these events.
    """
    rows = tables.accounts.c
    query = select(rows.document_id).where(rows.event.in_(among(events)))
    return reports.named(connection.execute(query).scalars())


def graded(connection: Connection) -> dict[str, list[str]]:
    """
    The events with each grade that people gave, by the last decision that stands; one that is no more hands
    its grade on to its heir.
    """
    rows = tables.decisions.c
    undone = select(rows.withdraws).where(rows.kind == "undo", rows.withdraws.is_not(None))
    query = (
        select(rows.about, rows.field, rows.value)
        .where(rows.kind == "grade", rows.number.not_in(undone))
        .order_by(rows.number)
    )
    given = [(json.loads(row.about), row.field, json.loads(row.value)) for row in connection.execute(query)]
    heirs = event_rows.heirs(driver_of(connection), {name for about, *_ in given for name in about})
    last = {
        (event, field): value
        for about, field, value in given
        for name in about
        for event in (name, heirs.get(name, name))
    }
    found: dict[str, list[str]] = {}
    for (event, _), value in last.items():
        found.setdefault(value, []).append(event)
    return found
