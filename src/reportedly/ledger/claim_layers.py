"""
The rows of a claim in the ledger: found or added, corrected, and which of them is shown.
"""

import json
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, func, select

from reportedly.decisions.corrections import added, corrected
from reportedly.decisions.review import Standing, addition, corrections, status
from reportedly.errors import UsageError
from reportedly.events.records import Decision
from reportedly.filters import newest_review, shown
from reportedly.ledger import tables
from reportedly.ledger.rows import add_claims, document_of
from reportedly.printed import parsed_claim
from reportedly.records import Claim, Document

claims, reviews = tables.claims.c, tables.reviews.c
# The reading of the row that a claim is shown by; its rows as they were read, those of that reading first;
# and all rows of it in one reading.
PINNED = select(claims.reading).where(
    claims.number
    == select(reviews.claim)
    .where(reviews.claim_id == bindparam("claim"), newest_review(tables.reviews))
    .scalar_subquery()
)
AS_READ = (
    select(claims.reading, claims.payload)
    .where(claims.id == bindparam("claim"), claims.position >= 0)
    .order_by((claims.reading == bindparam("held")).desc(), claims.reading.desc(), claims.position)
    .limit(1)
)
ROWS = (
    select(claims.number, claims.payload)
    .where(claims.id == bindparam("claim"), claims.reading == bindparam("reading"))
    .order_by(claims.number)
)


class Origin(NamedTuple):
    """
    A claim before all corrections, and the reading that it belongs to.
    """

    reading: int
    document: Document
    claim: Claim


def review_row(connection: Connection, decision: int, claim_id: str, found: Standing) -> dict[str, Any]:
    """
    How a claim stands after a decision, and the row that it is shown by.
    """
    now_is = status(found, claim_id)
    number = row_after(connection, claim_id, found) if now_is else None
    return {"decision": decision, "claim_id": claim_id, "claim": number, "status": now_is}


def row_after(connection: Connection, claim_id: str, found: Standing) -> int:
    """
    The number of the row that a claim is shown by: what a reader found, or a new row with the corrections.
    """
    by_hand = addition(found, claim_id)
    origin = added_by(connection, by_hand) if by_hand else read_by(connection, claim_id)
    if origin is None:
        raise UsageError(absent(connection, claim_id, found))
    text = origin.document.text
    claim = corrected(origin.claim, text, corrections(found, claim_id))
    for number, payload in layers(connection, claim_id, origin.reading):
        if parsed_claim(text, json.loads(payload)) == claim:
            return number
    return add_claims(connection, origin.reading, text, [(next_position(connection, origin.reading), claim)])


def absent(connection: Connection, claim_id: str, found: Standing) -> str:
    """
    Why there is no claim to decide on: never was, or nobody says any longer that it is there.
    """
    rows = tables.claims.c
    if connection.execute(select(rows.number).where(rows.id == claim_id).limit(1)).scalar() is None:
        return f"there is no claim {claim_id} in the ledger"
    rest = ", ".join(dict.fromkeys(one.id for one in found.on(claim_id).values()))
    return f"only a person says that there is a claim {claim_id}: first take back what rests on it, {rest}"


def added_by(connection: Connection, decision: Decision) -> Origin | None:
    """
    What a person added, in the newest reading that has the text it was found in.
    """
    kept = json.loads(decision.value or "null")
    rows = tables.readings.c
    query = select(func.max(rows.number)).where(
        rows.document_id == kept["document"], rows.sha256_text == kept["sha256_text"]
    )
    number = connection.execute(query).scalar()
    if number is None:
        return None
    document = document_of(connection, number)
    return Origin(number, document, added(document.text, decision))


def read_by(connection: Connection, claim_id: str) -> Origin | None:
    """
    What a reader found: in the reading of the row that is shown, else in the newest one.
    """
    held = connection.execute(PINNED, {"claim": claim_id}).scalar()
    row = connection.execute(AS_READ, {"claim": claim_id, "held": held}).first()
    if row is None:
        return None
    document = document_of(connection, row.reading)
    return Origin(row.reading, document, parsed_claim(document.text, json.loads(row.payload)))


def layers(connection: Connection, claim_id: str, reading: int) -> list[tuple[int, str]]:
    """
    The rows of a claim in one reading, what the reader found before what people made of it.
    """
    found = connection.execute(ROWS, {"claim": claim_id, "reading": reading})
    return [(row.number, row.payload) for row in found]


def next_position(connection: Connection, reading: int) -> int:
    """
    Where the next corrected claim of a reading goes: below 0, each lower than the one before.
    """
    lowest = select(func.min(tables.claims.c.position)).where(tables.claims.c.reading == reading)
    return min(0, connection.execute(lowest).scalar() or 0) - 1


def shown_claim(connection: Connection, claim_id: str) -> dict[str, Any]:
    """
    A claim as it is shown now, printed; empty where it is shown no longer.
    """
    rows = tables.claims.c
    query = select(rows.payload).select_from(tables.claims.join(tables.readings))
    payload = connection.execute(query.where(rows.id == claim_id, shown()).limit(1)).scalar()
    return json.loads(payload) if payload else {}


def refuse_known(connection: Connection, claim_id: str) -> None:
    """
    Refuses to add what is there already.
    """
    if shown_claim(connection, claim_id):
        raise UsageError(f"that claim is there already, as {claim_id}: accept or correct it instead")


def as_found(connection: Connection, claim_id: str) -> tuple[Document, Claim] | None:
    """
    A claim as its reader found it, or as the person who added it did, with its document.
    """
    origin = read_by(connection, claim_id)
    if origin is not None:
        return origin.document, origin.claim
    rows = tables.claims.c
    query = select(rows.reading, rows.payload).where(rows.id == claim_id).order_by(rows.number).limit(1)
    row = connection.execute(query).first()
    if row is None:
        return None
    document = document_of(connection, row.reading)
    return document, parsed_claim(document.text, json.loads(row.payload))
