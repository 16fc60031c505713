"""
The events of a ledger: joined as far as it was read and decided, and looked up.

Which accounts make an event follows from the claims and the decisions of the ledger alone; ids, versions and
tombstones from what the events were before.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import combinations, pairwise
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, func, select, tuple_

from reportedly.decisions.numbering import id_of, number_of
from reportedly.decisions.review import rejected_in
from reportedly.events.accounts import accounts_of
from reportedly.events.bonds import KINDS, bonds, groups_of
from reportedly.events.records import Account, Decision, Event, Judgement
from reportedly.filters import shown
from reportedly.joining.blocking import Pair, ordered
from reportedly.joining.clustering import Constraints
from reportedly.joining.traits import traits
from reportedly.joining.weighing import judged
from reportedly.ledger import tables
from reportedly.ledger.account_rows import Ready, from_json, ready_of
from reportedly.ledger.decisions import changed_documents, decided
from reportedly.ledger.event_joining import Joining
from reportedly.ledger.event_rows import event_of
from reportedly.ledger.ledger import Ledger
from reportedly.ledger.reached import Reached, noted, there_is
from reportedly.ledger.rows import batches, unique
from reportedly.records import Claim
from reportedly.workers import Workers, processes

FEW = 30
MANY = 1000
Told = list[tuple[str, list[Ready]]]
Claims = list[Claim]
JOINED = (
    select(tables.joined.c.reading, tables.joined.c.decision).order_by(tables.joined.c.number.desc()).limit(1)
)
NEWEST = (
    select(tables.events)
    .where(tables.events.c.id == bindparam("event"))
    .order_by(tables.events.c.version.desc())
    .limit(1)
)


class Wanted(NamedTuple):
    """
    What joining has to take into account: reports to look at again, what people decided, how far that goes.
    """

    documents: list[str]
    constraints: Constraints
    rejected: frozenset[str]
    reached: Reached


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
            return () if now.decision - before.decision < MANY else join_after(ledger, before)
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


def to_do(ledger: Ledger, before: Reached) -> Wanted:
    """
    What is new since.
    """
    taken, found = decided(ledger)
    rows = tables.readings.c
    with ledger.looking() as connection:
        last = connection.execute(select(func.max(rows.number))).scalar() or 0
        query = select(rows.document_id).where(rows.number > before.reading).distinct()
        fresh = set(connection.execute(query).scalars())
    latest = number_of(taken[-1].id) if taken else 0
    if latest > before.decision:
        fresh |= changed_documents(ledger, id_of(before.decision))
    constraints = constraints_of(ledger, found.decisions)
    return Wanted(sorted(fresh), constraints, rejected_in(found.decisions), Reached(last, latest))


def constraints_of(ledger: Ledger, stand: Iterable[Decision]) -> Constraints:
    """
    What people decided on what is of one event, in accounts.
    """
    taken = [decision for decision in stand if decision.kind in KINDS]
    home = homes(ledger, {name for decision in taken for name in claims_named(decision)})
    found = bonds(taken, home)
    same = [ordered(*pair) for group in found.together for pair in ties(group)]
    moved = (
        (account, decision.about[0])
        for decision in taken
        if decision.kind == "split"
        for account in groups_of(decision, home)[0]
    )
    return Constraints(frozenset(same), frozenset(found.apart), frozenset(moved))


def ties(group: Sequence[str]) -> Iterator[Pair]:
    """
    Pairs that hold a group together, even where some of its accounts are told no longer.
    """
    return combinations(group, 2) if len(group) <= FEW else pairwise(group)


def claims_named(decision: Decision) -> Iterator[str]:
    """
    The claims and accounts that a decision names.
    """
    yield from decision.about
    for group in json.loads(decision.value) if decision.value else ():
        for name in group:
            yield from [name] if isinstance(name, str) else name


def homes(ledger: Ledger, names: Collection[str]) -> dict[str, str]:
    """
    The account that each claim is in now; what is no claim stays as it is.
    """
    rows, label = tables.claims.c, func.json_extract(tables.claims.c.payload, "$.event")
    query = select(rows.id, tables.readings.c.document_id, label)
    query = query.select_from(tables.claims.join(tables.readings)).where(shown())
    found = {name: name for name in names}
    claims = sorted(name for name in names if "/" not in name)
    with ledger.looking() as connection:
        for some in batches(claims):
            told = connection.execute(query.where(rows.id.in_(some)))
            found |= {name: f"{document}/{event}" for name, document, event in told}
    older = (name for name in claims if found[name] == name)
    return found | {name: account_of(ledger, name) for name in older}


def account_of(ledger: Ledger, name: str) -> str:
    """
    The account that a claim was in when it was last told.
    """
    found = ledger.claim(name)
    return name if found is None else f"{found[0].id}/{found[1].event}"


def ready_at(path: Path, documents: Sequence[str], left_out: Collection[str]) -> Told:
    """
    The same for whoever has the path of a ledger only.
    """
    with Ledger.open(path, create=False) as ledger:
        return ready(ledger, documents, left_out)


def ready(ledger: Ledger, documents: Sequence[str], left_out: Collection[str]) -> Told:
    """
    The accounts of some reports as they were last read and reviewed, without the claims that people rejected.
    """
    found: dict[str, Claims] = {name: [] for name in documents}
    reports = {}
    for document, claim in ledger.claims_in(documents):
        reports[document.id] = document
        if claim.id not in left_out:
            found[document.id].append(claim)
    return [
        (name, [ready_of(one) for one in accounts_of(reports[name], claims)] if claims else [])
        for name, claims in found.items()
    ]


def event(ledger: Ledger, name: str) -> Event | None:
    """
    The event of this id, or of the only id that begins so, as it is now: a tombstone where it is no more.
    """
    with ledger.looking() as connection:
        found = unique(connection, tables.events.c.id, name)
        return newest(connection, found) if found else None


def events_of(ledger: Ledger, names: Sequence[str]) -> dict[str, Event]:
    """
    Some events as they are now, by their whole ids.
    """
    with ledger.looking() as connection:
        return newest_events(connection, names)


def newest_events(connection: Connection, names: Sequence[str]) -> dict[str, Event]:
    """
    The same within one look.
    """
    rows = tables.events.c
    last = select(rows.id, func.max(rows.version)).group_by(rows.id)
    found: dict[str, Event] = {}
    for some in batches(names):
        query = select(tables.events).where(tuple_(rows.id, rows.version).in_(last.where(rows.id.in_(some))))
        found |= {row.id: event_of(row) for row in connection.execute(query)}
    return found


def heirs(ledger: Ledger, names: Iterable[str]) -> dict[str, str]:
    """
    The events that have what was of events which are no more, where all of it is in one event now.
    """
    gone = {one.id: one.accounts for one in events_of(ledger, sorted(set(names))).values() if one.into}
    rows = tables.accounts.c
    query = select(rows.event).where(rows.event.is_not(None)).distinct()
    found = {}
    with ledger.looking() as connection:
        for name, told in gone.items():
            homes = {
                home
                for some in batches(told)
                for home in connection.execute(query.where(rows.id.in_(some))).scalars()
            }
            if len(homes) == 1:
                found[name] = homes.pop()
    return found


def history(ledger: Ledger, name: str) -> tuple[Event, ...]:
    """
    All versions of the event of this id, the first one first.
    """
    rows = tables.events.c
    query = select(tables.events).where(rows.id == name).order_by(rows.version)
    with ledger.looking() as connection:
        return tuple(map(event_of, connection.execute(query)))


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
    found = newest(connection, name)
    if found is None:
        raise LookupError(name)
    return found, tuple(told)


def accounts(ledger: Ledger, of: Event) -> tuple[Account, ...]:
    """
    The accounts of an event, in the order of their ids.
    """
    return accounts_by_event(ledger, [of.id]).get(of.id, ())


def accounts_by_event(ledger: Ledger, names: Sequence[str]) -> dict[str, tuple[Account, ...]]:
    """
    The accounts of some events, in the order of their ids; nothing of those that are no more.
    """
    rows = tables.accounts.c
    query = select(rows.event, rows.payload).order_by(rows.id)
    found: dict[str, list[Account]] = {}
    with ledger.looking() as connection:
        for some in batches(names):
            for name, payload in connection.execute(query.where(rows.event.in_(some))):
                found.setdefault(name, []).append(from_json(payload))
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


def newest(connection: Connection, name: str) -> Event | None:
    """
    An event as it is now, by its whole id.
    """
    row = connection.execute(NEWEST, {"event": name}).first()
    return event_of(row) if row else None
