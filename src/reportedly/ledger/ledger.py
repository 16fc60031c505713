"""
The ledger: every report that was read, every claim found in it, and everything that was not read.

Nothing in it is ever changed or deleted; the newest reading of a report is the one shown.
"""

import json
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self

from sqlalchemy import Connection, Engine, Select, bindparam, func, select

from reportedly.decisions.review import Standing
from reportedly.errors import LedgerError, UsageError
from reportedly.events.records import Decision
from reportedly.filters import Filters, conditions, shown
from reportedly.ledger import tables
from reportedly.ledger.database import explained, file_of, open_database, writing
from reportedly.ledger.originals import Originals
from reportedly.ledger.reached import Reached
from reportedly.ledger.recent import Kept
from reportedly.ledger.rows import (
    add_once,
    batches,
    document_of,
    documents_of,
    keep_reading,
    kept_reading,
    newest_of,
    now,
    number_of,
    overlaid,
    storable,
    unique,
)
from reportedly.printed import parsed_claim
from reportedly.records import Claim, Document, ReaderInfo, Reading, Report, Skipped

# How many events as they are looked at are kept, so that none is weighed twice for nothing.
VIEWS = 500


CLAIMS_IN = (
    select(tables.claims.c.number, tables.claims.c.reading, tables.claims.c.payload)
    .select_from(tables.claims.join(tables.readings))
    .where(shown(), tables.readings.c.document_id.in_(bindparam("documents", expanding=True)))
)
CLAIM = (
    select(tables.claims.c.reading, tables.claims.c.payload)
    .select_from(tables.claims.join(tables.readings))
    .where(tables.claims.c.id == bindparam("claim"))
    .order_by(shown().desc(), tables.claims.c.reading.desc(), tables.claims.c.position)
    .limit(1)
)


@lru_cache(500)
def claims_asked(asked: Filters) -> Select[Any]:
    """
    A query for the claims asked for, put together once for those who ask the same.
    """
    rows = tables.claims.c
    return (
        select(rows.reading, rows.payload)
        .select_from(tables.claims.join(tables.readings))
        .where(*conditions(asked))
        .order_by(rows.number)
        .limit(asked.limit)
    )


@dataclass(frozen=True, slots=True)
class Counts:
    """
    How much a ledger holds; `claims` counts those that are shown.
    """

    documents: int
    readings: int
    claims: int
    skipped: int


class Decided(NamedTuple):
    """
    All decisions up to one of them, and what stands after it; kept, since no decision is ever changed.
    """

    taken: tuple[Decision, ...] = ()
    stands: Standing = Standing()


