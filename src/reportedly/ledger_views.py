"""
The events of a ledger as they are looked at: joined, with their claims, figures and decisions.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sqlalchemy import select

from reportedly import ledger_events, tables
from reportedly.errors import UsageError
from reportedly.estimates import Profile, profile
from reportedly.estimates.profiles import DEFAULT
from reportedly.event_records import Account, Event
from reportedly.event_view import EventView, days_of, view_of
from reportedly.filters import Filters
from reportedly.ledger import Ledger
from reportedly.ledger_decisions import decisions
from reportedly.ledger_voices import sketch_new, sketches
from reportedly.records import Claim, Document
from reportedly.review import Standing, standing

LAST = "9999"


def views(ledger: Ledger, asked: Filters | None = None, rules: str = DEFAULT) -> Iterator[EventView]:
    """
    The events with a claim that meets what is asked for, in the order of their days;
    those without a day come last.

    Whatever was read or decided since is joined first.
    """
    chosen, wanted = profile(rules), wanted_accounts(ledger, asked or Filters())
    ledger_events.join_new(ledger)
    sketch_new(ledger)
    found = [
        (days_of(told)[0] or LAST, event, told)
        for event, told in ledger_events.events(ledger)
        if wanted is None or not wanted.isdisjoint(event.accounts)
    ]
    stands = standing(decisions(ledger))
    for _, event, told in sorted(found, key=lambda one: (one[0], one[1].id)):
        yield whole(ledger, event, told, stands, chosen)


def wanted_accounts(ledger: Ledger, asked: Filters) -> set[str] | None:
    """
    The accounts with a claim that meets what is asked for; None where nothing is.
    """
    if asked == Filters():
        return None
    return {f"{document.id}/{claim.event}" for document, claim in ledger.claims(replace(asked, limit=None))}


def whole(
    ledger: Ledger, event: Event, told: Sequence[Account], stands: Standing, rules: Profile
) -> EventView:
    """
    One event with the claims of its reports.
    """
    documents = list(dict.fromkeys(one.document for one in told))
    pairs = claims_of(ledger, documents)
    return view_of(event, told, pairs, stands, rules=rules, sketches=sketches(ledger, documents))


def claims_of(ledger: Ledger, documents: Iterable[str]) -> Iterator[tuple[Document, Claim]]:
    """
    The claims of some reports, as they are shown.
    """
    for name in documents:
        yield from ledger.claims(Filters(document=name))


def view_named(ledger: Ledger, name: str, rules: str = DEFAULT) -> EventView:
    """
    The event that an id stands for: its own, that of an account or a claim in it, or the beginning of one.
    """
    chosen = profile(rules)
    ledger_events.join_new(ledger)
    event = event_named(ledger, name)
    return whole(ledger, event, ledger_events.accounts(ledger, event), standing(decisions(ledger)), chosen)


def event_named(ledger: Ledger, name: str) -> Event:
    """
    The event that a name stands for; the one that took it over, where it is no more.
    """
    found = ledger_events.event(ledger, name) if name else None
    if found is None:
        account = account_named(ledger, name)
        found = ledger_events.event(ledger, account) if account else None
    if found is None:
        raise UsageError(f"there is no event {name} in the ledger; `reportedly events` lists them")
    return heir(ledger, found)


def heir(ledger: Ledger, found: Event) -> Event:
    """
    The event that has what was of this one.
    """
    while found.into:
        after = ledger_events.event(ledger, found.into[0]) if len(found.into) == 1 else None
        if after is None:
            raise UsageError(f"event {found.id} is no more: what was of it is in {', '.join(found.into)} now")
        found = after
    if not found.accounts:
        raise UsageError(f"event {found.id} is no more: nothing is told of it any longer")
    return found


def account_named(ledger: Ledger, name: str) -> str | None:
    """
    The id of the event that an account, or the account of a claim, is in.
    """
    head, _, label = name.partition("/")
    if label:
        document = ledger.document(head)
        account = f"{document.id}/{label}" if document else None
    else:
        claim = ledger.claim(name) if name else None
        account = f"{claim[0].id}/{claim[1].event}" if claim else None
    rows = tables.accounts.c
    with ledger.looking() as connection:
        return connection.execute(select(rows.event).where(rows.id == account)).scalar()
