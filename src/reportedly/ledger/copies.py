"""
Which reports are nearly the same: each new one is held against the few that its signature leads to.
"""

import hashlib
from collections.abc import Iterator

from sqlalchemy import Connection, delete, select

from reportedly.ledger import tables
from reportedly.ledger.voices import known_traces
from reportedly.voices.copies import BANDS, ROWS, tie_between
from reportedly.voices.sketches import Sketch, Traces

# How many reports with a like signature are looked at.
MOST = 12
# How many bytes a number of a signature takes.
NUMBER = 4


def family_of(connection: Connection, document: str, traces: Traces) -> str:
    """
    The report under which a new one is listed: an earlier one with nearly its words, or itself.

    Only what is like no other is looked for later, so that ten thousand copies cost ten thousand looks.
    """
    connection.execute(delete(tables.copy_keys).where(tables.copy_keys.c.document_id == document))
    if not traces.runs:
        return document
    keys = list(keys_of(traces))
    found = closest(connection, document, traces, keys)
    if found is not None:
        return found
    rows = [{"key": key, "document_id": document} for key in keys]
    connection.execute(tables.copy_keys.insert().prefix_with("OR IGNORE"), rows)
    return document


def keys_of(traces: Traces) -> Iterator[int]:
    """
    Digests of the bands of a signature, and of all words: reports that share one may be alike.
    """
    width = NUMBER * ROWS
    parts = [traces.signature[i * width : (i + 1) * width] for i in range(BANDS)]
    for i, part in enumerate([*parts, traces.runs]):
        digest = hashlib.blake2b(part, digest_size=8, salt=i.to_bytes(2, "big")).digest()
        yield int.from_bytes(digest, "big", signed=True)


def closest(connection: Connection, document: str, traces: Traces, keys: list[int]) -> str | None:
    """
    The family of the report whose words are most like these, where at least half are.
    """
    rows, briefs = tables.copy_keys.c, tables.briefs.c
    query = (
        select(briefs.document_id, briefs.family, briefs.sha256_text)
        .select_from(tables.copy_keys.join(tables.briefs, rows.document_id == briefs.document_id))
        .where(rows.key.in_(keys), rows.document_id != document)
        .distinct()
        .order_by(briefs.reading)
        .limit(MOST)
    )
    found = connection.execute(query).all()
    known = dict(known_traces(connection, {row.sha256_text for row in found}))
    mine = Sketch(document, traces)
    ties = [
        (tie.score, row.family)
        for row in found
        if row.sha256_text in known
        and (tie := tie_between(Sketch(row.document_id, known[row.sha256_text]), mine))
        and tie.kind == "copy"
    ]
    return max(ties, key=lambda tie: tie[0])[1] if ties else None
