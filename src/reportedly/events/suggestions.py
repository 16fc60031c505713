"""
Pairs of accounts for a person to judge: the least sure first, and none that somebody has judged.
"""

from collections.abc import Iterator
from typing import NamedTuple

from sqlalchemy import Connection, func, select, tuple_

from reportedly.decisions.review import standing
from reportedly.errors import UsageError
from reportedly.events.bonds import KINDS
from reportedly.events.days import LAST
from reportedly.events.doubts import look_for_doubts
from reportedly.events.records import Account, Judgement
from reportedly.joining.blocking import Pair, ordered
from reportedly.joining.clustering import Constraints
from reportedly.joining.traits import traits
from reportedly.joining.weighing import judged
from reportedly.ledger import tables
from reportedly.ledger.account_rows import from_json
from reportedly.ledger.decisions import decisions
from reportedly.ledger.ledger import Ledger
from reportedly.ledger.ledger_events import join_new
from reportedly.ledger.rows import batches
from reportedly.ledger.to_join import constraints_of

# So many pairs are read at a time.
AT_ONCE = 40
# For so many seconds new accounts are compared while somebody waits for a page.
PATIENCE = 0.2


class Place(NamedTuple):
    """
    Where a pair stands in the list, to go on behind it.
    """

    doubt: float
    one: str
    other: str

    def __str__(self) -> str:
        """
        As an address has it.
        """
        return f"{self.doubt!r},{self.one},{self.other}"


class Listed(NamedTuple):
    """
    A pair in the list, with the first account that tells the one, and the other.
    """

    place: Place
    accounts: tuple[str | None, str | None]


class Suggestion(NamedTuple):
    """
    Two accounts that may be of one event: each with the event that it is in now, and what speaks for it.
    """

    one: Account
    other: Account
    events: Pair
    judgement: Judgement
    place: Place

    @property
    def together(self) -> bool:
        """
        Whether both are in one event now.
        """
        return self.events[0] == self.events[1]


def suggested_pairs(
    ledger: Ledger,
    limit: int = 1,
    after: str | None = None,
    patience: float | None = PATIENCE,
    without: frozenset[str] = frozenset(),
) -> tuple[Suggestion, ...]:
    """
    Pairs that nobody has judged, from the least sure to the surest; those behind one, where it is named, and
    none *without* whose reports one is to do.

    Whatever was read or decided since is joined first; new accounts are compared for *patience* seconds.
    """
    join_new(ledger)
    look_for_doubts(ledger, patience)
    place, found = placed(after) if after else None, list[Suggestion]()
    known = Settled(ledger)
    while len(found) < limit:
        rows = listed(ledger, place)
        found += [
            one
            for one in told(ledger, rows)
            if not known.has(one) and without.isdisjoint((one.one.document, one.other.document))
        ]
        if len(rows) < AT_ONCE:
            break
        place = rows[-1].place
    return tuple(found[:limit])


def placed(written: str) -> Place:
    """
    The place that an address names.
    """
    doubt, _, names = written.partition(",")
    one, _, other = names.partition(",")
    try:
        return Place(float(doubt), one, other)
    except ValueError:
        raise UsageError(f"{written} is no place in the list of pairs") from None


def listed(ledger: Ledger, after: Place | None) -> list[Listed]:
    """
    The next doubtful pairs.
    """
    pairs, rows = tables.doubts.c, tables.accounts.c
    first = [
        select(func.min(rows.id)).where(rows.telling == telling).scalar_subquery()
        for telling in (pairs.one, pairs.other)
    ]
    query = select(pairs.doubt, pairs.one, pairs.other, *first)
    query = query.order_by(pairs.doubt, pairs.one, pairs.other).limit(AT_ONCE)
    if after:
        query = query.where(tuple_(pairs.doubt, pairs.one, pairs.other) > tuple_(*after))
    with ledger.looking() as connection:
        return [
            Listed(Place(doubt, one, other), (here, there))
            for doubt, one, other, here, there in connection.execute(query)
        ]


