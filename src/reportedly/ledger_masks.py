"""
The names of victims and witnesses in the reports of a ledger, for those who may not see them.
"""

from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from sqlalchemy import Connection, func, select

from reportedly import tables
from reportedly.filters import Filters
from reportedly.ledger import Ledger
from reportedly.masking import personal_names

BATCH = 500
MANY = 20_000


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
    """

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.names = lru_cache(maxsize=MANY)(self._names)

    def names_for(self, ids: Collection[str]) -> frozenset[str]:
        """
        The names in all reports that some ids stand for: of reports, of claims, of events.
        """
        found: set[str] = set()
        with self.ledger.looking() as connection:
            layers = [layer for some in batches(sorted(ids)) for layer in layers_of(connection, some)]
        for layer in dict.fromkeys(layers):
            found |= self.names(layer)
        return frozenset(found)

    def _names(self, layer: Layer) -> frozenset[str]:
        """
        The names in one report.
        """
        document = self.ledger.document(layer.document)
        if document is None:
            return frozenset()
        claims = [claim for _, claim in self.ledger.claims(Filters(document=document.id))]
        return personal_names(document, claims)


def batches(ids: list[str]) -> Iterator[list[str]]:
    """
    Ids in batches that one query can ask for.
    """
    for start in range(0, len(ids), BATCH):
        yield ids[start : start + BATCH]


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
