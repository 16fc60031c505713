"""
Figures of incidents that several reports tell of: killed and injured after joining, against what is coded.

An incident that nobody tells any harm of has 0 killed and 0 injured, as its coders write it.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any

from benchmarks.ratios import share
from reportedly.estimates import Profile, estimate
from reportedly.estimates.profiles import DEFAULT
from reportedly.events.records import Account, Estimate
from reportedly.records import Document
from reportedly.voices import voices_in

Incident = Mapping[str, Any]
CODED = {"killed": "killed", "wounded": "injured"}


def figures(
    incidents: Mapping[str, Incident],
    events: Mapping[Hashable, Sequence[Account]],
    documents: Mapping[str, Document],
    profile: Profile | str = DEFAULT,
) -> dict[str, dict[str, float | int]]:
    """
    How often the number of killed and of injured is right. *incidents* are what is coded of each report, by
    the id of its document; *events* are the accounts that are joined, *documents* the reports by their id.
    """
    numbers = {key: numbers_of(accounts, documents, profile) for key, accounts in events.items()}
    found = events_of(incidents, events)
    coded = {incident["id"]: incident for incident in incidents.values()}
    right = Counter(
        outcome
        for name, incident in coded.items()
        for outcome, column in CODED.items()
        if numbers.get(found.get(name), {}).get(outcome, 0) == incident[column]
    )
    return {
        outcome: {"incidents": len(coded), "share": share(right[outcome], len(coded))} for outcome in CODED
    }


def gold_events(
    incidents: Mapping[str, Incident], accounts: Iterable[Account]
) -> dict[Hashable, list[Account]]:
    """
    All accounts of the reports of each incident, as they are coded to be of one event.
    """
    events: dict[Hashable, list[Account]] = defaultdict(list)
    for account in accounts:
        if account.document in incidents:
            events[incidents[account.document]["id"]].append(account)
    return events


def events_of(
    incidents: Mapping[str, Incident], events: Mapping[Hashable, Sequence[Account]]
) -> dict[str, Hashable]:
    """
    The event of each incident: the one that most of what its reports claim is joined to.
    """
    told: dict[str, Counter[Hashable]] = defaultdict(Counter)
    for key, accounts in events.items():
        for account in accounts:
            if account.document in incidents:
                told[incidents[account.document]["id"]][key] += weight(account)
    return {name: counted.most_common(1)[0][0] for name, counted in told.items()}


def weight(account: Account) -> int:
    """
    How much an account says of what came to people.
    """
    return 1 + 10 * sum(len(one.figures) for one in account.testimonies)


def numbers_of(
    accounts: Iterable[Account], documents: Mapping[str, Document], profile: Profile | str
) -> dict[str, int]:
    """
    The best figures of all people in an event.
    """
    listed = tuple(accounts)
    told = [one for account in listed for one in account.testimonies]
    reports = [
        documents[name] for name in dict.fromkeys(account.document for account in listed) if name in documents
    ]
    found: tuple[Estimate, ...] = estimate(told, voices_in(told, reports), (), profile)
    return {one.outcome: one.best for one in found if one.people == "all" and one.best is not None}
