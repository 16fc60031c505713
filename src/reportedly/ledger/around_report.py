"""
What lies around one report in the ledger: the events that it tells of, what people decided on its claims, and
the reports before and after it.
"""

import json
from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import bindparam, exists, func, select

from reportedly.events.records import Decision
from reportedly.ledger import tables
from reportedly.ledger.claim_layers import as_found
from reportedly.ledger.decisions import decisions_on
from reportedly.ledger.ledger import Ledger
from reportedly.records import Claim, Document

# Queries that every page of a report asks are put together once: that takes longer than asking them.
accounts, reviews, decided, readings = (
    table.c for table in (tables.accounts, tables.reviews, tables.decisions, tables.readings)
)
EVENTS = select(accounts.id, accounts.event).where(
    accounts.document_id == bindparam("document"), accounts.event.is_not(None)
)
DECIDED = select(reviews.claim_id).where(reviews.claim_id.in_(bindparam("claims", expanding=True))).distinct()
RATED = select(decided.about).where(
    decided.kind == "rate", decided.about.in_(bindparam("about", expanding=True))
)
EARLIER = tables.readings.alias().c
FIRST = ~exists().where(EARLIER.document_id == readings.document_id, EARLIER.number < readings.number)
OWN = select(func.min(readings.number)).where(readings.document_id == bindparam("document")).scalar_subquery()
NEXT = select(readings.document_id).where(FIRST).limit(1)
BEFORE = NEXT.where(readings.number < OWN).order_by(readings.number.desc())
AFTER = NEXT.where(readings.number > OWN).order_by(readings.number)


class Judged(NamedTuple):
    """
    What people decided on a claim, in the order of the ledger, and the claim as it was before all of it.
    """

    decisions: tuple[Decision, ...]
    found: tuple[Document, Claim] | None


def events_in(ledger: Ledger, document: str) -> dict[str, str]:
    """
    The events that the accounts of a report are joined into, by their label in it, as far as it was joined.
    """
    with ledger.looking() as connection:
        found = connection.execute(EVENTS, {"document": document})
        return {row.id.partition("/")[2]: row.event for row in found}


def judged_among(ledger: Ledger, claims: Sequence[str]) -> dict[str, Judged]:
    """
    Those claims that somebody decided on or rated, with what was decided.
    """
    with ledger.looking() as connection:
        verdicts = frozenset(connection.execute(DECIDED, {"claims": claims}).scalars())
        about = connection.execute(RATED, {"about": [json.dumps([claim]) for claim in claims]})
        rated = frozenset(json.loads(one)[0] for one in about.scalars())
        return {
            claim: Judged(
                tuple(decisions_on(connection, claim, rated=claim in rated)), as_found(connection, claim)
            )
            for claim in claims
            if claim in verdicts or claim in rated
        }


def neighbours(ledger: Ledger, document: str) -> tuple[str | None, str | None]:
    """
    The reports before and after one, in the order in which they were first read.
    """
    asked = {"document": document}
    with ledger.looking() as connection:
        return tuple(connection.execute(query, asked).scalar() for query in (BEFORE, AFTER))  # type: ignore[return-value]
