"""
Who works on a report just now: others see it, and are not kept out.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from sqlalchemy import select

from reportedly.ledger.database import explained, writing
from reportedly.ledger.ledger import Ledger
from reportedly.people import people_tables

LASTS = timedelta(minutes=10)


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
    with explained(ledger.path), writing(ledger.engine) as connection:
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
    with explained(ledger.path), writing(ledger.engine) as connection:
        connection.execute(held.delete().where(held.c.document_id == document, held.c.who == who))


def working_on(ledger: Ledger, documents: Iterable[str], *, at: datetime | None = None) -> dict[str, Work]:
    """
    Who works on which of some reports.
    """
    held, moment = people_tables.work.c, at or datetime.now(UTC)
    query = select(held.document_id, held.who, held.since)
    fresh = query.where(held.document_id.in_(list(documents)), held.seen > stamp(moment - LASTS))
    with ledger.looking() as connection:
        return {row.document_id: Work(*row) for row in connection.execute(fresh)}


def stamp(moment: datetime) -> str:
    """
    A moment as it is kept.
    """
    return moment.astimezone(UTC).isoformat(timespec="seconds")
