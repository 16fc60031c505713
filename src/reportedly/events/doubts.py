"""
Pairs of accounts of which it is not sure whether they are of one event, found among those that share a key.

What two accounts tell decides how far they are of one event, so that a pair is judged once. New accounts are
compared with what stands near them when somebody asks, the newest first; nobody compares all with all.
"""

import time
from collections.abc import Iterator

from reportedly.joining.blocking import FULL, WINDOW, Pair, keys, line, name_in, ordered
from reportedly.joining.weighing import weight
from reportedly.ledger.account_lines import Lines, digest
from reportedly.ledger.database import driver_of
from reportedly.ledger.ledger import Ledger

# As log-odds: one way or the other a pair is sure from 20 to 1 on.
DOUBT = 3.0
UNSEEN = "SELECT name FROM tellings WHERE name NOT IN (SELECT name FROM doubted) ORDER BY rowid DESC"
GONE = (
    "DELETE FROM doubted WHERE name NOT IN (SELECT name FROM tellings)",
    "DELETE FROM doubts WHERE one NOT IN (SELECT name FROM tellings)",
    "DELETE FROM doubts WHERE other NOT IN (SELECT name FROM tellings)",
)


def look_for_doubts(ledger: Ledger, seconds: float | None = None) -> int:
    """
    Compares accounts that are new with those near them, for so long; how many are left to compare.
    """
    if not unseen(ledger):
        return 0
    until = None if seconds is None else time.monotonic() + seconds
    with ledger.writing() as connection:
        lines = Lines(driver_of(connection))
        for forget in GONE:
            lines.database.execute(forget)
        left = lines.column(UNSEEN)
        while left and (until is None or time.monotonic() < until):
            compare(lines, left.pop(0))
    return len(left)


def unseen(ledger: Ledger) -> bool:
    """
    Whether there is an account that was not compared yet.
    """
    with ledger.looking() as connection:
        return connection.exec_driver_sql(f"{UNSEEN} LIMIT 1").first() is not None


def compare(lines: Lines, name: str) -> None:
    """
    Notes the doubtful pairs of one account.
    """
    found = [
        (*pair, weighed, abs(weighed))
        for pair in sorted(near(lines, name))
        if abs(weighed := weight(lines.told(pair[0]), lines.told(pair[1]))) <= DOUBT
    ]
    lines.database.executemany("INSERT OR IGNORE INTO doubts VALUES (?, ?, ?, ?)", found)
    lines.database.execute("INSERT INTO doubted VALUES (?)", (name,))


def near(lines: Lines, name: str) -> set[Pair]:
    """
    An account with each that it shares a key with.
    """
    told = lines.told(name)
    return {
        ordered(name, other)
        for key in map(digest, keys(told))
        for other in beside(lines, key, line(told))
        if other != name
    }


def beside(lines: Lines, key: int, place: str) -> Iterator[str]:
    """
    Who shares a key: all, or the nearest before and after a place where they are very many.
    """
    found = lines.beside(key, place, FULL)
    reach = FULL if sum(map(len, found)) < FULL else WINDOW
    return (name_in(one) for side in found for one in side[:reach])
