"""
What is compared, as a ledger keeps it: tellings, the keys that they are found by, and the bonds between them.

Putting a telling in, or taking one out, looks at those that share its keys and at nothing else, however large
the ledger. What is kept afterwards is the same in whatever order that was done.
"""

import hashlib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from sqlite3 import Connection as Database

from reportedly.account_rows import as_json, from_json
from reportedly.event_records import Account
from reportedly.joining.blocking import FULL, WINDOW, Pair, keys, line, pairs
from reportedly.joining.traits import Traits, traits
from reportedly.joining.weighing import weight

REMEMBERED = 60_000
DAY_AND_TOLL = 16


class Lines:
    """
    The tellings of a ledger, within one transaction.
    """

    def __init__(self, database: Database) -> None:
        self.database = database
        self.told = lru_cache(REMEMBERED)(self.read)

    def read(self, name: str) -> Traits:
        """
        A telling as it is compared.
        """
        query = "SELECT account FROM tellings WHERE name = ?"
        (kept,) = self.database.execute(query, (name,)).fetchone()
        return traits(from_json(kept))._replace(id=name)

    def has(self, name: str) -> bool:
        """
        Whether there is a telling of this name.
        """
        return self.database.execute("SELECT 1 FROM tellings WHERE name = ?", (name,)).fetchone() is not None

    def put_in(self, name: str, account: Account) -> set[str]:
        """
        Adds a telling; the names of all whose bonds changed, its own among them.
        """
        self.database.execute("INSERT INTO tellings VALUES (?, ?)", (name, as_json(account)))
        added = traits(account)._replace(id=name)
        met: set[Pair] = set()
        lost: set[Pair] = set()
        for key in map(digest, keys(added)):
            without, whole = self.around(key, line(added))
            met |= whole - without
            lost |= without - whole
            self.database.execute("INSERT INTO account_keys VALUES (?, ?)", (key, line(added)))
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
            without, whole = self.around(key, line(gone))
            met |= without - whole
            lost |= whole - without
        friends = {other for other, _ in self.bonds(name)}
        both = [pair for other in friends for pair in ((name, other), (other, name))]
        self.database.executemany("DELETE FROM account_bonds WHERE one = ? AND other = ?", both)
        self.database.execute("DELETE FROM tellings WHERE name = ?", (name,))
        self.told.cache_clear()
        return {*friends, *self.bind(met), *self.loosen(pair for pair in lost if name not in pair)}

    def around(self, key: int, place: str) -> tuple[set[Pair], set[Pair]]:
        """
        The pairs that a key makes near a place in its line, without and with somebody standing there.
        """
        others = self.column(
            "SELECT line FROM account_keys WHERE key = ? ORDER BY line LIMIT ?", key, FULL + 1
        )
        crowd = len(others)
        if crowd > FULL:
            before = "SELECT line FROM account_keys WHERE key = ? AND line < ? ORDER BY line DESC LIMIT ?"
            after = "SELECT line FROM account_keys WHERE key = ? AND line > ? ORDER BY line LIMIT ?"
            others = self.column(before, key, place, WINDOW)[::-1] + self.column(after, key, place, WINDOW)
        standing = [one[DAY_AND_TOLL:] for one in others]
        joined = [one[DAY_AND_TOLL:] for one in sorted([*others, place])]
        if crowd < FULL:
            newcomer = place[DAY_AND_TOLL:]
            return set(), {pair for other in standing for pair in pairs([other, newcomer], crowded=False)}
        return set(pairs(standing, crowd > FULL)), set(pairs(joined, crowd >= FULL))

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


def digest(key: str) -> int:
    """
    A key as a number that the file holds in eight bytes.
    """
    return int.from_bytes(
        hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest(), signed=True
    )
