"""
The voices of a ledger: its reports as they are compared, each text looked at once, and what they share.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from reportedly.events.records import Tie
from reportedly.ledger import tables
from reportedly.ledger.ledger import Ledger
from reportedly.ledger.rows import add_once, batches, newest_readings
from reportedly.voices import Sketch, copies_among
from reportedly.voices.copies import in_order
from reportedly.voices.families import Printed, families_of, tied_together
from reportedly.voices.sketches import VERSION, Traces, from_bytes, to_bytes, traces_of

# Above so many reports, one run of words in so many is looked at.
MANY, EVERY = 20_000, 8


class Told(NamedTuple):
    """
    What a reading tells of a report.
    """

    document: str
    sha256_text: str
    publisher: str | None
    published: str | None


def sketches(ledger: Ledger, documents: Iterable[str] | None = None) -> Iterator[Sketch]:
    """
    The reports of these ids, or all, as they are compared; what is made for it is kept.
    """
    names = all_documents(ledger) if documents is None else sorted(set(documents))
    for some in batches(names):
        with ledger.looking() as connection:
            told = list(newest(connection, some))
        traces = traced(ledger, {one.sha256_text for one in told})
        for one in told:
            yield Sketch(one.document, traces[one.sha256_text], one.publisher, one.published)


def sketch_new(ledger: Ledger) -> int:
    """
    Looks at every text that was not looked at yet, in few writes, and says how many there were.

    Whoever is about to ask for many events does this first; one event does without.
    """
    known = select(tables.traces.c.sha256_text).where(tables.traces.c.version == VERSION)
    with ledger.looking() as connection:
        query = select(tables.texts.c.sha256).where(tables.texts.c.sha256.not_in(known))
        missing = list(connection.execute(query.order_by(tables.texts.c.sha256)).scalars())
    for some in batches(missing):
        traced(ledger, some)
    return len(missing)


def traced(ledger: Ledger, texts: Collection[str]) -> dict[str, Traces]:
    """
    What some texts are told by; those that nobody looked at before are looked at now, and that is kept.
    """
    with ledger.looking() as connection:
        known = dict(known_traces(connection, texts))
        missing = [name for name in texts if name not in known]
        made = {row.sha256: traces_of(row.text) for row in texts_of(connection, missing)}
    if made:
        keep(ledger, made)
    return known | made


def all_documents(ledger: Ledger) -> list[str]:
    """
    The ids of all reports.
    """
    with ledger.looking() as connection:
        return list(
            connection.execute(select(tables.documents.c.id).order_by(tables.documents.c.id)).scalars()
        )


def newest(connection: Connection, documents: Sequence[str]) -> Iterator[Told]:
    """
    What the newest reading of each report tells.
    """
    rows = tables.readings.c
    query = select(rows.document_id, rows.sha256_text, rows.publisher, rows.published)
    query = query.where(rows.number.in_(newest_readings(documents))).order_by(rows.document_id)
    for row in connection.execute(query):
        yield Told(*row)


def known_traces(connection: Connection, texts: Iterable[str]) -> Iterator[tuple[str, Traces]]:
    """
    The traces that are kept of some texts.
    """
    rows = tables.traces.c
    query = select(rows.sha256_text, rows.kept).where(rows.version == VERSION, rows.sha256_text.in_(texts))
    for name, kept in connection.execute(query):
        yield name, from_bytes(kept)


def texts_of(connection: Connection, names: Iterable[str]) -> Sequence[Any]:
    """
    Texts by their digests.
    """
    return connection.execute(select(tables.texts).where(tables.texts.c.sha256.in_(names))).all()


def keep(ledger: Ledger, made: dict[str, Traces]) -> None:
    """
    Keeps traces that were made.
    """
    with ledger.writing() as connection:
        for name, traces in made.items():
            row = {"sha256_text": name, "version": VERSION, "kept": to_bytes(traces)}
            add_once(connection, tables.traces, row)


def families(ledger: Ledger) -> list[tuple[list[str], list[Tie]]]:
    """
    The reports of a ledger that have their words from one another, by day, with the ties that say so.

    Groups of many reports come first; a round-up of earlier reports is in the group of one of them only.
    """
    sketch_new(ledger)
    found = in_order(sketches(ledger))
    place = {one.document: i for i, one in enumerate(found)}
    printed = [Printed(one.document, one.published, one.publisher) for one in found]
    ties = families_of(printed, copies_among(found, EVERY if len(found) > MANY else 1)).ties
    groups = [sorted(group, key=place.__getitem__) for group in tied_together(ties)]
    groups.sort(key=lambda group: (-len(group), place[group[0]]))
    home = {name: i for i, group in enumerate(groups) for name in group}
    within: list[list[Tie]] = [[] for _ in groups]
    for tie in ties:
        within[home[tie.one]].append(tie)
    return list(zip(groups, within, strict=True))
