"""
From accounts to events: which accounts are compared, how each pair is judged, and what is put together.

1. `traits`: an account as it is compared. 2. `blocking`: the pairs that share a key. 3. `features` and
`weighing`: log-odds and sentences of a pair. 4. `clustering`: groups that hold to what people decided.
5. `identity`: ids for life. The groups follow from the accounts and the decisions alone: neither the order
of reading nor what was joined before matters.
"""

from collections.abc import Iterable, Mapping

from reportedly.event_records import Account
from reportedly.joining.blocking import Pair, candidates
from reportedly.joining.clustering import Constraints, clusters, completed, components
from reportedly.joining.traits import Traits, traits
from reportedly.joining.weighing import weight

Groups = list[tuple[str, ...]]


def join(accounts: Iterable[Account], constraints: Constraints | None = None) -> Groups:
    """
    The ids of the accounts of each event, in order.
    """
    ready = {account.id: traits(account) for account in accounts}
    return joined(ready, constraints or Constraints())


def joined(ready: Mapping[str, Traits], constraints: Constraints) -> Groups:
    """
    The same for accounts that are ready to be compared; of those that say the same, one is compared for all.
    """
    decided = {name for pair in (*constraints.same, *constraints.apart) for name in pair}
    twins: dict[str, list[str]] = {}
    for name in sorted(ready):
        twins.setdefault(name if name in decided else ready[name].fingerprint, []).append(name)
    spokesmen = {names[0]: names for names in twins.values()}
    groups = grouped({name: ready[name] for name in spokesmen}, constraints)
    return sorted(tuple(sorted(twin for name in group for twin in spokesmen[name])) for group in groups)


def grouped(ready: Mapping[str, Traits], constraints: Constraints) -> Groups:
    """
    The groups of accounts of which no two say the same in the same words.
    """
    bonds = weights(ready, candidates(list(ready.values())))
    near = [pair for pair, found in bonds.items() if found > 0]
    inner = [pair for pair in constraints.same if ready.keys() >= set(pair)]
    parts = components(ready, [*near, *inner])
    home = {name: i for i, names in enumerate(parts) for name in names}
    within: list[dict[Pair, float]] = [{} for _ in parts]
    for (one, other), found in bonds.items():
        if home[one] == home[other]:
            within[home[one]][one, other] = found
    return [
        group
        for names, known in zip(parts, within, strict=True)
        for group in settled({name: ready[name] for name in names}, known, constraints)
    ]


def weights(ready: Mapping[str, Traits], pairs: Iterable[Pair]) -> dict[Pair, float]:
    """
    Each pair with its log-odds.
    """
    return {(one, other): weight(ready[one], ready[other]) for one, other in pairs}


def settled(ready: Mapping[str, Traits], bonds: Mapping[Pair, float], constraints: Constraints) -> Groups:
    """
    The groups of one component.
    """
    names = sorted(ready)
    if len(names) == 1:
        return [(names[0],)]
    firm = {name for name in names if not ready[name].vague}
    whole = completed(names, bonds, lambda one, other: weight(ready[one], ready[other]))
    return clusters(names, whole, firm, constraints)
