"""
The events of a ledger as they are looked at: joined, with their claims, figures and decisions.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reportedly.accounts import accounts_of
from reportedly.bonds import bonds
from reportedly.errors import UsageError
from reportedly.estimates import Profile, profile
from reportedly.estimates.profiles import DEFAULT
from reportedly.event_records import Account, Event
from reportedly.event_view import EventView, days_of, view_of
from reportedly.filters import Filters
from reportedly.joining import join
from reportedly.joining.blocking import ordered
from reportedly.joining.clustering import Constraints
from reportedly.joining.identity import renewed
from reportedly.ledger import Ledger
from reportedly.ledger_decisions import decisions
from reportedly.ledger_voices import sketches
from reportedly.records import Claim, Document
from reportedly.review import Standing, standing

LAST = "9999"

Pair = tuple[Document, Claim]


@dataclass(frozen=True)
class Joined:
    """
    What a ledger tells, joined: every event, every account with its claims, and what people decided.
    """

    events: tuple[Event, ...]
    accounts: Mapping[str, Account]
    claims: Mapping[str, Sequence[Pair]]
    stands: Standing


def joined(ledger: Ledger) -> Joined:
    """
    The events of a ledger, joined as people decided.
    """
    stands = standing(decisions(ledger))
    claims: dict[str, list[Pair]] = {}
    for document, claim in ledger.claims():
        claims.setdefault(f"{document.id}/{claim.event}", []).append((document, claim))
    accounts = {name: account_of(pairs) for name, pairs in claims.items()}
    home = {claim.id: name for name, pairs in claims.items() for _, claim in pairs}
    made = bonds(stands.decisions, home)
    same = {ordered(group[0], other) for group in made.together for other in group[1:]}
    groups = join(accounts.values(), Constraints(frozenset(same), made.apart))
    return Joined(renewed(groups, ()), accounts, claims, stands)


def account_of(pairs: Sequence[Pair]) -> Account:
    """
    What the claims of one event label tell.
    """
    return accounts_of(pairs[0][0], [claim for _, claim in pairs])[0]


def views(ledger: Ledger, asked: Filters | None = None, rules: str = DEFAULT) -> Iterator[EventView]:
    """
    The events with a claim that meets what is asked for, in the order of their days; those without a day
    come last.
    """
    chosen, wanted = profile(rules), wanted_accounts(ledger, asked or Filters())
    whole = joined(ledger)
    found = [one for one in whole.events if wanted is None or not wanted.isdisjoint(one.accounts)]
    days = {one.id: days_of([whole.accounts[name] for name in one.accounts])[0] or LAST for one in found}
    for event in sorted(found, key=lambda one: (days[one.id], one.id)):
        yield view(ledger, whole, event, chosen)


def wanted_accounts(ledger: Ledger, asked: Filters) -> set[str] | None:
    """
    The accounts with a claim that meets what is asked for; None where nothing is.
    """
    if asked == Filters():
        return None
    return {f"{document.id}/{claim.event}" for document, claim in ledger.claims(replace(asked, limit=None))}


def view(ledger: Ledger, whole: Joined, event: Event, rules: Profile) -> EventView:
    """
    One event with the claims of its reports.
    """
    told = [whole.accounts[name] for name in event.accounts]
    pairs = [pair for name in event.accounts for pair in whole.claims[name]]
    compared = sketches(ledger, {one.document for one in told})
    return view_of(event, told, pairs, whole.stands, rules=rules, sketches=compared)


def view_named(ledger: Ledger, name: str, rules: str = DEFAULT) -> EventView:
    """
    The event that an id stands for: its own, that of an account or a claim in it, or the beginning of one.
    """
    chosen, whole = profile(rules), joined(ledger)
    found = matching(whole, name)
    if len(found) == 1:
        return view(ledger, whole, found[0], chosen)
    if found:
        raise UsageError(f"{len(found):,} events are meant by {name}; give more of the id")
    raise UsageError(f"there is no event {name} in the ledger; `reportedly events` lists them")


def matching(whole: Joined, name: str) -> list[Event]:
    """
    The events whose id begins with a name; else those with an account or a claim whose id does.
    """
    if not name:
        return []
    own = [event for event in whole.events if event.id.startswith(name)]
    return own or [
        event for event in whole.events if any(one.startswith(name) for one in inside(whole, event))
    ]


def inside(whole: Joined, event: Event) -> Iterator[str]:
    """
    The ids of the accounts and claims of an event.
    """
    for name in event.accounts:
        yield name
        yield from (claim.id for _, claim in whole.claims[name])
