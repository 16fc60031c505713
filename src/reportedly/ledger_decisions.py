"""
The decisions of people in the ledger: added, never changed, with how each claim stands after them.
"""

import json
from dataclasses import replace
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, func, select

from reportedly import tables
from reportedly.corrections import corrected
from reportedly.database import explained, writing
from reportedly.errors import UsageError
from reportedly.event_records import Decision
from reportedly.filters import newest_review
from reportedly.ledger import Ledger
from reportedly.printed import parsed_claim
from reportedly.records import Claim
from reportedly.review import Standing, corrections, standing, status
from reportedly.rows import add_claims, document_of, next_number, now

ON_CLAIMS = frozenset({"accept", "reject", "correct"})


class Shown(NamedTuple):
    """
    The row of a claim that is shown, and that which a reader found and it goes back to.
    """

    number: int
    reading: int
    as_read: int


def decisions(ledger: Ledger, after: str | None = None) -> tuple[Decision, ...]:
    """
    All decisions in the order in which they were taken, or those after one of them.
    """
    with ledger.looking() as connection:
        return tuple(
            kept_decisions(connection, tables.decisions.c.number > (number_of(after) if after else 0))
        )


def keep(ledger: Ledger, draft: Decision) -> Decision:
    """
    Adds a decision, the next after all others, and notes how the claims that it is about stand from now on.

    Its id and, unless it is given, its time are set here.
    """
    with explained(ledger.path), writing(ledger.engine) as connection:
        number = next_number(connection, tables.decisions)
        decision = replace(draft, id=id_of(number), at=draft.at or now())
        undone = withdrawn_by(connection, decision)
        connection.execute(tables.decisions.insert(), decision_row(number, decision))
        touched = [one for one in (decision, undone) if one is not None and one.kind in ON_CLAIMS]
        for claim in dict.fromkeys(name for one in touched for name in one.about):
            found = standing([of_one(claim, one) for one in (*history(connection, claim), decision)])
            connection.execute(tables.reviews.insert(), review_row(connection, number, claim, found))
    return decision


def id_of(number: int) -> str:
    """
    How a decision is named: the 12th is "d12".
    """
    return f"d{number}"


def number_of(name: str) -> int:
    """
    The number that the name of a decision stands for.
    """
    digits = name.removeprefix("d")
    if not (digits.isascii() and digits.isdecimal()):
        raise UsageError(f"{name} is no decision; `reportedly review log` lists them")
    return int(digits)


def kept_decisions(connection: Connection, *wanted: ColumnElement[bool]) -> list[Decision]:
    """
    The decisions that meet what is wanted, in their order.
    """
    query = select(tables.decisions).where(*wanted).order_by(tables.decisions.c.number)
    return [
        Decision(
            id=id_of(row.number),
            kind=row.kind,
            about=tuple(json.loads(row.about)),
            who=row.who,
            at=row.at,
            why=row.why,
            field=row.field,
            value=row.value,
            withdraws=None if row.withdraws is None else id_of(row.withdraws),
        )
        for row in connection.execute(query)
    ]


def history(connection: Connection, claim_id: str) -> list[Decision]:
    """
    The decisions, and what took them back, that changed how a claim stands.
    """
    reviews = tables.reviews.c
    changed = select(reviews.decision).where(reviews.claim_id == claim_id)
    return kept_decisions(connection, tables.decisions.c.number.in_(changed))


def of_one(claim_id: str, decision: Decision) -> Decision:
    """
    A decision as far as it is about one claim; thousands may be decided on at once.
    """
    return replace(decision, about=(claim_id,)) if decision.kind in ON_CLAIMS else decision


def decision_row(number: int, decision: Decision) -> dict[str, Any]:
    """
    A decision as a row.
    """
    return {
        "number": number,
        "kind": decision.kind,
        "about": json.dumps(decision.about, ensure_ascii=False),
        "who": decision.who,
        "at": decision.at,
        "why": decision.why,
        "field": decision.field,
        "value": decision.value,
        "withdraws": decision.withdraws and number_of(decision.withdraws),
    }


def withdrawn_by(connection: Connection, decision: Decision) -> Decision | None:
    """
    The decision that an undo takes back, after a look that it can be taken back.
    """
    if decision.kind != "undo":
        return None
    name, rows = decision.withdraws or "", tables.decisions.c
    for meant in kept_decisions(connection, rows.number == number_of(name)):
        if meant.kind == "undo":
            raise UsageError(
                f"{name} takes back {meant.withdraws}: decide that again instead of undoing an undo"
            )
        for undo in kept_decisions(connection, rows.withdraws == number_of(name)):
            raise UsageError(f"{name} was taken back already, by {undo.id}")
        return meant
    raise UsageError(f"there is no decision {name}; `reportedly review log` lists them")


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
    shown = shown_row(connection, claim_id)
    if shown is None:
        raise UsageError(f"there is no claim {claim_id} in the ledger")
    text = document_of(connection, shown.reading).text
    made = corrections(found, claim_id)
    claim = corrected(claim_at(connection, shown.as_read, text), text, made)
    for number in (shown.number, shown.as_read):
        if claim_at(connection, number, text) == claim:
            return number
    return add_claims(connection, shown.reading, text, [(next_position(connection, shown.reading), claim)])


def shown_row(connection: Connection, claim_id: str) -> Shown | None:
    """
    The row by which a claim is shown: that of the last decision, else that of the newest reading with it.
    """
    rows, reviews = tables.claims.c, tables.reviews.c
    query = select(rows.number, rows.reading).where(rows.id == claim_id)
    pinned = select(reviews.claim).where(reviews.claim_id == claim_id, newest_review(tables.reviews))
    held = connection.execute(query.where(rows.number == pinned.scalar_subquery())).first()
    as_read = query.where(rows.position >= 0).order_by(rows.reading.desc(), rows.position).limit(1)
    if held is not None:
        as_read = as_read.where(rows.reading == held.reading)
    base = connection.execute(as_read).first()
    return None if base is None else Shown((held or base).number, base.reading, base.number)


def claim_at(connection: Connection, number: int, text: str) -> Claim:
    """
    The claim of one row.
    """
    query = select(tables.claims.c.payload).where(tables.claims.c.number == number)
    return parsed_claim(text, json.loads(connection.execute(query).scalar_one()))


def next_position(connection: Connection, reading: int) -> int:
    """
    Where the next corrected claim of a reading goes: below 0, each lower than the one before.
    """
    lowest = select(func.min(tables.claims.c.position)).where(tables.claims.c.reading == reading)
    return min(0, connection.execute(lowest).scalar() or 0) - 1


def touched_documents(ledger: Ledger, after: str | None = None) -> frozenset[str]:
    """
    The ids of the reports with claims that were decided on, at all or after one decision.
    """
    reviews, claims, readings = tables.reviews.c, tables.claims, tables.readings
    query = (
        select(readings.c.document_id)
        .select_from(tables.reviews.join(claims, reviews.claim_id == claims.c.id).join(readings))
        .where(reviews.decision > (number_of(after) if after else 0))
        .distinct()
    )
    with ledger.looking() as connection:
        return frozenset(connection.execute(query).scalars())
