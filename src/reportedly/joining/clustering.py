"""
Accounts put together into events: the nearest first, by the mean of what is known between two groups.

Decisions of people hold always: what they said is the same is put together first, and what they said is not
the same never is. A mean does not chain: one weak link between two groups weighs as little as it should.
A vague account may join a group, but never joins two groups with each other.
"""

import heapq
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from reportedly.joining.blocking import Pair, ordered

# So many accounts are looked at whole: each is compared with each other.
COMPLETE = 60
# How near two groups of several accounts must be: what is told in two ways, each time alike, is likely two.
CLEAR = 0.5
# By bonds above which of these a larger component falls apart: the least at which it does.
STEPS = (1.0, 2.0, 3.0, 4.0, 6.0, 8.0, 12.0)


class Constraints(NamedTuple):
    """
    What people decided: pairs of accounts that are of one event, and pairs that are not; `moved` are accounts
    with the event that they were split off.
    """

    same: frozenset[Pair] = frozenset()
    apart: frozenset[Pair] = frozenset()
    moved: frozenset[Pair] = frozenset()


class Bond(NamedTuple):
    """
    What is known between two groups: the sum of the weights, and of how many pairs.
    """

    total: float
    pairs: int

    @property
    def mean(self) -> float:
        """
        How near the groups are.
        """
        return self.total / self.pairs

    def with_other(self, other: "Bond | None") -> "Bond":
        """
        Both together.
        """
        return Bond(self.total + other.total, self.pairs + other.pairs) if other else self

    def or_other(self, other: "Bond | None") -> "Bond":
        """
        The nearer of both.
        """
        return max(self, other, key=lambda bond: bond.mean) if other else self


def components(names: Iterable[str], pairs: Iterable[Pair]) -> list[list[str]]:
    """
    The accounts that hang together by some pairs, each list and all of them in order of name.
    """
    roots = {name: name for name in names}
    for one, other in pairs:
        here, there = sorted((root_of(roots, one), root_of(roots, other)))
        roots[there] = here
    found: dict[str, list[str]] = {}
    for name in sorted(roots):
        found.setdefault(root_of(roots, name), []).append(name)
    return [found[root] for root in sorted(found)]


def root_of(roots: dict[str, str], name: str) -> str:
    """
    The name that stands for all that hang together with one.
    """
    while roots[name] != name:
        roots[name] = roots[roots[name]]
        name = roots[name]
    return name


@dataclass
class Growing:
    """
    The groups of one component while they grow: members, bonds, which may not meet, which are firm.
    """

    members: dict[str, list[str]]
    bonds: dict[str, dict[str, Bond]]
    apart: dict[str, set[str]]
    firm: set[str]
    queue: list[tuple[float, str, str]] = field(default_factory=list)

    def merge(
        self, one: str, other: str, both: Callable[[Bond, Bond | None], Bond] = Bond.with_other
    ) -> None:
        """
        Puts the second group into the first; *both* says how near they are to others from then on.
        """
        self.members[one] += self.members.pop(other)
        if other in self.firm:
            self.firm.add(one)
        for name in self.apart.pop(other, set()):
            self.apart[name].discard(other)
            self.apart[name].add(one)
            self.apart.setdefault(one, set()).add(name)
        self.bonds[one].pop(other, None)
        for name, bond in self.bonds.pop(other).items():
            if name != one:
                self.bonds[name].pop(other)
                self.bonds[one][name] = self.bonds[name][one] = both(bond, self.bonds[one].get(name))
                self.push(one, name)

    def push(self, one: str, other: str) -> None:
        """
        Lines up a pair of groups that may be put together.
        """
        bond = self.bonds[one][other]
        several = len(self.members[one]) > 1 and len(self.members[other]) > 1
        if bond.mean > (CLEAR if several else 0):
            heapq.heappush(self.queue, (-bond.mean, *ordered(one, other)))

    def may_meet(self, one: str, other: str) -> bool:
        """
        Whether nobody said that they are not the same.
        """
        return other not in self.apart.get(one, ())

    def grow(self, fits: Callable[[str, str], bool]) -> None:
        """
        Puts the nearest groups together until none are near, as far as *fits* allows.
        """
        for one, others in self.bonds.items():
            for other in others:
                if one < other:
                    self.push(one, other)
        while self.queue:
            distance, one, other = heapq.heappop(self.queue)
            bond = self.bonds.get(one, {}).get(other)
            if bond and bond.mean == -distance and self.may_meet(one, other) and fits(one, other):
                self.merge(one, other)


def clusters(
    names: Sequence[str],
    bonds: Mapping[Pair, float],
    firm: Collection[str],
    constraints: Constraints,
) -> list[tuple[str, ...]]:
    """
    The groups of one component, each in order of name: firm accounts first, vague ones after them.
    """
    groups = started(names, bonds, firm, constraints)
    groups.grow(lambda one, other: one in groups.firm and other in groups.firm)
    groups.grow(lambda one, other: not (one in groups.firm and other in groups.firm))
    return sorted(tuple(sorted(members)) for members in groups.members.values())


def started(
    names: Sequence[str],
    bonds: Mapping[Pair, float],
    firm: Collection[str],
    constraints: Constraints,
) -> Growing:
    """
    Each account by itself, but for those that people put together: what is near to one of these stays near.
    """
    inside = set(names)
    groups = Growing(
        members={name: [name] for name in names},
        bonds={name: {} for name in names},
        apart={},
        firm={name for name in names if name in firm},
    )
    for (one, other), weight in sorted(bonds.items()):
        groups.bonds[one][other] = groups.bonds[other][one] = Bond(weight, 1)
    for one, other in sorted(constraints.apart):
        if {one, other} <= inside:
            groups.apart.setdefault(one, set()).add(other)
            groups.apart.setdefault(other, set()).add(one)
    for together in components(names, (pair for pair in constraints.same if inside.issuperset(pair))):
        for name in together[1:]:
            groups.merge(together[0], name, Bond.or_other)
    groups.queue.clear()
    return groups


def settled(
    names: Sequence[str],
    near: Mapping[Pair, float],
    weigh: Callable[[str, str], float],
    firm: Collection[str],
    constraints: Constraints,
) -> list[tuple[str, ...]]:
    """
    The groups of one component, of which *near* are the pairs that speak for one event.

    A small one is looked at whole. A large one first falls apart where its links are weakest.
    """
    if len(names) <= COMPLETE:
        bonds = {pair: near[pair] if pair in near else weigh(*pair) for pair in all_pairs(names)}
        return clusters(names, bonds, firm, constraints)
    for least in STEPS:
        strong = {pair: found for pair, found in near.items() if found > least}
        inside = [pair for pair in constraints.same if set(pair) <= set(names)]
        parts = components(names, [*strong, *inside])
        if len(parts) > 1:
            return sorted(
                group
                for part in parts
                for group in settled(part, among(part, strong), weigh, firm, constraints)
            )
    return clusters(names, near, firm, constraints)


def among(names: Sequence[str], bonds: Mapping[Pair, float]) -> dict[Pair, float]:
    """
    The bonds that lie within a part.
    """
    inside = set(names)
    return {pair: found for pair, found in bonds.items() if pair[0] in inside and pair[1] in inside}


def all_pairs(names: Sequence[str]) -> Iterator[Pair]:
    """
    Each pair of a list once.
    """
    for i, one in enumerate(names):
        yield from (ordered(one, other) for other in names[i + 1 :])
