"""
What joining has to take into account: the reports to look at again, in accounts, and what people decided.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import combinations, pairwise
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import func, select

from reportedly.decisions.numbering import id_of, number_of
from reportedly.decisions.review import rejected_in
from reportedly.events.accounts import accounts_of
from reportedly.events.bonds import KINDS, bonds, groups_of
from reportedly.events.records import Decision
from reportedly.filters import shown
from reportedly.joining.blocking import Pair, ordered
from reportedly.joining.clustering import Constraints
from reportedly.ledger import tables
from reportedly.ledger.account_rows import Ready, ready_of
from reportedly.ledger.decisions import changed_documents, decided
from reportedly.ledger.ledger import Ledger
from reportedly.ledger.reached import Reached
from reportedly.ledger.rows import batches
from reportedly.records import Claim

# Of a group of so few that people hold together, each is tied to each.
FEW = 30
Told = list[tuple[str, list[Ready]]]


class Wanted(NamedTuple):
    """
    What joining has to take into account: reports to look at again, what people decided, how far that goes.
    """

    documents: list[str]
    constraints: Constraints
    rejected: frozenset[str]
    reached: Reached


def to_do(ledger: Ledger, before: Reached) -> Wanted:
    """
    What is new since.
    """
    taken, found = decided(ledger)
    rows = tables.readings.c
    with ledger.looking() as connection:
        last = connection.execute(select(func.max(rows.number))).scalar() or 0
        query = select(rows.document_id).where(rows.number > before.reading).distinct()
        fresh = set(connection.execute(query).scalars())
    latest = number_of(taken[-1].id) if taken else 0
    if latest > before.decision:
        fresh |= changed_documents(ledger, id_of(before.decision))
    constraints = constraints_of(ledger, found.decisions)
    return Wanted(sorted(fresh), constraints, rejected_in(found.decisions), Reached(last, latest))


def constraints_of(ledger: Ledger, stand: Iterable[Decision]) -> Constraints:
    """
    What people decided on what is of one event, in accounts.
    """
    taken = [decision for decision in stand if decision.kind in KINDS]
    home = homes(ledger, {name for decision in taken for name in claims_named(decision)})
    found = bonds(taken, home)
    same = [ordered(*pair) for group in found.together for pair in ties(group)]
    moved = (
        (account, decision.about[0])
        for decision in taken
        if decision.kind == "split"
        for account in groups_of(decision, home)[0]
    )
    return Constraints(frozenset(same), frozenset(found.apart), frozenset(moved))


def ties(group: Sequence[str]) -> Iterator[Pair]:
    """
    Pairs that hold a group together, even where some of its accounts are told no longer.
    """
    return combinations(group, 2) if len(group) <= FEW else pairwise(group)


def claims_named(decision: Decision) -> Iterator[str]:
    """
    The claims and accounts that a decision names.
    """
    yield from decision.about
    for group in json.loads(decision.value) if decision.value else ():
        for name in group:
            yield from [name] if isinstance(name, str) else name


def homes(ledger: Ledger, names: Collection[str]) -> dict[str, str]:
    """
    The account that each claim is in now; what is no claim stays as it is.
    """
    rows, label = tables.claims.c, func.json_extract(tables.claims.c.payload, "$.event")
    query = select(rows.id, tables.readings.c.document_id, label)
    query = query.select_from(tables.claims.join(tables.readings)).where(shown())
    found = {name: name for name in names}
    claims = sorted(name for name in names if "/" not in name)
    with ledger.looking() as connection:
        for some in batches(claims):
            told = connection.execute(query.where(rows.id.in_(some)))
            found |= {name: f"{document}/{event}" for name, document, event in told}
    older = (name for name in claims if found[name] == name)
    return found | {name: account_of(ledger, name) for name in older}


def account_of(ledger: Ledger, name: str) -> str:
    """
    The account that a claim was in when it was last told.
    """
    found = ledger.claim(name)
    return name if found is None else f"{found[0].id}/{found[1].event}"


def ready_at(path: Path, documents: Sequence[str], left_out: Collection[str]) -> Told:
    """
    The same for whoever has the path of a ledger only.
    """
    with Ledger.open(path, create=False) as ledger:
        return ready(ledger, documents, left_out)


def ready(ledger: Ledger, documents: Sequence[str], left_out: Collection[str]) -> Told:
    """
    The accounts of some reports as they were last read and reviewed, without the claims that people rejected.
    """
    found = {name: list[Claim]() for name in documents}
    reports = {}
    for document, claim in ledger.claims_in(documents):
        reports[document.id] = document
        if claim.id not in left_out:
            found[document.id].append(claim)
    return [
        (name, [ready_of(one) for one in accounts_of(reports[name], claims)] if claims else [])
        for name, claims in found.items()
    ]
