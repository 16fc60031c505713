"""
What the inbox knows of each report, brought up to date with what was read and decided since.
"""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, delete, func, select, text
from sqlalchemy.dialects.sqlite import insert

from reportedly.filters import folded, newest_review, shown
from reportedly.ledger import tables
from reportedly.ledger.copies import family_of
from reportedly.ledger.ledger import Ledger
from reportedly.ledger.reached import Reached, noted, there_is
from reportedly.ledger.rows import batches, newest_readings
from reportedly.ledger.voices import known_traces, newest, texts_of, traced
from reportedly.voices.sketches import Traces, traces_of

AT_ONCE = 100
STATES = ("accepted", "corrected", "added", "rejected")
ADD_WORDS = text("INSERT INTO report_words (rowid, title, text, names) VALUES (:n, :title, :text, :names)")


REACHED = select(tables.briefed.c.reading, tables.briefed.c.decision)


class Stands(NamedTuple):
    """
    A claim that is shown, as far as a brief tells of it.
    """

    document: str
    status: str | None
    killed: int | None
    payload: str


def behind(ledger: Ledger) -> int:
    """
    How many readings and decisions the briefs do not know yet.
    """
    with ledger.looking() as connection:
        return there_is(connection).since(reached(connection))


def brief_new(ledger: Ledger, most: int | None = None) -> int:
    """
    Brings the briefs up to date, a hundred readings or decisions at a time, *most* such steps at the most;
    how many are left.
    """
    steps = 0
    while (left := behind(ledger)) and (most is None or steps < most):
        step(ledger)
        steps += 1
    return left


def step(ledger: Ledger) -> None:
    """
    Takes in the next readings or decisions; what another program took in meanwhile is done once only.
    """
    with ledger.looking() as connection:
        mark = reached(connection)
        to = next_mark(mark, there_is(connection))
        names = touched(connection, mark, to)
    for some in batches(names, AT_ONCE):
        sketch(ledger, some)
    with ledger.writing() as connection:
        if reached(connection) != mark:
            return
        for some in batches(names, AT_ONCE):
            take_in(connection, some)
        row = {"number": 1, **to._asdict()}
        connection.execute(insert(tables.briefed).on_conflict_do_update(set_=to._asdict()), row)


def reached(connection: Connection) -> Reached:
    """
    How far the briefs go.
    """
    return noted(connection, REACHED)


def next_mark(mark: Reached, last: Reached) -> Reached:
    """
    Where the next step ends: readings first, since decisions are about what was read.
    """
    if mark.reading < last.reading:
        return Reached(min(mark.reading + AT_ONCE, last.reading), mark.decision)
    return Reached(mark.reading, min(mark.decision + AT_ONCE, last.decision))


def touched(connection: Connection, mark: Reached, to: Reached) -> list[str]:
    """
    The reports that a step is about, in the order in which they were read.
    """
    readings, reviews, claims = tables.readings.c, tables.reviews.c, tables.claims.c
    query = select(readings.document_id, func.min(readings.number)).group_by(readings.document_id)
    if to.reading > mark.reading:
        query = query.where(readings.number > mark.reading, readings.number <= to.reading)
    else:
        decided = select(reviews.claim_id).where(
            reviews.decision > mark.decision, reviews.decision <= to.decision
        )
        query = query.join_from(tables.readings, tables.claims).where(claims.id.in_(decided))
    return [row[0] for row in connection.execute(query.order_by(func.min(readings.number)))]


def sketch(ledger: Ledger, documents: Sequence[str]) -> None:
    """
    Looks at the texts of reports that nobody compared before.
    """
    with ledger.looking() as connection:
        texts = {one.sha256_text for one in newest(connection, documents)}
    traced(ledger, texts)


def told(connection: Connection, documents: Collection[str]) -> Sequence[Row[Any]]:
    """
    The newest reading of each report.
    """
    number = tables.readings.c.number
    query = select(tables.readings).where(number.in_(newest_readings(documents))).order_by(number)
    return connection.execute(query).all()


def take_in(connection: Connection, documents: Sequence[str]) -> None:
    """
    Writes the briefs of some reports anew.
    """
    claims: dict[str, list[Stands]] = {name: [] for name in documents}
    for one in standing_claims(connection, documents):
        claims[one.document].append(one)
    known = {row.document_id: row for row in kept_briefs(connection, documents)}
    held = kept_marks(connection, known)
    for reading in told(connection, documents):
        name = reading.document_id
        row = write(connection, reading, known.get(name), claims[name])
        mark(connection, name, held.get(name, set()), set(marks_of(reading, row, claims[name])))


def kept_briefs(connection: Connection, documents: Collection[str]) -> Sequence[Row[Any]]:
    """
    The briefs as they were.
    """
    return connection.execute(select(tables.briefs).where(tables.briefs.c.document_id.in_(documents))).all()


