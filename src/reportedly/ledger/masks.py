"""
The names of victims and witnesses in the reports of a ledger, for those who may not see them.
"""

import json
import threading
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from sqlalchemy import Connection, func, or_, select

from reportedly.filters import Filters
from reportedly.ledger import tables
from reportedly.ledger.ledger import Ledger
from reportedly.ledger.name_lists import listed
from reportedly.ledger.rows import batches
from reportedly.masking.capital_names import names_in
from reportedly.masking.persons import PRIVATE, personal_names
from reportedly.masking.uncased_names import arabic_names
from reportedly.records import Span

MANY = 100_000
FULL = 100


# The people among the sources of claims who are to be masked, as they are worded and as they are named.
SPEAKERS = (
    "SELECT DISTINCT json_extract(said.value, '$.text'), json_extract(said.value, '$.name')"
    " FROM claims, json_each(claims.payload, '$.sources') AS said WHERE claims.number > ?"
    " AND json_extract(said.value, '$.type') IN (SELECT value FROM json_each(?))"
    " AND json_extract(said.value, '$.actor') IS NULL"
)


class Layer(NamedTuple):
    """
    A report as it stands: the last reading of it, and the last decision on a claim of it.
    """

    document: str
    reading: int
    decision: int


class Book:
    """
    The names of a ledger's reports, looked for once as long as nothing changes about a report.

    An answer about very many reports is one of figures, and shows no sentences of theirs: of those beyond the
    first `FULL` that were not looked at yet, the names of witnesses alone are looked for, as pages list them.
    """

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.known: dict[Layer, frozenset[str]] = {}
        self.turn = threading.Lock()
        self.read, self.private = 0, frozenset[str]()

    def private_names(self, words: Iterable[str]) -> frozenset[str]:
        """
        Those names in some words that any claim of the ledger has for a witness or the like; claims are only
        ever added, and each is looked at once.
        """
        with self.turn, self.ledger.looking() as connection:
            last = connection.execute(select(func.max(tables.claims.c.number))).scalar() or 0
            if last > self.read:
                found = connection.exec_driver_sql(SPEAKERS, (self.read, listed(PRIVATE)))
                new = {name for told in found for word in told for name in names_of(word)}
                self.read, self.private = last, self.private | new
        return self.private.intersection(name for word in words for name in names_of(word))

    def names_for(self, ids: Collection[str]) -> frozenset[str]:
        """
        The names in all reports that some ids stand for: of reports, of claims, of events.
        """
        with self.ledger.looking() as connection:
            found = [layer for some in batches(sorted(ids)) for layer in layers_of(connection, some)]
        layers = list(dict.fromkeys(found))
        new = [layer for layer in layers if layer not in self.known]
        if len(self.known) > MANY:
            self.known = {}
        for layer in new[:FULL]:
            self.known[layer] = self.names_in_full(layer)
        names = set(self.witnesses([layer.document for layer in new[FULL:]]))
        for layer in layers:
            names |= self.known.get(layer, frozenset())
        return frozenset(names)

    def names_in_full(self, layer: Layer) -> frozenset[str]:
        """
        The names in one report.
        """
        document = self.ledger.document(layer.document)
        if document is None:
            return frozenset()
        claims = [claim for _, claim in self.ledger.claims(Filters(document=document.id))]
        return personal_names(document, claims)

    def witnesses(self, documents: list[str]) -> Iterator[str]:
        """
        The names that the claims of reports have for witnesses and the like.
        """
        claims, readings = tables.claims.c, tables.readings.c
        speaks = or_(*(claims.payload.contains(f'"{kind}"') for kind in sorted(PRIVATE)))
        query = select(claims.payload).select_from(tables.claims.join(tables.readings)).where(speaks)
        with self.ledger.looking() as connection:
            for some in batches(documents):
                for payload in connection.execute(query.where(readings.document_id.in_(some))).scalars():
                    yield from spoken_by(json.loads(payload))


def spoken_by(claim: Mapping[str, Any]) -> Iterator[str]:
    """
    The names of those people among the sources of a printed claim who are to be masked.
    """
    for source in claim["sources"]:
        if source["type"] in PRIVATE and source["actor"] is None:
            yield from names_of(source["text"])


def names_of(words: str) -> Iterator[str]:
    """
    The names of people in the words for a source.
    """
    yield from names_in(words, Span(0, len(words)), ())
    yield from arabic_names(words)


def layers_of(connection: Connection, ids: Iterable[str]) -> list[Layer]:
    """
    The reports that ids stand for, as they stand.
    """
    asked = list(ids)
    readings, claims, reviews = tables.readings.c, tables.claims.c, tables.reviews.c
    by_claim = (
        select(readings.document_id)
        .select_from(tables.claims.join(tables.readings))
        .where(claims.id.in_(asked))
    )
    by_event = select(tables.accounts.c.document_id).where(tables.accounts.c.event.in_(asked))
    by_name = select(tables.documents.c.id).where(tables.documents.c.id.in_(asked))
    names = list(connection.execute(by_name.union(by_claim, by_event)).scalars())
    query = (
        select(readings.document_id, func.max(readings.number), func.coalesce(func.max(reviews.decision), 0))
        .select_from(
            tables.readings.outerjoin(tables.claims).outerjoin(tables.reviews, claims.id == reviews.claim_id)
        )
        .where(readings.document_id.in_(names))
        .group_by(readings.document_id)
    )
    return [Layer(*row) for row in connection.execute(query)]
