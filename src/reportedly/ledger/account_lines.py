"""
What is compared, as a ledger keeps it: tellings, the keys that they are found by, and the bonds between them.

Putting a telling in, or taking one out, looks at those that share its keys and at nothing else, however large
the ledger. What is kept afterwards is the same in whatever order that was done.
"""

import hashlib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from sqlite3 import Connection as Database

from reportedly.joining.blocking import FULL, WINDOW, Pair, keys, line, name_in, ordered, pairs
from reportedly.joining.packing import unpacked
from reportedly.joining.parts import Part
from reportedly.joining.traits import Traits
from reportedly.joining.weighing import weight
from reportedly.ledger.name_lists import listed, of_these

# So many tellings are kept unpacked: those of a step of joining are met again and again.
REMEMBERED = 60_000


class Lines:
    """
    The tellings of a ledger, within one transaction.
    """

    def __init__(self, database: Database) -> None:
        self.database = database
        self.told = lru_cache(REMEMBERED)(self.read)

    def packed(self, names: Iterable[str]) -> dict[str, str]:
        """
        Some tellings as they are kept.
        """
        query = of_these("SELECT name, account FROM tellings", "name")
        return dict(self.database.execute(query, (listed(names),)))

    def read(self, name: str) -> Traits:
        """
        A telling as it is compared.
        """
        (kept,) = self.column("SELECT account FROM tellings WHERE name = ?", name)
        return unpacked(name, kept)

    def has(self, name: str) -> bool:
        """
        Whether there is a telling of this name.
        """
        return bool(self.column("SELECT 1 FROM tellings WHERE name = ?", name))

    def note(self, name: str, account: str) -> None:
        """
        Adds a telling, without a look at the others.
        """
        self.database.execute("INSERT INTO tellings (name, account) VALUES (?, ?)", (name, account))

    def put_in(self, name: str, account: str) -> set[str]:
        """
        Adds a telling; the names of all whose bonds changed, its own among them.
        """
        self.note(name, account)
        added = self.told(name)
        place = line(added)
        met: set[Pair] = set()
        lost: set[Pair] = set()
        for key in map(digest, keys(added)):
            gained, parted = self.around(key, place)
            met |= gained
            lost |= parted
            self.database.execute("INSERT INTO account_keys VALUES (?, ?)", (key, place))
        return {name, *self.bind(met), *self.loosen(lost)}

    def take_out(self, name: str) -> set[str]:
        """
        Removes a telling; the names of all others whose bonds changed.
        """
        gone = self.told(name)
        met: set[Pair] = set()
        lost: set[Pair] = set()
        for key in map(digest, keys(gone)):
            self.database.execute("DELETE FROM account_keys WHERE key = ? AND line = ?", (key, line(gone)))
            gained, parted = self.around(key, line(gone))
            met |= parted
            lost |= gained
        friends = {other for other, _ in self.bonds(name)}
        both = [pair for other in friends for pair in ((name, other), (other, name))]
        self.database.executemany("DELETE FROM account_bonds WHERE one = ? AND other = ?", both)
        self.drop(name)
        self.told.cache_clear()
        return {*friends, *self.bind(met), *self.loosen(pair for pair in lost if name not in pair)}

    def drop(self, name: str) -> None:
        """
        Removes a telling, without a look at the others.
        """
        self.database.execute("DELETE FROM tellings WHERE name = ?", (name,))

    def parts(self, names: Iterable[str]) -> set[str]:
        """
        The parts that some tellings were in when they were last grouped, each by its first name.
        """
        query = of_these("SELECT DISTINCT part FROM tellings", "name")
        return set(self.column(f"{query} AND part IS NOT NULL", listed(names)))

    def in_parts(self, parts: Iterable[str]) -> set[str]:
        """
        The tellings that were in some parts.
        """
        return set(self.column(of_these("SELECT name FROM tellings", "part"), listed(parts)))

    def note_parts(self, parts: Iterable[Part]) -> None:
        """
        Notes the parts that tellings are in now.
        """
        rows = sorted((name, part.names[0]) for part in parts for name in part.names)
        self.database.executemany("UPDATE tellings SET part = ?2 WHERE name = ?1", rows)

    def around(self, key: int, place: str) -> tuple[set[Pair], set[Pair]]:
        """
        The pairs that a key makes, and those that it makes no longer, once somebody stands at a place in its
        line.
        """
        others = self.column(
            "SELECT line FROM account_keys WHERE key = ? ORDER BY line LIMIT ?", key, FULL + 1
        )
        newcomer = name_in(place)
        if len(others) < FULL:
            return {ordered(name_in(one), newcomer) for one in others}, set()
        if len(others) == FULL:
            return filled(others, place)
        before, after = self.beside(key, place, WINDOW)
        standing, here = list(map(name_in, [*reversed(before), *after])), len(before)
        parted = zip(standing[:here], standing[WINDOW:], strict=False)
        beyond = {ordered(one, other) for i, (one, other) in enumerate(parted) if i + WINDOW >= here}
        return {ordered(one, newcomer) for one in standing}, beyond

    def beside(self, key: int, place: str, most: int) -> tuple[list[str], list[str]]:
        """
        The places before and after one in the line of a key, so many each, the nearest first.
        """
        before = "SELECT line FROM account_keys WHERE key = ? AND line < ? ORDER BY line DESC LIMIT ?"
        after = "SELECT line FROM account_keys WHERE key = ? AND line > ? ORDER BY line LIMIT ?"
        return self.column(before, key, place, most), self.column(after, key, place, most)

    def column(self, query: str, *asked: object) -> list[str]:
        """
        The one column of an answer.
        """
        return [found for (found,) in self.database.execute(query, asked)]

    def bind(self, met: Iterable[Pair]) -> Iterator[str]:
        """
        Judges pairs that are to be compared from now on; the names of those that speak for one event.
        """
        for one, other in met:
            found = weight(self.told(one), self.told(other))
            if found > 0:
                both = [(one, other, found), (other, one, found)]
                self.database.executemany("INSERT OR IGNORE INTO account_bonds VALUES (?, ?, ?)", both)
                yield from (one, other)

    def loosen(self, lost: Iterable[Pair]) -> Iterator[str]:
        """
        Drops the bonds of pairs that no key compares any longer; the names of those that had one.
        """
        for one, other in lost:
            if any(friend == other for friend, _ in self.bonds(one)) and not self.compared(one, other):
                both = [(one, other), (other, one)]
                self.database.executemany("DELETE FROM account_bonds WHERE one = ? AND other = ?", both)
                yield from (one, other)

    def compared(self, one: str, other: str) -> bool:
        """
        Whether some key still compares two tellings.
        """
        here, there = self.told(one), self.told(other)
        first, last = sorted((line(here), line(there)))
        between = "SELECT line FROM account_keys WHERE key = ? AND line > ? AND line < ? LIMIT ?"
        size = "SELECT line FROM account_keys WHERE key = ? LIMIT ?"
        return any(
            len(self.column(between, key, first, last, WINDOW)) < WINDOW
            or len(self.column(size, key, FULL + 1)) <= FULL
            for key in map(digest, keys(here) & keys(there))
        )

    def bonds(self, name: str) -> list[tuple[str, float]]:
        """
        What speaks for one event with a telling, and how much.
        """
        query = "SELECT other, weight FROM account_bonds WHERE one = ? ORDER BY other"
        return list(self.database.execute(query, (name,)))


def filled(others: list[str], place: str) -> tuple[set[Pair], set[Pair]]:
    """
    The same for the one who makes a line so long that each is compared with its neighbours only.
    """
    before = set(pairs(list(map(name_in, others)), crowded=False))
    after = set(pairs(list(map(name_in, sorted([*others, place]))), crowded=True))
    return after - before, before - after


def digest(key: str) -> int:
    """
    A key as a number that the file holds in eight bytes.
    """
    return int.from_bytes(
        hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest(), signed=True
    )
