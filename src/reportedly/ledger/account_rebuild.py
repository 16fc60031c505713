"""
All tellings of a ledger compared at once, where so many are new that one after the other would take longer.

What is kept afterwards is the same as if they had been put in one by one.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, tee
from sqlite3 import Connection as Database
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from reportedly.joining import blocking, clustering
from reportedly.joining.blocking import keys, line, name_in, ordered
from reportedly.joining.clustering import Constraints
from reportedly.joining.many import Numbers, Weights, weights
from reportedly.joining.packing import unpacked
from reportedly.joining.parts import Part
from reportedly.ledger.account_lines import Lines, digest
from reportedly.workers import Workers

# Tellings that one task is about: enough to be worth sending, few enough that all processes have some.
READ = COMPARED = 2000
# Rows that are in memory at once as Python has them.
STREAMED = 50_000


class Keyed(NamedTuple):
    """
    Who is found by which key: key by key, and in line among those that share one.
    """

    key: Numbers
    who: Numbers


class Bonded(NamedTuple):
    """
    Pairs that speak for one event, by their numbers in line, and how much.
    """

    one: Numbers
    other: Numbers
    weight: Weights

    def above(self, least: float) -> "Bonded":
        """
        The stronger ones.
        """
        return self.chosen(self.weight > least)

    def chosen(self, these: NDArray[np.bool_] | Numbers) -> "Bonded":
        """
        Some of them.
        """
        return Bonded(self.one[these], self.other[these], self.weight[these])


def rebuilt(database: Database, workers: Workers, constraints: Constraints) -> Iterator[Part]:
    """
    Makes keys and bonds anew from all tellings, and gives the parts that they fall into.
    """
    lines = Lines(database)
    names, keyed = in_line(database, workers)
    bonded = bonds_of(names, keyed, lines, workers)
    keep_bonds(database, names, bonded)
    return parts_of(names, bonded, constraints)


def in_line(database: Database, workers: Workers) -> tuple[list[str], Keyed]:
    """
    The names of all tellings in line, and what each is found by, which is kept.
    """
    places: list[str] = []
    counts: list[int] = []
    found: list[Numbers] = []
    for told in workers.map(places_of, ((some,) for some in kept(database))):
        for place, digests in told:
            places.append(place)
            counts.append(len(digests))
            found.append(np.array(digests, np.int64))
    rank = ranks(places)
    key, who = np.concatenate([np.empty(0, np.int64), *found]), np.repeat(rank, counts)
    sorting = np.lexsort((who, key))
    keyed, places = Keyed(key[sorting], who[sorting]), sorted(places)
    rows = ((key, places[who]) for key, who in streamed(keyed.key, keyed.who))
    database.execute("DELETE FROM account_keys")
    database.executemany("INSERT INTO account_keys VALUES (?, ?)", rows)
    return list(map(name_in, places)), keyed


def kept(database: Database) -> Iterator[list[tuple[str, str]]]:
    """
    All tellings as they are kept, some at a time.
    """
    rows = database.execute("SELECT name, account FROM tellings ORDER BY name")
    while some := rows.fetchmany(READ):
        yield some


def places_of(told: Iterable[tuple[str, str]]) -> list[tuple[str, list[int]]]:
    """
    The place in line of some tellings, and what each is found by.
    """
    ready = [unpacked(name, account) for name, account in told]
    return [(line(one), [digest(key) for key in keys(one)]) for one in ready]


def bonds_of(names: Sequence[str], keyed: Keyed, lines: Lines, workers: Workers) -> Bonded:
    """
    The pairs that speak for one event among all that are compared.
    """
    tasks, pairs = tee(compared(len(names), keyed))
    found = [Bonded(np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0))]
    weighed = workers.map(weights_of, (to_weigh(names, lines, *some) for some in tasks))
    for (one, other), some in zip(pairs, weighed, strict=True):
        found.append(Bonded(one, other, some).above(0.0))
    return Bonded(*(np.concatenate(columns) for columns in zip(*found, strict=True)))


def to_weigh(
    names: Sequence[str], lines: Lines, one: Numbers, other: Numbers
) -> tuple[list[tuple[str, str]], Numbers, Numbers]:
    """
    Some pairs with all that is needed to judge them.
    """
    who, places = np.unique(np.concatenate([one, other]), return_inverse=True)
    here = [names[i] for i in who.tolist()]
    told = lines.packed(here)
    return [(name, told[name]) for name in here], places[: len(one)], places[len(one) :]


def compared(count: int, keyed: Keyed) -> Iterator[tuple[Numbers, Numbers]]:
    """
    The pairs to compare, each once, for some tellings after the others.
    """
    borders = np.flatnonzero(np.diff(keyed.key)) + 1
    starts = np.concatenate([np.zeros(1, np.int64), borders])
    sizes = np.diff(np.append(starts, len(keyed.key)))
    crowded = np.repeat(sizes > blocking.FULL, sizes)
    after = np.repeat(starts + sizes, sizes) - np.arange(len(keyed.key)) - 1
    reach = np.where(crowded, np.minimum(after, blocking.WINDOW), after)
    by_who = np.argsort(keyed.who, kind="stable")
    bounds = np.searchsorted(keyed.who[by_who], [*range(0, count, COMPARED), count])
    for start, end in pairwise(bounds.tolist()):
        places = by_who[start:end]
        far = reach[places]
        first = np.repeat(places, far)
        offset = np.arange(len(first)) - np.repeat(np.cumsum(far) - far, far) + 1
        pairs = np.unique(keyed.who[first] * count + keyed.who[first + offset])
        if len(pairs):
            yield pairs // count, pairs % count


def weights_of(told: Iterable[tuple[str, str]], one: Numbers, other: Numbers) -> Weights:
    """
    How much each of some pairs speaks for one event.
    """
    ready = [unpacked(*kept) for kept in told]
    rank = ranks([account.id for account in ready])
    ahead = rank[one] < rank[other]
    return weights(ready, np.where(ahead, one, other), np.where(ahead, other, one))


def keep_bonds(database: Database, names: Sequence[str], bonded: Bonded) -> None:
    """
    Keeps the pairs, both ways round, in the order in which the file has them.
    """
    rank = ranks(names)
    one, other = np.append(bonded.one, bonded.other), np.append(bonded.other, bonded.one)
    sorting = np.argsort(rank[one] * len(names) + rank[other])
    weights = np.append(bonded.weight, bonded.weight)
    columns = streamed(one[sorting], other[sorting], weights[sorting])
    rows = ((names[i], names[j], found) for i, j, found in columns)
    database.execute("DELETE FROM account_bonds")
    database.executemany("INSERT INTO account_bonds VALUES (?, ?, ?)", rows)


def streamed(*columns: NDArray[Any]) -> Iterator[tuple[Any, ...]]:
    """
    The rows of some columns, of which few are in memory as Python has them.
    """
    for start in range(0, len(columns[0]), STREAMED):
        yield from zip(*(column[start : start + STREAMED].tolist() for column in columns), strict=True)


def ranks(names: Sequence[str]) -> Numbers:
    """
    The place of each name in the order of names.
    """
    found = np.empty(len(names), np.int64)
    found[sorted(range(len(names)), key=names.__getitem__)] = np.arange(len(names))
    return found


def parts_of(names: Sequence[str], bonded: Bonded, constraints: Constraints) -> Iterator[Part]:
    """
    The parts that all tellings fall into.
    """
    number = {name: i for i, name in enumerate(names)}
    inside = [pair for pair in constraints.same if number.keys() >= set(pair)]
    held = np.array([[number[name] for name in pair] for pair in inside], np.int64).reshape(-1, 2)
    waiting, strong, label = np.ones(len(names), np.bool_), bonded, np.arange(len(names))
    for least in (0.0, *clustering.STEPS):
        strong = strong.above(least)
        strong = strong.chosen(waiting[strong.one])
        label = labels(len(names), np.append(strong.one, held[:, 0]), np.append(strong.other, held[:, 1]))
        small = waiting & (np.bincount(label, minlength=len(names))[label] <= clustering.COMPLETE)
        yield from parted(names, small, label, strong)
        waiting &= ~small
    for one in np.unique(label[waiting]).tolist():
        yield large_part(names, label == one, bonded)


def large_part(names: Sequence[str], these: NDArray[np.bool_], bonded: Bonded) -> Part:
    """
    The part that is too large by the strongest bonds, with all bonds above those that lead out of it.
    """
    outward = bonded.weight[these[bonded.one] != these[bonded.other]]
    most = float(outward.max(initial=0.0))
    least = next(step for step in (0.0, *clustering.STEPS) if most <= step)
    within = bonded.above(least)
    within = within.chosen(these[within.one] & these[within.other])
    (part,) = parted(names, these, np.zeros(len(names), np.int64), within)
    return part


def labels(count: int, one: Numbers, other: Numbers) -> Numbers:
    """
    A number for each telling, the same for all that hang together by some pairs.
    """
    found = np.arange(count)
    while True:
        here, there = found[one], found[other]
        if (here == there).all():
            return found
        np.minimum.at(found, np.maximum(here, there), np.minimum(here, there))
        while not np.array_equal(found, above := found[found]):
            found = above


def parted(names: Sequence[str], these: NDArray[np.bool_], label: Numbers, bonded: Bonded) -> Iterator[Part]:
    """
    Some tellings by their labels, each part with its bonds.
    """
    members = np.flatnonzero(these)
    members = members[np.argsort(label[members], kind="stable")]
    within = bonded.chosen(these[bonded.one])
    order = np.argsort(label[within.one], kind="stable")
    homes, starts = np.unique(label[members], return_index=True)
    firsts = np.searchsorted(label[within.one][order], homes)
    bounds = zip([*starts.tolist(), len(members)], [*firsts.tolist(), len(order)], strict=True)
    for (start, first), (end, last) in pairwise(bounds):
        some = within.chosen(order[first:last])
        near = {ordered(names[i], names[j]): found for i, j, found in streamed(*some)}
        yield Part(sorted(names[i] for i in members[start:end].tolist()), near)
