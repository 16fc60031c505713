"""
Shares of people: how many they are, where the sentence tells the whole, and shares that tell a number again.
"""

from collections.abc import Sequence
from dataclasses import replace
from math import ceil

from reportedly.counts.groups import Group
from reportedly.counts.number_ranges import bounds
from reportedly.counts.number_shares import share_of
from reportedly.records import Token

# What says that a word behind people tells of every one of them: "two people, both nurses".
EVERY = frozenset({"all", "both"})
# How many words may stand between a share and the number of its population.
CLOSE = 16


def shared_out(tokens: Sequence[Token], n: int, groups: Sequence[Group]) -> Group:
    """
    Group *n* with its number worked out, where it is a share of people of known number ("half of the 40").
    """
    group = typed(tokens, n, groups)
    of = population_of(tokens, n, groups) if group.part_of is None else group.part_of
    if is_spared(tokens, group):
        return without_spared(group, None if of is None else groups[of])
    if of is not None and is_every(tokens, group):
        return every(group, groups[of])
    return group if of is None or not group.vague else part_of_all(tokens, group, groups[of])


def typed(tokens: Sequence[Token], n: int, groups: Sequence[Group]) -> Group:
    """
    Group *n* as what the words behind it say of all its people: "four people, both nurses".
    """
    after = groups[n + 1] if n + 1 < len(groups) else None
    if after is None or after.part_of != n or groups[n].type != "unknown":
        return groups[n]
    return replace(groups[n], type=after.type) if tokens[after.first].lower in EVERY else groups[n]


def part_of_all(tokens: Sequence[Token], group: Group, whole: Group) -> Group:
    """
    A *group* without a number of its own with that of its share of a *whole*, where it tells one.
    """
    if group.count is None:
        return group
    if tokens[group.count[0]].lower == "all":
        return replace(group, low=whole.low, high=whole.high, vague=whole.vague)
    share = share_of(tokens[slice(*group.count)])
    if share is None or whole.low is None or whole.high not in {whole.low, None}:
        return group
    part = whole.low * share.value
    low, high = bounds(share.kind, int(part) if whole.high or share.kind else ceil(part))
    if whole.high is None and low is None:
        return group
    return replace(group, low=low, high=high if whole.high else None, vague=False)


def is_every(tokens: Sequence[Token], group: Group) -> bool:
    """
    Whether words for people tell of all those before them: "four people, all civilians".
    """
    return group.count is None and group.head is not None and tokens[group.head[0]].lower == "all"


def every(group: Group, whole: Group) -> Group:
    """
    Those of whom "all" tells: as many as their whole.
    """
    at = group.head[0] if group.head else group.first
    head = (at + 1, group.last) if at + 1 < group.last else None
    return replace(group, low=whole.low, high=whole.high, vague=whole.vague, count=(at, at + 1), head=head)


def is_spared(tokens: Sequence[Token], group: Group) -> bool:
    """
    Whether a number is of those left out: "all but two of the 60 soldiers".
    """
    before = tokens[max(0, group.count[0] - 2) : group.count[0]] if group.count else []
    return [token.lower for token in before] == ["all", "but"]


def without_spared(group: Group, whole: Group | None) -> Group:
    """
    Those whom "all but two" tells of: so many fewer than their whole; some, where its number is not told.
    """
    exact = whole is not None and whole.low == whole.high and group.low == group.high
    if not exact or whole is None or whole.low is None or group.low is None or whole.low < group.low:
        return replace(group, low=None, high=None, vague=True)
    left = whole.low - group.low
    return replace(group, low=left, high=left)


def population_of(tokens: Sequence[Token], n: int, groups: Sequence[Group]) -> int | None:
    """
    The number of a population that group *n* is a share of: "half of the town's population of 40,000".
    """
    if n + 1 == len(groups) or not groups[n + 1].counted:
        return None
    gap = [token.lower for token in tokens[groups[n].last : groups[n + 1].first]]
    return n + 1 if len(gap) < CLOSE and gap[-2:] == ["population", "of"] else None


def is_share_again(tokens: Sequence[Token], group: Group, before: Group) -> bool:
    """
    Whether a share only tells again how many were just counted: "11 million, half of the population".
    """
    gap = [token.text for token in tokens[before.last : group.first]]
    if group.count is None or not group.vague or group.of_them or before.low is None:
        return False
    return gap in ([], [","]) and share_of(tokens[group.count[0] : group.count[1]]) is not None
