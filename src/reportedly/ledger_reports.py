"""
The reports of a ledger as they wait to be judged: listed with their copies, sifted, searched and counted.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    String,
    cast,
    column,
    desc,
    func,
    literal_column,
    select,
    table,
    union,
)

from reportedly import tables
from reportedly.errors import UsageError
from reportedly.filters import day, matching, search_terms
from reportedly.ledger import Ledger
from reportedly.recent import Recent
from reportedly.records import Skipped

MAKE_FOUND = "CREATE TEMP TABLE IF NOT EXISTS found (document_id TEXT PRIMARY KEY) WITHOUT ROWID"
FOUND = table("found", column("document_id"))
briefs = tables.briefs
marks = tables.brief_marks

KINDS = ("state", "type", "country", "place", "source", "publisher", "language", "grade")
STATES = ("untouched", "begun", "done", "empty")
SORTS = MappingProxyType(
    {
        "newest": briefs.c.reading,
        "published": func.coalesce(briefs.c.published, ""),
        "claims": briefs.c.claims,
        "open": briefs.c.open,
    }
)
PAGE = 50
# How many of a family are listed with the first, and how many values of a kind are counted.
COPIES, VALUES = 4, 12
# How many letters of a text are shown where it has no title.
BEGINNING = 90


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
    ledger: Ledger, asked: Sieve, recent: Recent | None = None
) -> tuple[Listed, dict[str, tuple[Facet, ...]]]:
    """
    The page of reports that is asked for, each family in one place; and for each kind of mark its commonest
    values among the reports that meet all else that is asked for, a moment ago if that was *recent*.
    """
    with ledger.looking() as connection:
        if asked.text:
            search(connection, asked.text)
        question = repr(replace(asked, sort="", page=0))
        counted = (recent or Recent()).answer(
            question,
            state(connection),
            lambda: {kind: tuple(facet(connection, asked, kind)) for kind in KINDS},
        )
        return listed(connection, asked), counted


def state(connection: Connection) -> tuple[Any, ...]:
    """
    What changes whenever something that is counted here changes.
    """
    known, joined, decisions = tables.briefed.c, tables.joined.c, tables.decisions.c
    parts = (
        func.max(known.reading),
        func.max(known.decision),
        select(func.max(joined.number)).scalar_subquery(),
        select(func.max(decisions.number)).scalar_subquery(),
    )
    return tuple(connection.execute(select(*parts)).one())


def listed(connection: Connection, asked: Sieve) -> Listed:
    """
    The page of reports that is asked for.
    """
    wanted = list(conditions(connection, asked))
    home = briefs.c.document_id if asked.family else briefs.c.family
    count = select(func.count(), func.count(home.distinct())).where(*wanted)
    reports, groups = connection.execute(count).one()
    names = connection.execute(page_of(asked, home, wanted)).scalars().all()
    rows = connection.execute(members(asked, home, wanted, names)).all()
    told = described(connection, [row.reading for row in rows])
    lines: dict[str, list[ReportLine]] = {name: [] for name in names}
    for row in rows:
        lines[row.home].append(line_of(row, told[row.reading]))
    sizes = {row.home: row.size for row in rows}
    found = tuple(
        replace(first, copied=sizes[name] - 1, copies=tuple(rest)) for name, (first, *rest) in lines.items()
    )
    return Listed(found, reports, groups)


def page_of(asked: Sieve, home: ColumnElement[str], wanted: Sequence[ColumnElement[bool]]) -> Select[Any]:
    """
    The families of one page, in the order asked for.
    """
    if asked.sort not in SORTS:
        raise UsageError(f"{asked.sort} is no order; choose from {', '.join(SORTS)}")
    by = SORTS[asked.sort]
    query = select(home).where(*wanted).group_by(home)
    ordered = query.order_by(desc(func.max(by)), desc(func.max(briefs.c.reading)))
    return ordered.limit(PAGE).offset((asked.page - 1) * PAGE)


def members(
    asked: Sieve, home: ColumnElement[str], wanted: Sequence[ColumnElement[bool]], names: Sequence[str]
) -> Select[Any]:
    """
    The first few reports of each family, in the order asked for.
    """
    order = (desc(SORTS[asked.sort]), desc(briefs.c.reading))
    place = func.row_number().over(partition_by=home, order_by=order).label("place")
    size = func.count().over(partition_by=home).label("size")
    inner = select(briefs, home.label("home"), place, size).where(home.in_(names), *wanted).subquery()
    return select(inner).where(inner.c.place <= COPIES + 1).order_by(inner.c.home, inner.c.place)


def described(connection: Connection, readings: Sequence[int]) -> dict[int, Any]:
    """
    What readings tell of their reports.
    """
    rows = tables.readings.c
    told = (rows.number, rows.title, rows.publisher, rows.published, rows.language, rows.url, rows.read_at)
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
    the claims were resolved to or corrected to. They are held in a table of this connection alone.
    """
    words, reviews = table("report_words", column("rowid")), tables.reviews.c
    texts = select(words.c.rowid).where(literal_column("report_words").op("MATCH")(search_terms(asked)))
    as_read = select(briefs.c.document_id).where(briefs.c.reading.in_(texts))
    corrected = select(reviews.claim).where(reviews.status == "corrected", reviews.claim.in_(matching(asked)))
    as_corrected = (
        select(tables.readings.c.document_id)
        .select_from(tables.claims.join(tables.readings))
        .where(tables.claims.c.number.in_(corrected))
    )
    connection.exec_driver_sql(MAKE_FOUND)
    connection.exec_driver_sql("DELETE FROM found")
    connection.execute(FOUND.insert().from_select(["document_id"], union(as_read, as_corrected)))


