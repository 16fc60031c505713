"""
The reports of a ledger as they wait to be judged: listed with their copies, sifted, searched and counted.
"""

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, desc, exists, func, select

from reportedly.errors import UsageError
from reportedly.ledger import tables
from reportedly.ledger.ledger import Ledger
from reportedly.ledger.sieve import KINDS, WANTED, Sieve, conditions, graded, in_events, sift
from reportedly.recent import Recent
from reportedly.records import Skipped

briefs = tables.briefs
marks = tables.brief_marks

SORTS = MappingProxyType(
    {
        "newest": briefs.c.reading,
        "published": func.coalesce(briefs.c.published, ""),
        "claims": briefs.c.claims,
        "open": briefs.c.open,
    }
)
PAGE = 50
# How many pages, the first, are found by going through the latest reports only.
FIRST = 10
# How many of a family are listed with the first, and how many values of a kind are counted.
COPIES, VALUES = 4, 12
# Of how many reports values are counted report by report.
FEW = 3000
# The cross join has SQLite begin with the reports.
BY_REPORT = (
    "SELECT kind, value, count(*) FROM wanted CROSS JOIN brief_marks"
    " ON brief_marks.document_id = wanted.document_id GROUP BY kind, value ORDER BY 3 DESC, value"
)
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
    ledger: Ledger, asked: Sieve, recent: Recent | None = None
) -> tuple[Listed, dict[str, tuple[Facet, ...]]]:
    """
    The page of reports that is asked for, each family in one place; and for each kind of mark its commonest
    values among the reports that meet all else that is asked for, a moment ago if that was *recent*.
    """
    kept = recent or Recent()
    with ledger.looking() as connection:
        narrowed = sift(connection, asked)
        question = repr(replace(asked, sort="", page=0))
        now = state(connection)
        counted = kept.answer(
            question,
            now,
            lambda: facets(connection, asked, narrowed),
        )
        # No decision changes how many reports there are in all, nor how many families.
        if narrowed:
            sizes = sized(connection, asked, narrowed)
        else:
            sizes = kept.answer("sizes", now[0], lambda: sized(connection, asked, narrowed), exact=True)
        return listed(connection, asked, narrowed, sizes), counted


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


def within(narrowed: bool) -> list[ColumnElement[bool]]:
    """
    What a brief must meet: nothing, or to be of a report that was found.
    """
    return [briefs.c.document_id.in_(select(WANTED.c.document_id))] if narrowed else []


def home_of(asked: Sieve) -> ColumnElement[str]:
    """
    What reports are listed by: each family in one place, or each report of the one family asked for.
    """
    return briefs.c.document_id if asked.family else briefs.c.family


def sized(connection: Connection, asked: Sieve, narrowed: bool) -> tuple[int, int]:
    """
    How many reports there are, and how many places of a list they take.
    """
    count = select(func.count(), func.count(home_of(asked).distinct())).where(*within(narrowed))
    reports, groups = connection.execute(count).one()
    return reports, groups


def latest(connection: Connection, most: int) -> list[str]:
    """
    The families of all reports, the latest read first. Few reports need be gone through for the first pages.
    """
    rows = connection.execution_options(yield_per=most).execute(
        select(briefs.c.family).order_by(briefs.c.reading.desc())
    )
    found: dict[str, None] = {}
    with closing(rows.scalars()) as names:
        for name in names:
            found.setdefault(name)
            if len(found) == most:
                break
    return list(found)


def on_page(connection: Connection, asked: Sieve, narrowed: bool) -> Sequence[str]:
    """
    The places of a list that are on the page asked for.
    """
    if not narrowed and asked.sort == "newest" and asked.page <= FIRST:
        return latest(connection, asked.page * PAGE)[(asked.page - 1) * PAGE :]
    return connection.execute(page_of(asked, home_of(asked), within(narrowed))).scalars().all()


