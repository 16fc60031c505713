"""
The log of decisions of a ledger, page by page.
"""

import json
from collections.abc import Collection, Iterator
from typing import NamedTuple

from sqlalchemy import ColumnElement, exists, func, select

from reportedly.decisions.numbering import id_of, number_of
from reportedly.events.records import Decision
from reportedly.ledger import tables
from reportedly.ledger.decisions import kept_decisions
from reportedly.ledger.ledger import Ledger


class Sieve(NamedTuple):
    """
    Which decisions are asked for: of a person, of a kind, about what has an id or a name that begins so.
    """

    who: str = ""
    kind: str = ""
    about: str = ""


class Log(NamedTuple):
    """
    A page of the log, the last decisions first; how many there are in all, and everybody who ever decided.
    """

    decisions: tuple[Decision, ...]
    total: int
    people: tuple[str, ...]


def log(ledger: Ledger, sieve: Sieve, first: int, most: int) -> Log:
    """
    The decisions asked for, from the *first* on.
    """
    rows, wanted = tables.decisions.c, tuple(conditions(sieve))
    numbers = select(rows.number).where(*wanted).order_by(rows.number.desc()).offset(first).limit(most)
    with ledger.looking() as connection:
        found = kept_decisions(connection, rows.number.in_(numbers))
        total = connection.execute(
            select(func.count()).select_from(tables.decisions).where(*wanted)
        ).scalar_one()
        people = connection.execute(select(rows.who).distinct().order_by(rows.who)).scalars()
        return Log(tuple(reversed(found)), total, tuple(people))


def reports_of(ledger: Ledger, claims: Collection[str]) -> dict[str, str]:
    """
    The report of each claim, as far as it is in the ledger.
    """
    rows, readings = tables.claims.c, tables.readings
    query = (
        select(rows.id, readings.c.document_id).join_from(tables.claims, readings).where(rows.id.in_(claims))
    )
    with ledger.looking() as connection:
        return {row.id: row.document_id for row in connection.execute(query)}


def conditions(sieve: Sieve) -> Iterator[ColumnElement[bool]]:
    """
    What a row of the log must meet.
    """
    rows = tables.decisions.c
    if sieve.who:
        yield rows.who == sieve.who
    if sieve.kind:
        yield rows.kind == sieve.kind
    if sieve.about:
        begun = json.dumps(sieve.about, ensure_ascii=False)[:-1]
        yield rows.about.contains(begun, autoescape=True)


def undone(ledger: Ledger, names: Collection[str]) -> dict[str, str]:
    """
    Those of some decisions that were taken back, each with the decision that did.
    """
    rows = tables.decisions.c
    query = select(rows.withdraws, rows.number).where(rows.withdraws.in_([number_of(name) for name in names]))
    with ledger.looking() as connection:
        return {id_of(row.withdraws): id_of(row.number) for row in connection.execute(query)}


def decisions_named(ledger: Ledger, names: Collection[str]) -> dict[str, Decision]:
    """
    The decisions of some names.
    """
    wanted = tables.decisions.c.number.in_([number_of(name) for name in names])
    with ledger.looking() as connection:
        return {one.id: one for one in kept_decisions(connection, wanted)}


def values_before(ledger: Ledger, shown: Collection[Decision]) -> dict[str, str | None]:
    """
    What was set in a field of an event or a source before each of some decisions set it, as far as nobody
    took that back.
    """
    rows, later = tables.decisions.c, tables.decisions.alias()
    taken_back = exists().where(later.c.withdraws == rows.number)
    about = {json.dumps(one.about, ensure_ascii=False) for one in shown}
    query = select(rows.number).where(rows.about.in_(about), rows.field.is_not(None), ~taken_back)
    with ledger.looking() as connection:
        set_before = kept_decisions(connection, rows.number.in_(query))
    return {
        one.id: next(
            (
                other.value
                for other in reversed(set_before)
                if matter(other) == matter(one) and number_of(other.id) < number_of(one.id)
            ),
            None,
        )
        for one in shown
    }


def matter(decision: Decision) -> tuple[str, str | None, tuple[str, ...]]:
    """
    What a decision settles.
    """
    return decision.kind, decision.field, decision.about
