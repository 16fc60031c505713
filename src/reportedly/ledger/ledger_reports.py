"""
The reports of a ledger as they wait to be judged: listed with their copies, sifted, searched and counted.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from sqlalchemy import Connection, Row, desc, func, select

from reportedly.errors import UsageError
from reportedly.ledger import tables
from reportedly.ledger.ledger import Ledger
from reportedly.ledger.pairs import Mask
from reportedly.ledger.report_index import Numbers, ReportIndex, Reports
from reportedly.ledger.rows import newest_readings
from reportedly.ledger.sieve import KINDS, Sieve, Sifted, graded, in_events, sift
from reportedly.records import LANGUAGE, Document, Skipped

briefs = tables.briefs

SORTS = ("newest", "published", "claims", "open")
PAGE = 50
# How many of a family are listed with the first, and how many values of a kind are counted.
COPIES, VALUES = 4, 12
# How many letters of a text are shown where it has no title.
BEGINNING = 90


@dataclass(frozen=True, slots=True)
class ReportLine:
    """
    A report in a list: whose it is, and how far its claims are judged; `copies` are more reports with nearly
    its words that are asked for as well, the first few of `copied`; `beginning` is how the text begins.
    """

    id: str
    title: str | None
    publisher: str | None
    published: str | None
    language: str | None
    url: str | None
    beginning: str
    read_at: str
    claims: int
    open: int
    accepted: int
    corrected: int
    added: int
    rejected: int
    killed: int | None
    family: str
    copied: int = 0
    copies: tuple["ReportLine", ...] = ()


@dataclass(frozen=True, slots=True)
class Facet:
    """
    How many of the reports asked for have a value.
    """

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class Listed:
    """
    One page of the reports asked for; `groups` counts them with each family as one.
    """

    lines: tuple[ReportLine, ...]
    reports: int
    groups: int


def look(
    ledger: Ledger, asked: Sieve, index: ReportIndex | None = None
) -> tuple[Listed, dict[str, tuple[Facet, ...]]]:
    """
    The page of reports that is asked for, each family in one place; and for each kind of mark its commonest
    values among the reports that meet all else that is asked for.
    """
    if asked.sort not in SORTS:
        raise UsageError(f"{asked.sort} is no order; choose from {', '.join(SORTS)}")
    reports = (index or ReportIndex(ledger)).now()
    with ledger.looking() as connection:
        met = sift(connection, reports, asked)
        counted = {kind: tuple(facet(connection, reports, asked, kind, met)) for kind in KINDS}
        return listed(connection, reports, asked, met.wanted()), counted


def listed(connection: Connection, reports: Reports, asked: Sieve, wanted: Mask | None) -> Listed:
    """
    The page of reports that is asked for; all where nothing else is *wanted*.
    """
    found = np.arange(len(reports.reading)) if wanted is None else np.flatnonzero(wanted)
    by = order_of(reports, asked.sort)[found]
    # Reports by themselves where one family is asked for, else each family in the place of its first.
    homes = found if asked.family else reports.family[found]
    order = keys_of(homes, by, reports.reading[found])
    page = first_of(order, asked.page * PAGE)[(asked.page - 1) * PAGE :]
    on_page = np.zeros(len(order), bool)
    on_page[page] = True
    there = np.flatnonzero(on_page[homes])
    at = found[there]
    inner = np.lexsort((-reports.reading[at], -by[there], ~reports.first[at]))
    groups: dict[int, list[int]] = {home: [] for home in page.tolist()}
    for home, place in zip(homes[there][inner].tolist(), at[inner].tolist(), strict=True):
        groups[home].append(place)
    names = [reports.names[place] for some in groups.values() for place in some[: COPIES + 1]]
    lines = lines_of(connection, names)
    told = [
        (len(some), [lines[reports.names[one]] for one in some[: COPIES + 1]]) for some in groups.values()
    ]
    return Listed(
        tuple(replace(first, copied=size - 1, copies=tuple(rest)) for size, (first, *rest) in told),
        len(found),
        int(np.count_nonzero(order)),
    )


def order_of(reports: Reports, sort: str) -> Numbers:
    """
    What each report is ordered by, as a number: the greatest comes first.
    """
    if sort == "published":
        return np.unique(reports.published, return_inverse=True)[1]
    return reports.reading if sort == "newest" else reports.claims if sort == "claims" else reports.open


def keys_of(homes: Numbers, by: Numbers, readings: Numbers) -> Numbers:
    """
    What homes are ordered by, as one number each, 0 where no report is: the greatest that one of their
    reports is ordered by, then the newest reading of any.
    """
    best, newest = (np.zeros(int(homes.max(initial=-1)) + 1, np.int64) for _ in range(2))
    np.maximum.at(best, homes, by)
    np.maximum.at(newest, homes, readings)
    return np.where(newest > 0, best * (int(newest.max(initial=0)) + 1) + newest, 0)


def first_of(keys: Numbers, most: int) -> Numbers:
    """
    The places of the greatest keys, the greatest first.
    """
    some = np.argpartition(-keys, most)[:most] if most < len(keys) else np.arange(len(keys))
    some = some[keys[some] > 0]
    return some[np.argsort(-keys[some])]


def lines_of(connection: Connection, names: Sequence[str]) -> dict[str, ReportLine]:
    """
    Some reports as a list shows them.
    """
    rows = connection.execute(select(briefs).where(briefs.c.document_id.in_(names))).all()
    told = described(connection, [row.reading for row in rows])
    return {row.document_id: line_of(row, told[row.reading]) for row in rows}


def headings_of(ledger: Ledger, names: Sequence[str]) -> dict[str, str]:
    """
    The titles of reports; of one without a title, how its text begins. It needs no count of them.
    """
    with ledger.looking() as connection:
        told = described(connection, connection.execute(newest_readings(names)).scalars().all())
    return {one.document_id: one.title or begins(one.beginning) for one in told.values()}


def heading_of(document: Document) -> str:
    """
    The title of a report; of one without a title, how its text begins.
    """
    return document.title or begins(document.text)


def begins(words: str) -> str:
    """
    The first words of a text in place of a title.
    """
    cut = words[:BEGINNING]
    return " ".join(cut.split()) + ("…" if len(cut) == BEGINNING else "")


def described(connection: Connection, readings: Sequence[int]) -> dict[int, Any]:
    """
    What readings tell of their reports.
    """
    rows = tables.readings.c
    told = (
        rows.number,
        rows.document_id,
        rows.title,
        rows.publisher,
        rows.published,
        rows.language,
        rows.url,
        rows.read_at,
    )
    beginning = func.substr(tables.texts.c.text, 1, BEGINNING).label("beginning")
    query = select(*told, beginning).select_from(tables.readings.join(tables.texts))
    return {row.number: row for row in connection.execute(query.where(rows.number.in_(readings)))}


def line_of(row: Row[Any], told: Row[Any]) -> ReportLine:
    """
    A report in a list.
    """
    return ReportLine(
        id=row.document_id,
        title=told.title,
        publisher=told.publisher,
        published=told.published,
        language=told.language,
        url=told.url,
        beginning=told.beginning,
        read_at=told.read_at,
        claims=row.claims,
        open=row.open,
        accepted=row.accepted,
        corrected=row.corrected,
        added=row.added,
        rejected=row.rejected,
        killed=row.killed,
        family=row.family,
    )


def facet(connection: Connection, reports: Reports, asked: Sieve, kind: str, met: Sifted) -> list[Facet]:
    """
    The commonest values of one kind, and those that are asked for; the others of it are counted as well.
    """
    within = met.wanted(without=kind)
    if kind == "grade":
        return [Facet(*one) for one in sorted(graded_counts(connection, reports, within).items())]
    counts = reports.kinds[kind].counts(within)
    ordered = [
        Facet(value, number) for value, number in sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    ]
    chosen = asked.marks.get(kind, ())
    return [*ordered[:VALUES], *(one for one in ordered[VALUES:] if one.value in chosen)]


def graded_counts(connection: Connection, reports: Reports, within: Mask | None) -> dict[str, int]:
    """
    How many reports tell of events that people gave each grade.
    """
    found = {}
    for value, events in graded(connection).items():
        met = in_events(connection, reports, events)
        if number := int(np.count_nonzero(met if within is None else met & within)):
            found[value] = number
    return found


def skipped_files(
    ledger: Ledger, most: int, first: int = 0, *, kept: bool = False
) -> tuple[list[tuple[Skipped, str, str | None]], int]:
    """
    What could not be read, or was kept without claims, the latest first, each with its moment and with the
    title of the report, where there is one; and how much there is of it.
    """
    rows = tables.skipped.c
    meant = rows.stage == LANGUAGE if kept else rows.stage != LANGUAGE
    told = tables.readings.c
    newest = select(told.title).where(told.document_id == rows.document_id).order_by(desc(told.number))
    title = newest.limit(1).scalar_subquery().label("title")
    asked = select(rows.path, rows.stage, rows.reason, rows.document_id, rows.at, title)
    query = asked.where(meant).order_by(desc(rows.number))
    number = select(func.count()).select_from(tables.skipped).where(meant)
    with ledger.looking() as connection:
        found = [
            (Skipped(row.path, row.stage, row.reason, row.document_id), row.at, row.title)
            for row in connection.execute(query.limit(most).offset(first))
        ]
        return found, connection.execute(number).scalar_one()