def listed(connection: Connection, asked: Sieve, narrowed: bool, sizes: tuple[int, int]) -> Listed:
    """
    The page of reports that is asked for; all where it is not *narrowed* to those that were found.
    """
    home = home_of(asked)
    names = on_page(connection, asked, narrowed)
    rows = connection.execute(members(asked, home, names, narrowed)).all()
    told = described(connection, [row.reading for row in rows])
    lines: dict[str, list[ReportLine]] = {name: [] for name in names}
    for row in rows:
        lines[row.home].append(line_of(row, told[row.reading]))
    copied = {row.home: row.size - 1 for row in rows}
    found = tuple(
        replace(first, copied=copied[name], copies=tuple(rest)) for name, (first, *rest) in lines.items()
    )
    return Listed(found, *sizes)


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


def members(asked: Sieve, home: ColumnElement[str], names: Sequence[str], narrowed: bool) -> Select[Any]:
    """
    The first few reports of each family: the one that the others are copies of, then in the order asked for.
    """
    is_first = briefs.c.document_id == briefs.c.family
    order = (desc(is_first), desc(SORTS[asked.sort]), desc(briefs.c.reading))
    place = func.row_number().over(partition_by=home, order_by=order).label("place")
    size = func.count().over(partition_by=home).label("size")
    query = select(briefs, home.label("home"), place, size).where(home.in_(names))
    if narrowed:  # report by report, of which there are few here: all that is wanted may be many
        query = query.where(exists().where(WANTED.c.document_id == briefs.c.document_id))
    inner = query.subquery()
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


def facets(connection: Connection, asked: Sieve, narrowed: bool) -> dict[str, tuple[Facet, ...]]:
    """
    The commonest values of all kinds. Of few reports they are counted at once, report by report: value by
    value all reports would be gone through for each kind.
    """
    at_once = [kind for kind in KINDS if kind != "grade" and not asked.marks.get(kind)]
    if not narrowed or connection.execute(select(func.count(WANTED.c.document_id))).scalar_one() > FEW:
        at_once = []
    counted = commonest(connection) if at_once else {}
    apart = {kind: tuple(facet(connection, asked, kind, narrowed)) for kind in KINDS if kind not in at_once}
    return {kind: apart[kind] if kind in apart else counted.get(kind, ()) for kind in KINDS}


def commonest(connection: Connection) -> dict[str, tuple[Facet, ...]]:
    """
    The commonest values of each kind in the reports that are wanted.
    """
    found: dict[str, list[Facet]] = {}
    for kind, value, number in connection.exec_driver_sql(BY_REPORT):
        if len(of_kind := found.setdefault(kind, [])) < VALUES:
            of_kind.append(Facet(value, number))
    return {kind: tuple(values) for kind, values in found.items()}


def facet(connection: Connection, asked: Sieve, kind: str, narrowed: bool) -> Iterator[Facet]:
    """
    The commonest values of one kind, and those that are asked for.
    """
    within = select(WANTED.c.document_id) if narrowed else None
    if asked.marks.get(kind):  # the other values of this kind are counted as well
        wanted = list(conditions(connection, asked, kind))
        within = select(briefs.c.document_id).where(*wanted) if wanted else None
    if kind == "grade":
        yield from grade_facet(connection, within)
        return
    count = func.count().label("count")
    query = select(marks.c.value, count).where(marks.c.kind == kind).group_by(marks.c.value)
    if within is not None:
        query = query.where(marks.c.document_id.in_(within))
    common = connection.execute(query.order_by(desc(count), marks.c.value).limit(VALUES)).all()
    seen = {row.value for row in common}
    chosen = [value for value in asked.marks.get(kind, ()) if value not in seen]
    rare = connection.execute(query.where(marks.c.value.in_(chosen))).all() if chosen else []
    for value, number in (*common, *rare):
        yield Facet(value, number)


def grade_facet(connection: Connection, within: Select[Any] | None) -> Iterator[Facet]:
    """
    How many reports tell of events that people gave a grade.
    """
    for value, events in sorted(graded(connection).items()):
        found = select(func.count()).where(in_events(events))
        if within is not None:
            found = found.where(briefs.c.document_id.in_(within))
        if number := connection.execute(found).scalar_one():
            yield Facet(value, number)


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
