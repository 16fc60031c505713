"""
Who works on a report just now: others see it, and are not kept out.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from sqlalchemy import bindparam, select

from reportedly.ledger.ledger import Ledger
from reportedly.ledger.rows import stamp
from reportedly.people import people_tables

LASTS = timedelta(minutes=10)


HELD = select(people_tables.work.c.document_id, people_tables.work.c.who, people_tables.work.c.since).where(
    people_tables.work.c.document_id.in_(bindparam("documents", expanding=True)),
    people_tables.work.c.seen > bindparam("since"),
)


class Work(NamedTuple):
    """
    Who works on a report, and since when (UTC, ISO 8601).
    """

    document: str
    who: str
    since: str


def take_up(ledger: Ledger, document: str, who: str, *, at: datetime | None = None) -> Work:
    """
    Says that somebody works on a report, or still does; it is given back who does, if it was another.
    """
    moment = at or datetime.now(UTC)
    held = people_tables.work
    with ledger.writing() as connection:
        row = connection.execute(select(held).where(held.c.document_id == document)).first()
        lasts = row is not None and row.seen > stamp(moment - LASTS)
        if row is not None and lasts and row.who != who:
            return Work(document, row.who, row.since)
        since = row.since if row is not None and lasts else stamp(moment)
        connection.execute(held.delete().where(held.c.document_id == document))
        connection.execute(
            held.insert(), {"document_id": document, "who": who, "since": since, "seen": stamp(moment)}
        )
    return Work(document, who, since)


def let_go(ledger: Ledger, document: str, who: str) -> None:
    """
    Says that somebody works on a report no longer.
    """
    held = people_tables.work
    with ledger.writing() as connection:
        connection.execute(held.delete().where(held.c.document_id == document, held.c.who == who))


def working_on(ledger: Ledger, documents: Iterable[str], *, at: datetime | None = None) -> dict[str, Work]:
    """
    Who works on which of some reports.
    """
    asked = {"documents": list(documents), "since": stamp((at or datetime.now(UTC)) - LASTS)}
    with ledger.looking() as connection:
        return {row.document_id: Work(*row) for row in connection.execute(HELD, asked)}
