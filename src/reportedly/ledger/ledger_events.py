"""
The events of a ledger: joined as far as it was read and decided, and looked up.

Which accounts make an event follows from the claims and the decisions of the ledger alone; ids, versions and
tombstones from what the events were before.
"""

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection, bindparam, select

from reportedly.decisions.numbering import id_of
from reportedly.events.records import Account, Event, Judgement
from reportedly.joining.traits import traits
from reportedly.joining.weighing import judged
from reportedly.ledger import event_rows, tables
from reportedly.ledger.account_rows import Kept, from_json
from reportedly.ledger.database import driver_of
from reportedly.ledger.decisions import changed_documents
from reportedly.ledger.event_joining import Joining
from reportedly.ledger.ledger import Ledger
from reportedly.ledger.reached import Reached, noted, there_is
from reportedly.ledger.rows import batches, unique
from reportedly.ledger.to_join import ready, ready_at, to_do
from reportedly.workers import Workers, processes

# The accounts of more reports than so many are made by several processes.
MANY = 1000
# After so many decisions that join nothing it is noted that they were looked at.
SETTLED = 1000
JOINED = (
    select(tables.joined.c.reading, tables.joined.c.decision).order_by(tables.joined.c.number.desc()).limit(1)
)
# Queries that every page asks are put together once: that takes longer than asking them.
ACCOUNTS = (
    select(
        tables.accounts.c.event,
        tables.accounts.c.id,
        tables.accounts.c.document_id,
        tables.accounts.c.payload,
    )
    .where(tables.accounts.c.event.in_(bindparam("events", expanding=True)))
    .order_by(tables.accounts.c.id)
)


def join_new(ledger: Ledger) -> tuple[Event, ...]:
    """
    Brings the events up to date with what was read and decided; those that changed, tombstones among them.
    """
    with ledger.turn:
        with ledger.looking() as connection:
            before, now = noted(connection, JOINED), there_is(connection)
        if before == now:
            return ()
        settled = max(before, ledger.settled)
        if settled.reading == now.reading and settles(ledger, settled, now):
            ledger.settled = now
            return () if now.decision - before.decision < SETTLED else join_after(ledger, before)
        return join_after(ledger, before)


def settles(ledger: Ledger, before: Reached, now: Reached) -> bool:
    """
    Whether what was decided in between joins nothing: claims were accepted as they were found. It need not be
    written down each time: whoever asks finds the same.
    """
    if before == now:
        return True
    rows = tables.decisions.c
    others = select(rows.number).where(rows.number > before.decision, rows.kind != "accept").limit(1)
    with ledger.looking() as connection:
        if connection.execute(others).first() is not None:
            return False
    return not changed_documents(ledger, id_of(before.decision))


def join_after(ledger: Ledger, before: Reached) -> tuple[Event, ...]:
    """
    The same for what came after what was joined *before*.
    """
    wanted = to_do(ledger, before)
    much = len(wanted.documents) > MANY
    with Workers(processes() if much else 0) as workers:
        some = [(ledger.path, names, wanted.rejected) for names in batches(wanted.documents)]
        told = workers.map(ready_at, some) if much else [ready(ledger, *asked[1:]) for asked in some]
        with ledger.writing() as connection:
            joining = Joining(connection, wanted.constraints, workers)
            return joining.run(told, len(wanted.documents), wanted.reached)


def reached(ledger: Ledger) -> Reached:
    """
    How far a ledger was joined before.
    """
    with ledger.looking() as connection:
        return noted(connection, JOINED)


def event(ledger: Ledger, name: str) -> Event | None:
    """
    The event of this id, or of the only id that begins so, as it is now: a tombstone where it is no more.
    """
    with ledger.looking() as connection:
        found = unique(connection, tables.events.c.id, name)
        return newest_events(connection, [found])[found] if found else None


def newest_events(connection: Connection, names: Iterable[str]) -> dict[str, Event]:
    """
    Some events as they are now, by their whole ids.
    """
    return {one.id: one for one in event_rows.newest(driver_of(connection), names)}


def history(ledger: Ledger, name: str) -> tuple[Event, ...]:
    """
    All versions of the event of this id, the first one first.
    """
    rows = tables.events.c
    query = select(tables.events).where(rows.id == name).order_by(rows.version)
    with ledger.looking() as connection:
        return tuple(map(event_rows.event_of, connection.execute(query)))


def events(ledger: Ledger) -> Iterator[tuple[Event, tuple[Account, ...]]]:
    """
    The events of now, each with its accounts, in the order of their ids.
    """
    rows = tables.accounts.c
    query = select(rows.event, rows.payload).where(rows.event.is_not(None)).order_by(rows.event, rows.id)
    with ledger.looking() as connection:
        name, told = None, list[Account]()
        for row in connection.execute(query, execution_options={"yield_per": 500}):
            if row.event != name and name is not None:
                yield whole(connection, name, told)
                told = []
            name = row.event
            told.append(from_json(row.payload))
        if name is not None:
            yield whole(connection, name, told)


def whole(connection: Connection, name: str, told: Iterable[Account]) -> tuple[Event, tuple[Account, ...]]:
    """
    An event with its accounts.
    """
    return newest_events(connection, [name])[name], tuple(told)


def accounts(ledger: Ledger, of: Event) -> tuple[Account, ...]:
    """
    The accounts of an event, in the order of their ids.
    """
    with ledger.looking() as connection:
        kept = kept_accounts(connection, [of.id]).get(of.id, ())
    return tuple(from_json(one.payload) for one in kept)


def kept_accounts(connection: Connection, names: Sequence[str]) -> dict[str, tuple[Kept, ...]]:
    """
    The accounts of some events as they are kept, in the order of their ids; none of those that are no more.
    """
    found: dict[str, list[Kept]] = {}
    for some in batches(names):
        for event, *kept in connection.execute(ACCOUNTS, {"events": some}):
            found.setdefault(event, []).append(Kept(*kept))
    return {name: tuple(told) for name, told in found.items()}


def judgements(ledger: Ledger, of: Event) -> tuple[Judgement, ...]:
    """
    Why the accounts of an event are held to be of one: each with the one that speaks most for it.
    """
    ready = [traits(account) for account in accounts(ledger, of)]
    found = []
    for i, one in enumerate(ready[1:], 1):
        found.append(max((judged(other, one) for other in ready[:i]), key=lambda judgement: judgement.weight))
    return tuple(found)
