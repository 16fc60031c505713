"""
All reports of a ledger in short, in memory: what the inbox sifts, orders and counts.

It follows the briefs of the ledger, whoever wrote them, and looks up again only those that changed: each look
is at the ledger as it is.
"""

import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, select

from reportedly.ledger import tables
from reportedly.ledger.briefs import AT_ONCE, next_mark, reached, touched
from reportedly.ledger.database import driver_of
from reportedly.ledger.ledger import Ledger
from reportedly.ledger.pairs import Codes, Mask, Pairs, placed
from reportedly.ledger.reached import Reached
from reportedly.ledger.rows import batches

KINDS = ("state", "type", "country", "place", "source", "publisher", "language", "days")
# More changes than so many are not looked up one by one.
MANY = 2000
Numbers = NDArray[np.int64]

briefs = tables.briefs.c
marks = tables.brief_marks.c
COLUMNS = (briefs.document_id, briefs.family, briefs.reading, briefs.published, briefs.claims, briefs.open)


@dataclass(frozen=True, slots=True)
class Reports:
    """
    The reports, each at its place: `reading`, `claims`, `open` and `family` are numbers, `published` is ""
    where it is not known; `first` are those that their family is named after.
    """

    upto: Reached
    names: list[str]
    places: dict[str, int]
    families: Codes
    family: Numbers
    reading: Numbers
    claims: Numbers
    open: Numbers
    published: NDArray[np.str_]
    first: Mask
    kinds: Mapping[str, Pairs]

    def at_readings(self, wanted: Sequence[int]) -> Mask:
        """
        The reports of which one of these is the newest reading.
        """
        newest = np.zeros(max(self.reading.max(initial=0), max(wanted, default=0)) + 1, bool)
        newest[list(wanted)] = True
        return newest[self.reading]

    def named(self, wanted: Iterable[str]) -> Mask:
        """
        The reports of some ids.
        """
        size = len(self.reading)
        found = np.zeros(size, bool)
        found[[place for name in wanted if (place := self.places.get(name, size)) < size]] = True
        return found


class ReportIndex:
    """
    The reports of a ledger as they are now, for all who ask.
    """

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.turn = threading.Lock()
        self.known: Reports | None = None

    def now(self) -> Reports:
        """
        The reports as the briefs know them now.
        """
        with self.turn, self.ledger.looking() as connection:
            to = reached(connection)
            if self.known is None or self.known.upto != to:
                self.known = renewed(connection, self.known, to)
            return self.known


def renewed(connection: Connection, known: Reports | None, to: Reached) -> Reports:
    """
    What is known, brought up to date.
    """
    if known is None or to.since(known.upto) > MANY:
        return loaded(connection, to)
    names: dict[str, None] = {}
    mark = known.upto
    while mark != to:
        after = next_mark(mark, to)
        names |= dict.fromkeys(touched(connection, mark, after))
        mark = after
    return replace(changed(connection, known, list(names)), upto=to)


def loaded(connection: Connection, upto: Reached) -> Reports:
    """
    All reports, looked up anew.
    """
    rows = connection.execute(select(*COLUMNS).order_by(briefs.reading)).all()
    places = {row.document_id: place for place, row in enumerate(rows)}
    kinds = {kind: placed(*marked(connection, kind), places) for kind in KINDS}
    none = np.zeros(0, np.int64)
    bare = Reports(
        upto,
        list(places),
        places,
        Codes(),
        family=none,
        reading=none,
        claims=none,
        open=none,
        published=np.zeros(0, "U1"),
        first=np.zeros(0, bool),
        kinds=kinds,
    )
    return with_rows(bare, rows)


def marked(connection: Connection, kind: str) -> tuple[Sequence[str], Sequence[str]]:
    """
    All marks of a kind, and the reports that have them; there are hundreds of thousands, which the database
    gives fastest itself.
    """
    rows = (
        driver_of(connection)
        .execute("SELECT value, document_id FROM brief_marks WHERE kind = ?", (kind,))
        .fetchall()
    )
    return tuple(zip(*rows, strict=True)) if rows else ((), ())  # type: ignore[return-value]


def changed(connection: Connection, known: Reports, names: Sequence[str]) -> Reports:
    """
    The same with some reports as they are now.
    """
    rows, told = list[Any](), dict[str, list[tuple[int, str]]]()
    for some in batches(names, AT_ONCE):
        rows += connection.execute(select(*COLUMNS).where(briefs.document_id.in_(some))).all()
    for row in rows:
        if row.document_id not in known.places:
            known.places[row.document_id] = len(known.names)
            known.names.append(row.document_id)
    for some in batches(names, AT_ONCE):
        query = select(marks.kind, marks.value, marks.document_id).where(marks.document_id.in_(some))
        for kind, value, name in connection.execute(query):
            told.setdefault(kind, []).append((known.places[name], value))
    found = with_rows(known, rows)
    anew = found.named(names)
    kinds = {kind: pairs.with_new(anew, told.get(kind, ())) for kind, pairs in known.kinds.items()}
    return replace(found, kinds=kinds)


def with_rows(known: Reports, rows: Sequence[Any]) -> Reports:
    """
    The same with some rows of the briefs.
    """
    if not rows:
        return known
    at = [known.places[row.document_id] for row in rows]
    size = len(known.names)

    def column(held: NDArray[Any], values: Sequence[Any]) -> NDArray[Any]:
        new = np.array(values, held.dtype if held.dtype.kind != "U" else None)
        made = np.zeros(size, np.promote_types(held.dtype, new.dtype))
        made[: len(held)] = held
        made[at] = new
        return made

    return replace(
        known,
        family=column(known.family, [known.families.of(row.family) for row in rows]),
        reading=column(known.reading, [row.reading for row in rows]),
        claims=column(known.claims, [row.claims for row in rows]),
        open=column(known.open, [row.open for row in rows]),
        published=column(known.published, [row.published or "" for row in rows]),
        first=column(known.first, [row.family == row.document_id for row in rows]),
    )