def told(ledger: Ledger, rows: list[Listed]) -> Iterator[Suggestion]:
    """
    Pairs with their accounts, without those of which one is told no longer.
    """
    kept = accounts_named(ledger, {name for row in rows for name in row.accounts if name})
    for row in rows:
        one, other = (kept.get(name or "") for name in row.accounts)
        if one and other:
            yield suggestion(one, other, row.place)


def suggestion(one: tuple[Account, str], other: tuple[Account, str], place: Place) -> Suggestion:
    """
    A pair with what speaks for and against it, the earlier report first.
    """
    first, second = sorted((one, other), key=lambda found: (found[0].published or LAST, found[0].id))
    found = judged(traits(first[0]), traits(second[0]))
    return Suggestion(first[0], second[0], (first[1], second[1]), found, place)


def accounts_named(ledger: Ledger, names: set[str]) -> dict[str, tuple[Account, str]]:
    """
    Some accounts by their ids, each with its event.
    """
    rows = tables.accounts.c
    query = select(rows.id, rows.payload, rows.event)
    found = {}
    with ledger.looking() as connection:
        for some in batches(sorted(names)):
            for name, payload, event in connection.execute(query.where(rows.id.in_(some))):
                found[name] = (from_json(payload), event)
    return found


class Settled:
    """
    What people have decided on pairs: it is looked up when it is first asked for.
    """

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.decided = [one for one in standing(decisions(ledger)).decisions if one.kind in KINDS]
        self.constraints = constraints_of(ledger, self.decided) if self.decided else Constraints()
        self.apart = self.events_apart()

    def has(self, pair: Suggestion) -> bool:
        """
        Whether somebody judged a pair, or said of its two events that they are not the same.
        """
        names = ordered(pair.one.id, pair.other.id)
        return (
            names in self.constraints.same
            or names in self.constraints.apart
            or ordered(*pair.events) in self.apart
        )

    def events_apart(self) -> frozenset[Pair]:
        """
        The events with accounts that people hold apart.
        """
        names = {name for pair in self.constraints.apart for name in pair}
        rows, home = tables.accounts.c, dict[str, str]()
        with self.ledger.looking() as connection:
            for some in batches(sorted(names)):
                found = connection.execute(select(rows.id, rows.event).where(rows.id.in_(some)))
                home |= {name: event for name, event in found if event}
        pairs = [(home.get(one), home.get(other)) for one, other in self.constraints.apart]
        return frozenset(ordered(one, other) for one, other in pairs if one and other and one != other)


def near_events(ledger: Ledger, event: str, limit: int = 8) -> tuple[str, ...]:
    """
    Other events with accounts that may be of this one, the likeliest first.
    """
    join_new(ledger)
    look_for_doubts(ledger, PATIENCE)
    rows = tables.accounts.c
    best: dict[str, float] = {}
    with ledger.looking() as connection:
        here = set(connection.execute(select(rows.telling).where(rows.event == event)).scalars())
        friends = friends_of(connection, sorted(here))
        for some in batches(sorted(friends)):
            query = select(rows.event, rows.telling).where(rows.telling.in_(some), rows.event != event)
            for name, telling in connection.execute(query):
                best[name] = max(friends[telling], best.get(name, friends[telling]))
    return tuple(sorted(best, key=lambda name: (-best[name], name))[:limit])


def friends_of(connection: Connection, names: list[str]) -> dict[str, float]:
    """
    What may be of one event with one of some tellings, and how far at most.
    """
    bonds, pairs = tables.account_bonds.c, tables.doubts.c
    ways = ((bonds.one, bonds.other, bonds), (pairs.one, pairs.other, pairs), (pairs.other, pairs.one, pairs))
    found: dict[str, float] = {}
    for some in batches(names):
        for here, there, table in ways:
            for name, weight in connection.execute(select(there, table.weight).where(here.in_(some))):
                found[name] = max(weight, found.get(name, weight))
    return found


def is_settled(ledger: Ledger, one: str, other: str) -> bool:
    """
    Whether somebody said of two accounts that they are of one event, or of two.
    """
    known, names = Settled(ledger).constraints, ordered(one, other)
    return names in known.same or names in known.apart
