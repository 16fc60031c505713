"""
One run of joining on a ledger: accounts come and go, and only what they touch is grouped anew.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, func, select

from reportedly import tables
from reportedly.account_lines import Lines
from reportedly.account_rows import as_json, from_json
from reportedly.event_days import LAST, Days, commonest
from reportedly.event_records import Account, Event
from reportedly.joining import Groups, regrouped
from reportedly.joining.blocking import Pair, ordered
from reportedly.joining.clustering import Constraints
from reportedly.joining.identity import is_alive, renewed
from reportedly.joining.traits import traits
from reportedly.rows import batches, next_number, now


class Reached(NamedTuple):
    """
    How far a ledger was joined: the numbers of the last reading and of the last decision.
    """

    reading: int
    decision: int


class Joining:
    """
    One run of joining, within one transaction.
    """

    def __init__(self, connection: Connection, constraints: Constraints) -> None:
        self.connection = connection
        self.constraints = constraints
        self.decided = {name for pair in (*constraints.same, *constraints.apart) for name in pair}
        self.lines = Lines(connection.connection.driver_connection)  # type: ignore[arg-type]
        self.touched: set[str] = set()
        self.bereft: set[str] = set()

    def run(self, told: Iterable[tuple[str, Sequence[Account]]], now_at: Reached) -> tuple[Event, ...]:
        """
        Takes in the accounts of some reports, and joins anew what they touch.
        """
        for document, accounts in told:
            self.take_in(document, accounts)
        self.retell()
        changed = self.rejoin()
        row = {"number": next_number(self.connection, tables.joined), "at": now()}
        self.connection.execute(tables.joined.insert(), {**row, **now_at._asdict()})
        return changed

    def take_in(self, document: str, accounts: Iterable[Account]) -> None:
        """
        Puts the accounts of a report in the place of those that it had.
        """
        rows = tables.accounts.c
        kept = {row.id: row for row in self.rows(rows.document_id == document)}
        wanted = {account.id: (account, as_json(account)) for account in accounts}
        for name, row in kept.items():
            if name not in wanted or wanted[name][1] != row.payload:
                self.forget(row)
        for name, (account, payload) in wanted.items():
            if name not in kept or payload != kept[name].payload:
                home = kept[name].event if name in kept else None
                self.add(account, payload, home)

    def rows(self, *conditions: Any) -> Iterable[Row[Any]]:  # noqa: ANN401 (what SQLAlchemy calls a condition)
        """
        The accounts that meet some conditions.
        """
        return self.connection.execute(select(tables.accounts).where(*conditions)).all()

    def add(self, account: Account, payload: str, event: str | None) -> None:
        """
        Keeps an account, and what it tells unless another tells the same.
        """
        name = account.id if account.id in self.decided else traits(account).fingerprint
        row = {"id": account.id, "document_id": account.document, "telling": name, "event": event}
        self.connection.execute(tables.accounts.insert(), {**row, "payload": payload})
        self.touched |= {name} if self.lines.has(name) else self.lines.put_in(name, account)

    def forget(self, row: Row[Any]) -> None:
        """
        Drops an account, and what it tells if nobody else tells it.
        """
        rows = tables.accounts.c
        self.connection.execute(tables.accounts.delete().where(rows.id == row.id))
        self.bereft |= {row.event} if row.event else set()
        if (
            self.connection.execute(select(rows.id).where(rows.telling == row.telling).limit(1)).first()
            is None
        ):
            self.touched |= self.lines.take_out(row.telling)
            self.touched.discard(row.telling)
        else:
            self.touched.add(row.telling)

    def retell(self) -> None:
        """
        Compares accounts by themselves that people decided on, and only those.
        """
        rows = tables.accounts.c
        before = {row.id: row for row in self.rows(rows.telling == rows.id)}
        for row in before.values():
            if row.id not in self.decided:
                self.forget(row)
                self.add(from_json(row.payload), row.payload, row.event)
        for name in sorted(self.decided):
            for row in self.rows(rows.id == name, rows.telling != name):
                self.forget(row)
                self.add(from_json(row.payload), row.payload, row.event)
        self.touched |= self.decided & {row.id for row in self.rows(rows.telling == rows.id)}

    def rejoin(self) -> tuple[Event, ...]:
        """
        Groups what was touched, and gives each group its event.
        """
        self.touched |= self.neighbourhood()
        groups: Groups = []
        for names, near in self.components():
            ready = {name: self.lines.told(name) for name in names}
            groups += regrouped(ready, near, self.constraints)
        members = [self.members(group) for group in groups]
        homes = {row.event for rows in members for row in rows if row.event} | self.bereft
        changed = renewed(
            [[row.id for row in rows] for rows in members],
            [event for name in sorted(homes) if (event := newest(self.connection, name))],
            lambda name: newest(self.connection, name) is not None,
        )
        self.keep(changed)
        self.note_days(homes | {event.id for event in changed})
        return changed

    def neighbourhood(self) -> set[str]:
        """
        The tellings of all events that were touched.
        """
        found = {row.event for row in self.members(self.touched) if row.event} | self.bereft
        rows = tables.accounts.c
        return {row.telling for some in batches(sorted(found)) for row in self.rows(rows.event.in_(some))}

    def members(self, tellings: Iterable[str]) -> list[Row[Any]]:
        """
        The accounts that tell one of *tellings*.
        """
        rows = tables.accounts.c
        return [row for some in batches(sorted(tellings)) for row in self.rows(rows.telling.in_(some))]

    def components(self) -> Iterator[tuple[list[str], dict[Pair, float]]]:
        """
        What hangs together with something that was touched, with the bonds within.
        """
        held: dict[str, list[str]] = {}
        for one, other in self.constraints.same:
            held.setdefault(one, []).append(other)
            held.setdefault(other, []).append(one)
        seen: set[str] = set()
        for start in sorted(self.touched):
            if start not in seen:
                names, near = self.component(start, held)
                seen |= set(names)
                yield names, near

    def component(self, start: str, held: dict[str, list[str]]) -> tuple[list[str], dict[Pair, float]]:
        """
        What hangs together with one telling.
        """
        found, near, queue = {start}, dict[Pair, float](), [start]
        while queue:
            name = queue.pop()
            friends = self.lines.bonds(name)
            near |= {ordered(name, other): weight for other, weight in friends}
            others = {*(other for other, _ in friends), *filter(self.lines.has, held.get(name, ()))} - found
            found |= others
            queue += sorted(others)
        return sorted(found), near

    def keep(self, changed: Iterable[Event]) -> None:
        """
        Adds the new versions of events, and notes where each account is now.
        """
        rows, at = tables.accounts.c, now()
        for event in changed:
            lists = {"accounts": json.dumps(event.accounts), "into": json.dumps(event.into)}
            self.connection.execute(
                tables.events.insert(),
                {"id": event.id, "version": event.version, **lists, "at": at},
            )
            if is_alive(event):
                for some in batches(event.accounts):
                    update = tables.accounts.update().where(rows.id.in_(some))
                    self.connection.execute(update.values(event=event.id))

    def note_days(self, events: Iterable[str]) -> None:
        """
        Notes the day that each of some events has now; none for those that are no more.
        """
        rows = tables.event_days.c
        for some in batches(sorted(events)):
            self.connection.execute(tables.event_days.delete().where(rows.event.in_(some)))
            found = [
                {"event": event, "day": commonest(days)[0] or LAST}
                for event, days in self.days_told(some).items()
            ]
            if found:
                self.connection.execute(tables.event_days.insert(), found)

    def days_told(self, events: Sequence[str]) -> dict[str, list[Days]]:
        """
        The days that the accounts of some events give.
        """
        rows = tables.accounts.c
        first, last = (func.json_extract(rows.payload, f"$.{name}") for name in ("first", "last"))
        query = select(rows.event, first, last).where(rows.event.in_(events)).order_by(rows.id)
        found: dict[str, list[Days]] = {}
        for event, *days in self.connection.execute(query):
            found.setdefault(event, []).append((days[0], days[1]))
        return found


def newest(connection: Connection, name: str) -> Event | None:
    """
    An event as it is now, by its whole id.
    """
    rows = tables.events.c
    query = select(tables.events).where(rows.id == name).order_by(rows.version.desc()).limit(1)
    row = connection.execute(query).first()
    return event_of(row) if row else None


def event_of(row: Row[Any]) -> Event:
    """
    The event that a row keeps.
    """
    return Event(row.id, row.version, tuple(json.loads(row.accounts)), tuple(json.loads(row.into)))