def facet(connection: Connection, asked: Sieve, kind: str) -> Iterator[Facet]:
    """
    The commonest values of one kind, and those that are asked for.
    """
    wanted = list(conditions(connection, asked, kind))
    within = select(briefs.c.document_id).where(*wanted)
    if kind == "grade":
        yield from grade_facet(connection, within)
        return
    count = func.count().label("count")
    query = select(marks.c.value, count).where(marks.c.kind == kind)
    if wanted:
        query = query.where(marks.c.document_id.in_(within))
    query = query.group_by(marks.c.value)
    common = connection.execute(query.order_by(desc(count), marks.c.value).limit(VALUES)).all()
    seen = {row.value for row in common}
    chosen = [value for value in asked.marks.get(kind, ()) if value not in seen]
    rare = connection.execute(query.where(marks.c.value.in_(chosen))).all() if chosen else []
    for value, number in (*common, *rare):
        yield Facet(value, number)


def grade_facet(connection: Connection, within: Select[Any]) -> Iterator[Facet]:
    """
    How many reports tell of events that people gave a grade.
    """
    for value, events in sorted(graded(connection).items()):
        found = select(func.count()).where(briefs.c.document_id.in_(within), in_events(events))
        if number := connection.execute(found).scalar_one():
            yield Facet(value, number)


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
        (event, row.field): row.value for row in connection.execute(query) for event in json.loads(row.about)
    }
    found: dict[str, list[str]] = {}
    for (event, _), value in last.items():
        found.setdefault(value, []).append(event)
    return found


def skipped_files(ledger: Ledger, most: int, first: int = 0) -> tuple[list[tuple[Skipped, str]], int]:
    """
    What could not be read, the latest first, each with its moment; and how much there is of it.
    """
    rows = tables.skipped.c
    query = select(rows.path, rows.stage, rows.reason, rows.at).order_by(desc(rows.number))
    with ledger.looking() as connection:
        found = [
            (Skipped(row.path, row.stage, row.reason), row.at)
            for row in connection.execute(query.limit(most).offset(first))
        ]
        return found, connection.execute(select(func.count()).select_from(tables.skipped)).scalar_one()
