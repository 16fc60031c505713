"""
Many pairs of accounts judged at once: what features look at is the same in most pairs, and is judged once.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from reportedly.joining import attacks, features
from reportedly.joining.features import FEATURES
from reportedly.joining.found import Feature
from reportedly.joining.scenes import means_of, sites_of
from reportedly.joining.traits import Traits
from reportedly.joining.weighing import WEIGHTS
from reportedly.weights import BIAS, table

Numbers = NDArray[np.int64]
Weights = NDArray[np.float64]

# What each feature looks at in an account. The others look at so much that hardly two accounts have it alike.
LOOKED_AT: Mapping[Feature, Callable[[Traits], Hashable]] = {
    features.days: lambda account: (account.first, account.last),
    features.printed: lambda account: account.printed,
    features.place: lambda account: account.point,
    features.kind: lambda account: account.types,
    features.parties: lambda account: account.parties,
    attacks.site: sites_of,
    attacks.means: means_of,
    features.killed: lambda account: account.tolls["killed"],
    features.wounded: lambda account: account.tolls["wounded"],
}


def weights(accounts: Sequence[Traits], one: Numbers, other: Numbers) -> Weights:
    """
    The log-odds that the accounts of each pair are of one event; pairs are given by places in *accounts*.
    """
    total = np.full(len(one), table(WEIGHTS)[BIAS])
    for feature in FEATURES:
        total += scores(feature, accounts, one, other)
    return total


def scores(feature: Feature, accounts: Sequence[Traits], one: Numbers, other: Numbers) -> Weights:
    """
    What one feature says of each pair: the same of all pairs that are alike in what it looks at.
    """
    looked_at = LOOKED_AT.get(feature)
    if looked_at is None:
        return each(feature, accounts, one, other)
    kinds: dict[Hashable, int] = {}
    kind = np.array([kinds.setdefault(looked_at(account), len(kinds)) for account in accounts], np.int64)
    alike = kind[one] * len(kinds) + kind[other]
    _, firsts, which = np.unique(alike, return_index=True, return_inverse=True)
    return each(feature, accounts, one[firsts], other[firsts])[which]


def each(feature: Feature, accounts: Sequence[Traits], one: Numbers, other: Numbers) -> Weights:
    """
    What one feature says of each pair by itself.
    """
    known = table(WEIGHTS).get
    found = (feature(accounts[i], accounts[j]) for i, j in zip(one.tolist(), other.tolist(), strict=True))
    return np.array([known(name, 0.0) * amount for name, amount, _ in found], np.float64)
