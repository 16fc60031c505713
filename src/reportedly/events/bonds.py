"""
Which accounts people hold together, and which they hold apart, once later decisions stand above earlier ones.

Decisions are taken up from the last to the first. What an earlier one asks for and later ones do not allow
is left undone, pair by pair, and named.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from reportedly.events.records import Decision

KINDS = frozenset({"same", "not_same", "split"})


class Overruled(NamedTuple):
    """
    A decision that does not stand, or not wholly, and the later one that stands above it.
    """

    decision: Decision
    by: Decision
    wholly: bool = True


@dataclass(frozen=True, slots=True)
class Bonds:
    """
    What joining has to keep to: groups of accounts that are of one event, pairs that are of two.

    A pair has the lesser id first. No pair of `apart` lies within a group of `together`.
    """

    together: tuple[tuple[str, ...], ...] = ()
    apart: frozenset[tuple[str, str]] = frozenset()
    overruled: tuple[Overruled, ...] = ()

    @property
    def same(self) -> frozenset[tuple[str, str]]:
        """
        The groups as pairs: each account with the next one.
        """
        return frozenset(pair for group in self.together for pair in pairwise(group))


@dataclass(slots=True)
class Forest:
    """
    Groups as they grow: who leads each, which leaders which decision holds apart, who tied whom to whom.
    """

    leaders: dict[str, str] = field(default_factory=dict)
    foes: dict[str, dict[str, Decision]] = field(default_factory=dict)
    edges: dict[str, list[tuple[str, Decision]]] = field(default_factory=dict)

    def leader(self, name: str) -> str:
        """
        Who leads the group that *name* is in.
        """
        while (above := self.leaders.get(name, name)) != name:
            self.leaders[name] = self.leaders.get(above, above)
            name = above
        return name

    def tie(self, one: str, other: str, decision: Decision) -> None:
        """
        Makes one group of two.
        """
        self.edges.setdefault(one, []).append((other, decision))
        self.edges.setdefault(other, []).append((one, decision))
        kept, gone = self.leader(one), self.leader(other)
        if len(self.foes.get(kept, ())) < len(self.foes.get(gone, ())):
            kept, gone = gone, kept
        self.leaders[gone] = kept
        for foe, why in self.foes.pop(gone, {}).items():
            del self.foes[foe][gone]
            self.part(kept, foe, why)

    def part(self, one: str, other: str, decision: Decision) -> None:
        """
        Holds the groups of two leaders apart.
        """
        self.foes.setdefault(one, {}).setdefault(other, decision)
        self.foes.setdefault(other, {}).setdefault(one, decision)

    def tied_by(self, one: str, other: str) -> set[Decision]:
        """
        The decisions by which two come to be in one group.
        """
        paths: dict[str, set[Decision]] = {one: set()}
        queue = [one]
        while other not in paths:
            name = queue.pop(0)
            for neighbour, decision in self.edges[name]:
                if neighbour not in paths:
                    paths[neighbour] = paths[name] | {decision}
                    queue.append(neighbour)
        return paths[other]


@dataclass(slots=True)
class Outcome:
    """
    What came of one decision: whether anything it asks for is done, and which later ones stood in its way.
    """

    decision: Decision
    done: bool = False
    against: set[Decision] = field(default_factory=set)


def bonds(decisions: Sequence[Decision], home: Mapping[str, str] | None = None) -> Bonds:
    """
    What *decisions*, none of them withdrawn, come to; *home* leads from a claim to the account it is in.
    """
    forest, apart = Forest(), dict[tuple[str, str], Decision]()
    overruled: list[Overruled] = []
    for decision in reversed(decisions):
        if decision.kind in KINDS:
            outcome = applied(forest, apart, decision, groups_of(decision, home or {}))
            laters = sorted(outcome.against, key=decisions.index, reverse=True)
            overruled += [Overruled(decision, by, not outcome.done) for by in laters]
    return Bonds(grouped(forest), frozenset(apart), tuple(reversed(overruled)))


def groups_of(decision: Decision, home: Mapping[str, str]) -> list[list[str]]:
    """
    The accounts that a decision is about, as the groups that it sets side by side.
    """
    if decision.value is not None:
        groups = json.loads(decision.value)
    elif decision.kind == "split":
        groups = [list(decision.about[1:]), []]
    else:
        groups = [[name] for name in decision.about]
    return [list(dict.fromkeys(account_of(name, home) for name in group)) for group in groups]


def account_of(named: str | list[str], home: Mapping[str, str]) -> str:
    """
    The account that a name stands for: its own, that of a claim, or that which has most of several claims.
    """
    claims = [named] if isinstance(named, str) else named
    [(account, _)] = Counter(home.get(claim, claim) for claim in claims).most_common(1)
    return account


def applied(
    forest: Forest, apart: dict[tuple[str, str], Decision], decision: Decision, groups: list[list[str]]
) -> Outcome:
    """
    Does what a decision asks for, as far as the later ones allow.
    """
    outcome = Outcome(decision)
    if decision.kind != "same":
        for i, group in enumerate(groups):
            for other in groups[i + 1 :]:
                separate(forest, apart, (group, other), outcome)
    parted = outcome.done
    if decision.kind == "same":
        unite(forest, groups, outcome)
    elif decision.kind == "split":
        unite(forest, groups[:1], outcome)
        outcome.done = parted or not any(groups[1:])
    return outcome


def separate(
    forest: Forest,
    apart: dict[tuple[str, str], Decision],
    sides: tuple[Iterable[str], Iterable[str]],
    outcome: Outcome,
) -> None:
    """
    Holds each of one side apart from each of the other, but for those that later decisions hold together.
    """
    for one in sides[0]:
        for other in sides[1]:
            if one == other:
                continue
            leaders = forest.leader(one), forest.leader(other)
            if leaders[0] == leaders[1]:
                outcome.against |= forest.tied_by(one, other) - {outcome.decision}
                continue
            forest.part(*leaders, outcome.decision)
            apart.setdefault((min(one, other), max(one, other)), outcome.decision)
            outcome.done = True


def unite(forest: Forest, groups: Sequence[Iterable[str]], outcome: Outcome) -> None:
    """
    Makes one group of all groups; several, where later decisions hold some of their accounts apart.

    It is done where accounts of two of the groups come together, or of one where there is no other.
    """
    heads: dict[str, set[int]] = {}
    for number, group in enumerate(groups):
        for name in group:
            head = fitting(forest, heads, name, outcome)
            if forest.leader(head) != forest.leader(name):
                forest.tie(head, name, outcome.decision)
            heads.setdefault(head, set()).add(number)
    outcome.done |= max(map(len, heads.values()), default=0) >= min(2, len(groups))


def fitting(forest: Forest, heads: Iterable[str], name: str, outcome: Outcome) -> str:
    """
    The first of the accounts gathered so far that no later decision holds apart from another, else itself.
    """
    for head in heads:
        foe = forest.foes.get(forest.leader(head), {}).get(forest.leader(name))
        if foe is None:
            return head
        outcome.against |= {foe} - {outcome.decision}
    return name


def grouped(forest: Forest) -> tuple[tuple[str, ...], ...]:
    """
    The groups of two or more, each in the order of its ids.
    """
    groups: dict[str, list[str]] = {}
    for name in sorted(forest.edges):
        groups.setdefault(forest.leader(name), []).append(name)
    return tuple(sorted(tuple(group) for group in groups.values()))
