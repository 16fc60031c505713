"""
The events of a ledger as they are looked at: joined, with their claims, figures and decisions.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Select, func, select

from reportedly.decisions.review import Standing, folded_name
from reportedly.errors import UsageError
from reportedly.estimates import Profile, profile
from reportedly.estimates.profiles import DEFAULT
from reportedly.events.records import Event
from reportedly.events.view import EventView, view_of
from reportedly.filters import Filters, conditions
from reportedly.ledger import event_rows, ledger_events, tables
from reportedly.ledger.account_rows import from_json
from reportedly.ledger.database import driver_of
from reportedly.ledger.decisions import stands_now
from reportedly.ledger.foundations import Foundation, foundations
from reportedly.ledger.ledger import Ledger
from reportedly.ledger.voices import sketches
from reportedly.records import Claim, Document

# So many events are weighed together: whoever asks for a few waits for no more.
PAGE = 25
ON_EVENTS = frozenset({"estimate", "grade"})

Told = tuple[Document, Claim]


def is_heard(ledger: Ledger, source: str) -> bool:
    """
    Whether somebody of this name says anything in the ledger: as a source of a claim, or as a publisher.
    """
    name = folded_name(source)
    publisher = tables.readings.c.publisher
    with ledger.looking() as connection:
        if connection.execute(select(publisher).where(func.lower(publisher) == name).limit(1)).first():
            return True
    told = ledger.claims(Filters(source=source))
    return any(folded_name(one.name) == name for _, claim in told for one in claim.sources)


def event_views(
    ledger: Ledger,
    asked: Filters | None = None,
    rules: str = DEFAULT,
    *,
    limit: int | None = None,
    offset: int = 0,
) -> Iterator[EventView]:
    """
    The events with a claim that meets what is asked for, in the order of their days, those without a day
    last: *limit* of them after the first *offset*.

    Whatever was read or decided since is joined first. Only the events that are given are looked at, a page
    at a time. *rules* is the name of a profile, or the path of a TOML file with one. `UsageError` where a
    filter or the profile makes no sense.
    """
    chosen, wanted = profile(rules), listed(asked or Filters())
    ledger_events.join_new(ledger)
    stands = stands_now(ledger)
    end = None if limit is None else offset + limit
    while end is None or offset < end:
        most = PAGE if end is None else min(PAGE, end - offset)
        with ledger.looking() as connection:
            names = connection.execute(wanted.limit(most).offset(offset)).scalars().all()
        yield from page(ledger, names, stands, chosen)
        if len(names) < most:
            return
        offset += most


def how_many(ledger: Ledger, asked: Filters | None = None) -> int:
    """
    How many events `event_views` gives for what is asked for.
    """
    wanted = listed(asked or Filters())
    ledger_events.join_new(ledger)
    with ledger.looking() as connection:
        return connection.execute(select(func.count()).select_from(wanted.subquery())).scalar_one()


def listed(asked: Filters) -> Select[Any]:
    """
    A query for the ids of the events with a claim that meets what is asked for, in the order of their days.
    """
    days = tables.event_days.c
    query = select(days.event).order_by(days.day, days.event)
    asked = replace(asked, limit=None)
    if asked == Filters():
        return query
    claims, accounts = tables.claims.c, tables.accounts.c
    label = func.json_extract(claims.payload, "$.event")
    account = tables.readings.c.document_id.concat("/").concat(label)
    met = select(accounts.event).select_from(
        tables.claims.join(tables.readings).join(tables.accounts, accounts.id == account)
    )
    return query.where(days.event.in_(met.where(*conditions(asked))))


def page(ledger: Ledger, names: Sequence[str], stands: Standing, rules: Profile) -> Iterator[EventView]:
    """
    Some events in their order; one that another program did away with meanwhile is left away.

    An event is weighed anew only where anything that it rests on is not as it was.
    """
    rests = foundations(ledger, names, handed_on(ledger, stands))
    basis = {name: (rules, *rest.settled()) for name, rest in rests.items()}
    views: dict[str, EventView | None] = {
        name: ledger.views.get((name, rules.name), made_from) for name, made_from in basis.items()
    }
    for made in weighed(ledger, [rest for name, rest in rests.items() if views[name] is None], rules):
        name = made.event.id
        views[name] = made
        ledger.views.keep((name, rules.name), basis[name], made)
    yield from (view for name in names if (view := views.get(name)))


def weighed(ledger: Ledger, rests: Sequence[Foundation], rules: Profile) -> Iterator[EventView]:
    """
    Some events as they follow from what they rest on.
    """
    documents = sorted({name for rest in rests for name in rest.documents})
    pairs: dict[str, list[Told]] = {}
    for document, claim in ledger.claims_in(documents):
        pairs.setdefault(f"{document.id}/{claim.event}", []).append((document, claim))
    drawn = {one.document: one for one in sketches(ledger, documents)}
    for rest in rests:
        accounts = tuple(from_json(kept.payload) for kept in rest.accounts)
        yield view_of(
            rest.event,
            accounts,
            [pair for one in accounts for pair in pairs.get(one.id, ())],
            rest.stands,
            rules=rules,
            sketches=[drawn[document] for document in rest.documents],
        )


def handed_on(ledger: Ledger, stands: Standing) -> Standing:
    """
    The same decisions; figures and grades that people set for an event that is no more hold for the event
    that took it over, too.
    """
    asked = {name for one in stands.decisions if one.kind in ON_EVENTS for name in one.about}
    if not asked:
        return stands
    with ledger.looking() as connection:
        heirs = event_rows.heirs(driver_of(connection), asked)
    if not heirs:
        return stands
    return replace(
        stands,
        decisions=tuple(
            replace(one, about=(*one.about, *(heirs[name] for name in one.about if name in heirs)))
            if one.kind in ON_EVENTS
            else one
            for one in stands.decisions
        ),
    )


def event_view(ledger: Ledger, name: str, rules: str = DEFAULT) -> EventView:
    """
    The event that an id stands for: its own, that of an account or a claim in it, or the beginning of one.

    *rules* are as in `event_views`. `UsageError` where there is no such event, or several begin so.
    """
    chosen = profile(rules)
    ledger_events.join_new(ledger)
    event = event_named(ledger, name)
    (view,) = page(ledger, [event.id], stands_now(ledger), chosen)
    return view


def event_named(ledger: Ledger, name: str) -> Event:
    """
    The event that a name stands for; the one that took it over, where it is no more.
    """
    found = ledger_events.event(ledger, name)
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
