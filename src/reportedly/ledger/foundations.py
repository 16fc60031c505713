"""
What each event rests on, as far as it tells whether its figures have to be weighed anew.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, bindparam, func, select

from reportedly.decisions.review import Standing
from reportedly.events.records import Event
from reportedly.events.view import concerns
from reportedly.ledger import tables
from reportedly.ledger.account_rows import Kept
from reportedly.ledger.ledger import Ledger
from reportedly.ledger.ledger_events import kept_accounts, newest_events
from reportedly.ledger.rows import batches

# A report as it is kept: its newest reading, its claims, and for each the last decision on it.
Report = tuple[int, tuple[tuple[str, int | None], ...]]


readings, claims, reviews = (table.c for table in (tables.readings, tables.claims, tables.reviews))
DECIDED = select(func.max(reviews.decision)).where(reviews.claim_id == claims.id).scalar_subquery()
REPORTS = (
    select(readings.document_id, readings.number, claims.id, DECIDED)
    .select_from(tables.readings.outerjoin(tables.claims))
    .where(readings.document_id.in_(bindparam("documents", expanding=True)))
    .order_by(readings.number, claims.number)
)


@dataclass(frozen=True, slots=True)
class Foundation:
    """
    All that the view of one event follows from: where as much is `settled`, it is the same view.

    `reports` are those of `documents`, in their order; `decisions` and `overruled` those parts of what
    `stands` that concern the event.
    """

    event: Event
    accounts: tuple[Kept, ...]
    documents: tuple[str, ...]
    reports: tuple[Report, ...]
    stands: Standing

    def settled(self) -> tuple[object, ...]:
        """
        What it is compared by: whatever stands on matters of other events is left away.
        """
        return self.event, self.accounts, self.reports, self.stands.decisions, self.stands.overruled


def foundations(ledger: Ledger, names: Sequence[str], stands: Standing) -> dict[str, Foundation]:
    """
    What some events rest on just now, by their ids; nothing of those that are no more.

    It is looked up before they are weighed: what comes in between is then seen the next time.
    """
    with ledger.looking() as connection:
        events = newest_events(connection, names)
        accounts = kept_accounts(connection, names)
        documents = {kept.document for told in accounts.values() for kept in told}
        reports = kept_reports(connection, sorted(documents))
    every = (name for one in events.values() for name in named(one, accounts.get(one.id, ()), reports))
    near = about(stands, every)
    return {
        name: foundation(event, accounts[name], reports, near)
        for name, event in events.items()
        if name in accounts
    }


def foundation(
    event: Event, accounts: tuple[Kept, ...], reports: Mapping[str, Report], stands: Standing
) -> Foundation:
    """
    What one event rests on.
    """
    documents = tuple(sorted({kept.document for kept in accounts}))
    told = tuple(reports[document] for document in documents)
    return Foundation(event, accounts, documents, told, about(stands, named(event, accounts, reports)))


def kept_reports(connection: Connection, documents: Sequence[str]) -> dict[str, Report]:
    """
    How some reports were last read, and what was last decided on each of their claims.
    """
    found: dict[str, tuple[int, dict[str, int | None]]] = {}
    for some in batches(documents):
        for document, number, claim, decision in connection.execute(REPORTS, {"documents": some}):
            _, known = found.get(document, (0, {}))
            if claim is not None:
                known[claim] = decision
            found[document] = number, known
    return {name: (number, tuple(known.items())) for name, (number, known) in found.items()}


def named(event: Event, accounts: Sequence[Kept], reports: Mapping[str, Report]) -> Iterator[str]:
    """
    The names by which decisions may be about an event.
    """
    yield event.id
    yield from event.accounts
    for kept in accounts:
        yield kept.id
        yield from (claim for claim, _ in reports[kept.document][1])


def about(stands: Standing, names: Iterable[str]) -> Standing:
    """
    What stands, without the decisions that cannot matter to these names.
    """
    wanted = set(names)
    return replace(
        stands,
        decisions=tuple(one for one in stands.decisions if concerns(one, wanted)),
        overruled=tuple(one for one in stands.overruled if concerns(one.decision, wanted)),
    )
