"""
From accounts to events: which accounts are compared, how each pair is judged, and what is put together.

1. `traits`: an account as it is compared. 2. `blocking`: the pairs that share a key. 3. `features` and
`weighing`: log-odds and sentences of a pair. 4. `clustering`: groups that hold to what people decided.
5. `identity`: ids for life. The groups follow from the accounts and the decisions alone: neither the order
of reading nor what was joined before matters. In a ledger, which is not held in memory, `many` judges its
pairs and `parts` finds what hangs together.
"""

from collections.abc import Collection, Iterable, Mapping

from reportedly.events.records import Account
from reportedly.joining.blocking import Pair, candidates
from reportedly.joining.clustering import Constraints, components, settled
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
    tellings: dict[str, list[str]] = {}
    for name in sorted(ready):
        tellings.setdefault(telling(ready[name], decided), []).append(name)
    spokesmen = {name: ready[twins[0]]._replace(id=name) for name, twins in tellings.items()}
    groups = grouped(spokesmen, constraints)
    return sorted(tuple(sorted(twin for name in group for twin in tellings[name])) for group in groups)


def telling(account: Traits, decided: Collection[str]) -> str:
    """
    What an account is compared as: itself where people decided on it, else whatever says the same.
    """
    return account.id if account.id in decided else account.fingerprint


def grouped(ready: Mapping[str, Traits], constraints: Constraints) -> Groups:
    """
    The groups of accounts of which no two say the same in the same words.
    """
    near = {}
    for one, other in candidates(list(ready.values())):
        found = weight(ready[one], ready[other])
        if found > 0:
            near[one, other] = found
    inner = [pair for pair in constraints.same if ready.keys() >= set(pair)]
    parts = components(ready, [*near, *inner])
    home = {name: i for i, names in enumerate(parts) for name in names}
    within: list[dict[Pair, float]] = [{} for _ in parts]
    for pair, found in near.items():
        within[home[pair[0]]][pair] = found
    return [
        group
        for names, bonds in zip(parts, within, strict=True)
        for group in regrouped({name: ready[name] for name in names}, bonds, constraints)
    ]


def regrouped(ready: Mapping[str, Traits], near: Mapping[Pair, float], constraints: Constraints) -> Groups:
    """
    The groups of one component.
    """
    names = sorted(ready)
    if len(names) == 1:
        return [(names[0],)]
    firm = {name for name in names if not ready[name].vague}
    return settled(names, near, lambda one, other: weight(ready[one], ready[other]), firm, constraints)


def is_unplaced(accounts: Iterable[Account]) -> bool:
    """
    Whether no account of an event says well enough where and when it was: it waits for one that does.
    """
    return all(traits(account).vague for account in accounts)
