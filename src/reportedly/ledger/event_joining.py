"""
One run of joining on a ledger: accounts come and go, and only what they touch is grouped anew.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import Connection

from reportedly.events.records import Event
from reportedly.joining import Groups, regrouped
from reportedly.joining.clustering import Constraints
from reportedly.joining.identity import renewed
from reportedly.joining.packing import unpacked
from reportedly.joining.parts import Part, Parts
from reportedly.ledger import event_rows, tables
from reportedly.ledger.account_lines import Lines
from reportedly.ledger.account_rebuild import rebuilt
from reportedly.ledger.account_rows import Ready, from_json, ready_of
from reportedly.ledger.database import driver_of
from reportedly.ledger.name_lists import listed, of_these
from reportedly.ledger.reached import Reached
from reportedly.ledger.rows import next_number, now
from reportedly.workers import Workers

if TYPE_CHECKING:
    from sqlite3 import Connection as Database

# Tellings that are grouped in one task.
TOGETHER = 2000
# So many new reports, and more than were there before, are compared at once.
MANY = 300
# So many KB of a ledger are in memory while all of it is joined.
ROOM = 256_000
ROWS = "SELECT id, document_id, telling, event, payload FROM accounts"


class Row(NamedTuple):
    """
    An account that is in the ledger, and the event that it is in.
    """

    id: str
    document: str
    telling: str
    event: str | None
    payload: str


class Joining:
    """
    One run of joining, within one transaction.
    """

    def __init__(self, connection: Connection, constraints: Constraints, workers: Workers) -> None:
        self.connection = connection
        self.constraints = constraints
        self.workers = workers
        self.decided = {name for pair in (*constraints.same, *constraints.apart) for name in pair}
        self.database = driver_of(connection)
        self.lines = Lines(self.database)
        self.anew = False
        self.touched: set[str] = set()
        self.bereft: set[str] = set()
        self.left: set[str] = set()

    def run(
        self, told: Iterable[Sequence[tuple[str, Sequence[Ready]]]], reports: int, now_at: Reached
    ) -> tuple[Event, ...]:
        """
        Takes in the accounts of so many reports, some reports at a time, and joins anew what they touch.
        """
        self.anew = self.is_much(reports)
        with roomy(self.database) if self.anew else nullcontext():
            for some in told:
                self.take_in(some)
            self.retell()
            changed = self.rejoin()
        row = {"number": next_number(self.connection, tables.joined), "at": now()}
        self.connection.execute(tables.joined.insert(), {**row, **now_at._asdict()})
        return changed

    def is_much(self, reports: int) -> bool:
        """
        Whether all is compared anew: where most is new, or what was kept lacks the parts that it falls into.
        """
        ((known,),) = self.database.execute("SELECT count(*) FROM tellings")
        return reports > max(MANY, known) or bool(self.found("SELECT 1 FROM tellings WHERE part IS NULL"))

    def take_in(self, told: Sequence[tuple[str, Sequence[Ready]]]) -> None:
        """
        Puts the accounts of some reports in the place of those that they had.
        """
        kept: dict[str, dict[str, Row]] = {}
        for row in self.rows("document_id", [document for document, _ in told]):
            kept.setdefault(row.document, {})[row.id] = row
        for document, accounts in told:
            self.put(kept.get(document, {}), {account.id: account for account in accounts})

    def put(self, kept: Mapping[str, Row], wanted: Mapping[str, Ready]) -> None:
        """
        The same for one report.
        """
        for name, row in kept.items():
            if name not in wanted or wanted[name].payload != row.payload:
                self.forget(row)
        for name, account in wanted.items():
            if name not in kept or account.payload != kept[name].payload:
                self.add(account, kept[name].event if name in kept else None)

    def rows(self, column: str, names: Iterable[str]) -> list[Row]:
        """
        The accounts that have one of *names* in a column.
        """
        found = self.database.execute(of_these(ROWS, column), (listed(names),))
        return list(map(Row._make, found))

    def found(self, query: str, *asked: object) -> tuple[Any, ...] | None:
        """
        The first row of an answer, if there is one.
        """
        row: tuple[Any, ...] | None = self.database.execute(f"{query} LIMIT 1", asked).fetchone()
        return row

    def add(self, account: Ready, event: str | None) -> None:
        """
        Keeps an account, and what it tells unless another tells the same.
        """
        name = account.id if account.id in self.decided else account.telling
        row = (account.id, account.document, name, event, account.payload)
        self.database.execute("INSERT INTO accounts VALUES (?, ?, ?, ?, ?)", row)
        if self.lines.has(name):
            self.touched.add(name)
        elif self.anew:
            self.lines.note(name, account.packed)
        else:
            self.touched |= self.lines.put_in(name, account.packed)

    def forget(self, row: Row) -> None:
        """
        Drops an account, and what it tells if nobody else tells it.
        """
        self.database.execute("DELETE FROM accounts WHERE id = ?", (row.id,))
        self.bereft |= {row.event} if row.event else set()
        if self.found("SELECT 1 FROM accounts WHERE telling = ?", row.telling):
            self.touched.add(row.telling)
            return
        self.left |= self.lines.parts([row.telling])
        if self.anew:
            self.lines.drop(row.telling)
        else:
            self.touched |= self.lines.take_out(row.telling)
        self.touched.discard(row.telling)

    def retell(self) -> None:
        """
        Compares accounts by themselves that people decided on, and only those.
        """
        alone = list(map(Row._make, self.database.execute(f"{ROWS} WHERE telling = id")))
        known = {row.id for row in alone}
        others = self.rows("id", self.decided - known)
        for row in [row for row in alone if row.id not in self.decided] + others:
            self.forget(row)
            self.add(ready_of(from_json(row.payload)), row.event)
        self.touched |= self.decided & (known | {row.id for row in others})

    def rejoin(self) -> tuple[Event, ...]:
        """
        Groups what was touched, and gives each group its event.
        """
        parts = rebuilt(self.database, self.workers, self.constraints) if self.anew else self.parts()
        tellings = [group for groups in self.grouped(parts) for group in groups]
        members = self.members(None if self.anew else [name for group in tellings for name in group])
        homes = {event for told in members.values() for _, event in told if event} | self.bereft
        changed = renewed(
            [[account for name in group for account, _ in members[name]] for group in tellings],
            event_rows.newest(self.database, homes),
            lambda name: event_rows.is_known(self.database, name),
            self.constraints.moved,
        )
        event_rows.keep(self.database, changed, now())
        event_rows.note_days(self.database, homes | {event.id for event in changed})
        return changed

    def parts(self) -> Iterator[Part]:
        """
        The parts that something was touched in, as they are now.
        """
        affected = self.affected()
        found = Parts(lru_cache(None)(self.lines.bonds), self.held())
        seen: set[str] = set()
        for name in sorted(affected):
            if name not in seen:
                part = found.around(name)
                seen |= set(part.names)
                yield part

    def affected(self) -> set[str]:
        """
        The tellings that may be in another part than they were in, or in another event.
        """
        homes = {row.event for row in self.rows("telling", self.touched) if row.event} | self.bereft
        touched = self.touched | {row.telling for row in self.rows("event", homes)}
        return touched | self.lines.in_parts(self.left | self.lines.parts(touched))

    def held(self) -> dict[str, list[str]]:
        """
        What people hold together with each telling.
        """
        found: dict[str, list[str]] = {}
        for pair in sorted(self.constraints.same):
            if all(map(self.lines.has, pair)):
                for one, other in (pair, pair[::-1]):
                    found.setdefault(one, []).append(other)
        return found

    def grouped(self, parts: Iterable[Part]) -> Iterator[Groups]:
        """
        The groups of some parts, which are noted.
        """
        return self.workers.map(groups_of, map(self.to_group, together(parts)))

    def to_group(self, parts: Sequence[Part]) -> tuple[list[tuple[Part, dict[str, str]]], Constraints]:
        """
        Some parts with all that is needed to group them.
        """
        told = self.lines.packed(name for part in parts for name in part.names)
        self.lines.note_parts(parts)
        ready = [(part, {name: told[name] for name in part.names}) for part in parts]
        names = told.keys() & self.decided
        return ready, Constraints(
            *(frozenset(pair for pair in pairs if names >= set(pair)) for pairs in self.constraints)
        )

    def members(self, tellings: Iterable[str] | None) -> dict[str, list[tuple[str, str | None]]]:
        """
        The accounts that tell each of *tellings*, or of all, each with the event that it was in.
        """
        query = "SELECT telling, id, event FROM accounts"
        if tellings is None:
            rows = self.database.execute(f"{query} ORDER BY id")
        else:
            asked = (listed(tellings),)
            rows = self.database.execute(f"{of_these(query, 'telling')} ORDER BY id", asked)
        found: dict[str, list[tuple[str, str | None]]] = {}
        for telling, account, event in rows:
            found.setdefault(telling, []).append((account, event))
        return found


@contextmanager
def roomy(database: "Database") -> Iterator[None]:
    """
    Keeps more of a ledger in memory while all of it is joined: what does not fit is written and found again
    page by page, the more slowly the more was written before.
    """
    ((before,),) = database.execute("PRAGMA cache_size")
    database.execute(f"PRAGMA cache_size = {-ROOM}")
    try:
        yield
    finally:
        database.execute(f"PRAGMA cache_size = {before}")


def together(parts: Iterable[Part]) -> Iterator[list[Part]]:
    """
    Parts that are grouped in one task.
    """
    some: list[Part] = []
    for part in parts:
        some.append(part)
        if sum(len(one.names) for one in some) >= TOGETHER:
            yield some
            some = []
    if some:
        yield some


def groups_of(parts: Iterable[tuple[Part, dict[str, str]]], constraints: Constraints) -> Groups:
    """
    The groups that some parts fall into.
    """
    return [
        group
        for part, told in parts
        for group in regrouped(
            {name: unpacked(name, kept) for name, kept in told.items()}, part.near, constraints
        )
    ]
