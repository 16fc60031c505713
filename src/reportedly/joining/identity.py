"""
Ids for life: which event of before a group of accounts goes on as.

A group goes on as the event with which it shares most accounts, but for those that people split off it; the
older one, of several. An event that no group goes on as leaves a tombstone that names the events which took
over its accounts.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from reportedly.events.records import Event

ID_LENGTH = 12


def renewed(
    groups: Iterable[Sequence[str]],
    before: Iterable[Event],
    taken: Callable[[str], bool] = lambda _: False,
    moved: Collection[tuple[str, str]] = (),
) -> tuple[Event, ...]:
    """
    The events that *groups* are, given those of *before*: only what changed, tombstones last.

    *taken* says whether an id was given to an event that is not among those of *before*; *moved* are accounts
    with the event that they were split off.
    """
    known = {event.id: event for event in before}
    alive = [event for event in known.values() if is_alive(event)]
    home = {
        account: event.id for event in alive for account in event.accounts if (account, event.id) not in moved
    }
    named: dict[str, tuple[str, ...]] = {}
    for group, name in zip(
        groups := ranked(groups), heirs(groups, home, lambda name: name in known or taken(name)), strict=True
    ):
        named[name] = group
    living = [of_now(name, group, known.get(name)) for name, group in named.items()]
    takers = {account: name for name, group in named.items() for account in group}
    dead = [tombstone(event, takers) for event in alive if event.id not in named]
    return (*(event for event in living if event != known.get(event.id)), *dead)


def is_alive(event: Event) -> bool:
    """
    Whether an event is one of now, and no tombstone.
    """
    return bool(event.accounts) and not event.into


def ranked(groups: Iterable[Sequence[str]]) -> list[tuple[str, ...]]:
    """
    Groups in one order, whatever order they come in: the largest first.
    """
    return sorted((tuple(sorted(group)) for group in groups), key=lambda group: (-len(group), group))


def heirs(
    groups: Sequence[tuple[str, ...]], home: Mapping[str, str], taken: Callable[[str], bool]
) -> list[str]:
    """
    The id that each group goes by: that of an event of before, taken once, or a new one.
    """
    shared = [Counter(home[account] for account in group if account in home) for group in groups]
    offers = sorted(
        ((-count, event, i) for i, counts in enumerate(shared) for event, count in counts.items()),
    )
    names: dict[int, str] = {}
    used: set[str] = set()
    for _, event, i in offers:
        if i not in names and event not in used:
            names[i] = event
            used.add(event)
    return [names.get(i) or new_id(group, taken) for i, group in enumerate(groups)]


def new_id(group: Sequence[str], taken: Callable[[str], bool]) -> str:
    """
    An id made from the first account of a group, that no event ever had.
    """
    tries = 0
    while True:
        digest = hashlib.sha256(f"{group[0]} {tries}".encode("utf-8", "surrogatepass")).hexdigest()
        if not taken(digest[:ID_LENGTH]):
            return digest[:ID_LENGTH]
        tries += 1


def of_now(name: str, group: tuple[str, ...], before: Event | None) -> Event:
    """
    The event as it is now: the next version where its accounts changed.
    """
    if before is None:
        return Event(name, 1, group)
    return before if before.accounts == group else Event(name, before.version + 1, group)


def tombstone(event: Event, takers: Mapping[str, str]) -> Event:
    """
    What is left of an event: the accounts that it had, and the events that they went to; nothing at all where
    no report tells of it any longer.
    """
    into = tuple(sorted({takers[account] for account in event.accounts if account in takers}))
    return Event(event.id, event.version + 1, event.accounts if into else (), into)
