"""
What became of an event, in the order in which it happened: its versions, and what people decided on it.
"""

import json
from collections.abc import Iterator
from typing import NamedTuple

from sqlalchemy import select

from reportedly.decisions.numbering import number_of
from reportedly.events.records import Decision
from reportedly.events.view import RATE, EventView
from reportedly.ledger import tables
from reportedly.ledger.decisions import decisions
from reportedly.ledger.ledger import Ledger


class Version(NamedTuple):
    """
    An event from some moment (UTC, ISO 8601) on: the accounts that came and went, and those it had then.
    """

    version: int
    at: str
    came: tuple[str, ...]
    went: tuple[str, ...]
    accounts: int


class Decided(NamedTuple):
    """
    What somebody decided on an event, the decision that took it back, and the later one that stands above it.
    """

    decision: Decision
    taken_back_by: Decision | None = None
    overruled_by: str | None = None


def versions(ledger: Ledger, name: str) -> tuple[Version, ...]:
    """
    All versions of the event of this id, the first one first.
    """
    rows = tables.events.c
    query = select(rows.version, rows.at, rows.accounts).where(rows.id == name).order_by(rows.version)
    found, before = [], set[str]()
    with ledger.looking() as connection:
        for number, at, kept in connection.execute(query):
            now = set(json.loads(kept))
            came, went = sorted(now - before), sorted(before - now)
            found.append(Version(number, at, tuple(came), tuple(went), len(now)))
            before = now
    return tuple(found)


def decided_on(ledger: Ledger, view: EventView) -> tuple[Decided, ...]:
    """
    What people decided on an event and its claims, the first one first; also what was taken back, as long
    as the event has what it was about.
    """
    names = {view.event.id, *view.event.accounts, *view.told}
    stand = {one.id for one in view.decided}
    above = {one.decision.id: one.by.id for one in view.overruled}
    taken = decisions(ledger)
    undone = {one.withdraws: one for one in taken if one.withdraws}
    return tuple(
        Decided(one, undone.get(one.id), above.get(one.id))
        for one in taken
        if one.id in stand or (one.kind != RATE and not names.isdisjoint(one.about))
    )


def decided_as(ledger: Ledger, entries: tuple[Decided, ...], name: str | None) -> Decided | None:
    """
    The decision of this id among those on an event, or a rating: that is of no event, and may be of all.
    """
    own = next((one for one in entries if one.decision.id == name), None)
    if own or not name:
        return own
    taken = decisions(ledger)
    rated = next((one for one in taken if one.id == name and one.kind == RATE), None)
    if rated is None:
        return None
    return Decided(rated, next((one for one in taken if one.withdraws == name), None))


def latest(entries: tuple[Decided, ...]) -> Decision | None:
    """
    What was decided last, an undo of something among it.
    """
    every = [taken for entry in entries for taken in both(entry)]
    return max(every, key=lambda one: number_of(one.id), default=None)


def both(entry: Decided) -> Iterator[Decision]:
    """
    A decision and what took it back.
    """
    yield entry.decision
    if entry.taken_back_by:
        yield entry.taken_back_by