def kept_marks(connection: Connection, documents: Collection[str]) -> dict[str, set[tuple[str, str]]]:
    """
    What reports were sifted by.
    """
    found: dict[str, set[tuple[str, str]]] = {}
    rows = connection.execute(
        select(tables.brief_marks).where(tables.brief_marks.c.document_id.in_(documents))
    )
    for row in rows:
        found.setdefault(row.document_id, set()).add((row.kind, row.value))
    return found


def standing_claims(connection: Connection, documents: Collection[str]) -> Iterator[Stands]:
    """
    The claims of reports that are shown, and how people left each.
    """
    rows, reviews = tables.claims.c, tables.reviews.c
    status = (
        select(reviews.status)
        .where(reviews.claim_id == rows.id, newest_review(tables.reviews))
        .correlate(tables.claims)
        .scalar_subquery()
    )
    query = (
        select(tables.readings.c.document_id, status, rows.killed, rows.payload)
        .select_from(tables.claims.join(tables.readings))
        .where(tables.readings.c.document_id.in_(documents), shown())
    )
    return (Stands(*row) for row in connection.execute(query))


def write(
    connection: Connection, reading: Row[Any], before: Row[Any] | None, claims: Sequence[Stands]
) -> dict[str, Any]:
    """
    Writes the brief of one report and, where its words are new, how it is found by them.
    """
    if before is not None and before.sha256_text == reading.sha256_text:
        family = before.family
    else:
        traces = traces_now(connection, reading.sha256_text)
        family = family_of(connection, reading.document_id, traces)
    if before is None or before.reading != reading.number:
        add_words(connection, reading, claims)
    row = brief_row(reading, family, claims)
    connection.execute(insert(tables.briefs).on_conflict_do_update(set_=row), row)
    return row


def brief_row(reading: Row[Any], family: str, claims: Sequence[Stands]) -> dict[str, Any]:
    """
    A report in numbers.
    """
    count = Counter(one.status or "open" for one in claims)
    return {
        "document_id": reading.document_id,
        "family": family,
        "reading": reading.number,
        "sha256_text": reading.sha256_text,
        "published": reading.published,
        "claims": len(claims),
        "open": count["open"],
        **{state: count[state] for state in STATES},
        "killed": max(
            (one.killed for one in claims if one.killed and one.status != "rejected"), default=None
        ),
    }


def add_words(connection: Connection, reading: Row[Any], claims: Iterable[Stands]) -> None:
    """
    Lets a report be found by its words, and by what those words were resolved to.
    """
    whole = texts_of(connection, [reading.sha256_text])[0].text
    names = {value for one in claims for _, value in marks_of_claim(json.loads(one.payload))}
    words = {
        "n": reading.number,
        "title": folded(reading.title or ""),
        "text": folded(whole),
        "names": folded("\n".join([reading.publisher or "", *sorted(names)])),
    }
    connection.execute(ADD_WORDS, words)


def traces_now(connection: Connection, digest: str) -> Traces:
    """
    What a text is told by, looked at now where another program has added it a moment ago.
    """
    known = dict(known_traces(connection, [digest]))
    return known.get(digest) or traces_of(texts_of(connection, [digest])[0].text)


def marks_of(reading: Row[Any], row: dict[str, Any], claims: Iterable[Stands]) -> Iterator[tuple[str, str]]:
    """
    What a report is sifted by.
    """
    yield "state", state_of(row)
    if reading.publisher:
        yield "publisher", reading.publisher
    if reading.language:
        yield "language", reading.language
    for one in claims:
        if one.status != "rejected":
            yield from marks_of_claim(json.loads(one.payload))


def state_of(row: dict[str, Any]) -> str:
    """
    How far people are with a report.
    """
    if not row["claims"]:
        return "empty"
    if not row["open"]:
        return "done"
    return "untouched" if row["open"] == row["claims"] else "begun"


def marks_of_claim(printed: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """
    What a claim adds to what its report is sifted by.
    """
    yield "type", printed["event_type"]
    yield from (("source", source["name"]) for source in printed["sources"] if source["name"])
    place, time = printed["place"], printed["time"]
    if place and place["name"]:
        yield "place", place["name"]
    if place and place["country"]:
        yield "country", place["country"]
    if time and (time["from"] or time["to"]):
        yield "days", f"{time['from'] or time['to']}/{time['to'] or time['from']}"


def mark(
    connection: Connection, document: str, held: set[tuple[str, str]], wanted: set[tuple[str, str]]
) -> None:
    """
    Takes away the marks that a report has no longer, and adds those that are new.
    """
    rows = tables.brief_marks.c
    for kind, value in held - wanted:
        gone = delete(tables.brief_marks).where(
            rows.document_id == document, rows.kind == kind, rows.value == value
        )
        connection.execute(gone)
    if new := sorted(wanted - held):
        added = [{"kind": kind, "value": value, "document_id": document} for kind, value in new]
        connection.execute(tables.brief_marks.insert(), added)