class Ledger:
    """
    A ledger that is open. Use it in a `with` block, so that it is closed.
    """

    def __init__(self, path: Path, engine: Engine) -> None:
        self.path = path
        self.engine = engine
        self.originals = Originals(path.with_suffix(".files"))
        self.turn = threading.Lock()  # one joins at a time: the others find it done
        self.settled = Reached()  # how far nothing is to be joined, whether it was or not
        self.decided = Decided()
        self.views = Kept(VIEWS)
        self.summaries_hold = False  # once it was looked whether each is of an event as it is now

    @classmethod
    def open(cls, where: str | Path, *, create: bool = True, patience: float = 20.0) -> Self:
        """
        Opens the ledger at a path or `sqlite:///` URL; makes it if it is not there, unless told not to.
        """
        path = file_of(where)
        return cls(path, open_database(path, patience, create))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """
        Lets go of the file.
        """
        self.engine.dispose()

    def add(self, report: Report, reading: Reading) -> bool:
        """
        Keeps a report and what one reader found in it, whole or not at all; False if it was there already.

        What was there but lies under the reading of another reader, or under one that was told otherwise
        the report's user insists on, is laid over that again.
        """
        if self.has_reading(reading.document, reading.reader) and not self.overlaid(report, reading):
            return False
        with explained(self.path):
            sha256 = self.originals.keep(report.raw)
        if sha256 != reading.document.sha256_raw:
            raise LedgerError(f"the bytes of {report.path} are not those that its digest was made from")
        with self.writing() as connection:
            return keep_reading(connection, reading, report.told)

    def overlaid(self, report: Report, reading: Reading) -> bool:
        """
        Whether another reading lies over this one that a person does not mean who reads so now.
        """
        with self.looking() as connection:
            return overlaid(connection, reading, report.told)

    def has_reading(self, document: Document, reader: ReaderInfo) -> bool:
        """
        Whether this reader has read this document, told the same about it, before.
        """
        with self.looking() as connection:
            return number_of(connection, document, reader) is not None

    def kept(self, document: Document, reader: ReaderInfo) -> Reading | None:
        """
        What this reader found in this document when it read it before.
        """
        with self.looking() as connection:
            number = number_of(connection, document, reader)
            return None if number is None else kept_reading(connection, number)

    def skip(self, entry: Skipped) -> bool:
        """
        Notes what was not read; False if the same was noted before.
        """
        known = {"path": storable(entry.path), "stage": entry.stage, "reason": storable(entry.reason)}
        row = {**known, "at": now(), "document_id": entry.document}
        with self.writing() as connection:
            if add_once(connection, tables.skipped, row):
                return True
            # The same file may hold another report by now: the one that was read last is meant.
            if entry.document:
                same = (tables.skipped.c[name] == value for name, value in known.items())
                connection.execute(tables.skipped.update().where(*same).values(document_id=entry.document))
            return False

    def skipped(self) -> Iterator[Skipped]:
        """
        All that was not read, in the order in which it was met.
        """
        rows = tables.skipped.c
        query = select(rows.path, rows.stage, rows.reason, rows.document_id).order_by(rows.number)
        with self.looking() as connection:
            for row in connection.execution_options(yield_per=500).execute(query):
                yield Skipped(*row)

    def claims(self, filters: Filters | None = None) -> Iterator[tuple[Document, Claim]]:
        """
        The claims asked for, each with its document, in the order in which they were read.
        """
        number, document = None, None
        with self.looking() as connection:
            for row in connection.execute(
                claims_asked(filters or Filters()), execution_options={"yield_per": 200}
            ):
                if document is None or row.reading != number:
                    number, document = row.reading, document_of(connection, row.reading)
                yield document, parsed_claim(document.text, json.loads(row.payload))

    def claims_in(self, documents: Sequence[str]) -> Iterator[tuple[Document, Claim]]:
        """
        The claims that are shown of the reports of these ids, in the order in which they were read.
        """
        with self.looking() as connection:
            for some in batches(sorted(set(documents))):
                found = sorted(connection.execute(CLAIMS_IN, {"documents": some}))
                told = documents_of(connection, {reading for _, reading, _ in found})
                for _, reading, payload in found:
                    yield told[reading], parsed_claim(told[reading].text, json.loads(payload))

    def document(self, name: str) -> Document | None:
        """
        The document of this id, or of the only id that begins so, as it was last read.
        """
        reading = self.latest(name)
        return reading.document if reading else None

    def known(self, name: str) -> Document:
        """
        The same of a document that must be there. `UsageError` where it is not.
        """
        found = self.document(name)
        if found is None:
            raise UsageError(f"there is no report {name} in the ledger")
        return found

    def latest(self, name: str) -> Reading | None:
        """
        The newest reading of the document of this id, or of the only id that begins so, with its claims.
        """
        with self.looking() as connection:
            number = newest_of(connection, unique(connection, tables.documents.c.id, name))
            return None if number is None else kept_reading(connection, number)

    def claim(self, name: str) -> tuple[Document, Claim] | None:
        """
        The claim of this id, or of the only id that begins so, with its document, as it was last reviewed
        or read; older layers count too.
        """
        with self.looking() as connection:
            whole = unique(connection, tables.claims.c.id, name)
            row = connection.execute(CLAIM, {"claim": whole}).first()
            if row is None:
                return None
            document = document_of(connection, row.reading)
            return document, parsed_claim(document.text, json.loads(row.payload))

    def counts(self) -> Counts:
        """
        How much there is.
        """
        seen = tables.claims.join(tables.readings)
        with self.looking() as connection:
            return Counts(
                documents=connection.execute(select(func.count()).select_from(tables.documents)).scalar_one(),
                readings=connection.execute(select(func.count()).select_from(tables.readings)).scalar_one(),
                claims=connection.execute(select(func.count()).select_from(seen).where(shown())).scalar_one(),
                skipped=connection.execute(select(func.count()).select_from(tables.skipped)).scalar_one(),
            )

    def raw(self, sha256: str) -> bytes:
        """
        The untouched bytes of a document.
        """
        with explained(self.path):
            return self.originals.raw(sha256)

    @contextmanager
    def looking(self) -> Iterator[Connection]:
        """
        A look at the ledger as it is at one moment, whatever others add meanwhile.
        """
        with explained(self.path), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """
        A turn to write to the ledger, as soon as nobody else does: all of it is kept, or nothing.
        """
        with explained(self.path), writing(self.engine) as connection:
            yield connection
