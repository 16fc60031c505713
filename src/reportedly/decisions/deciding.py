"""
What people can decide, each act checked and then kept: the command line and the workbench use these.

Claims, reports' accounts and events are named by their ids, or by the beginning of one that no other has.
"""

import json
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from reportedly.actors.parties import actor_named
from reportedly.decisions.additions import drafted as new_claim
from reportedly.decisions.restated import restated
from reportedly.decisions.review import OPEN
from reportedly.errors import UsageError
from reportedly.events.records import Decision
from reportedly.filters import Filters, day
from reportedly.ledger import tables
from reportedly.ledger.decisions import act_of, decisions, keep, keep_all
from reportedly.ledger.ledger import Ledger
from reportedly.ledger.ledger_events import accounts, event
from reportedly.ledger.rows import unique
from reportedly.lexicons import lexicon
from reportedly.printed import printed_claim, schema
from reportedly.telling.wording import numbered

PEOPLE = frozenset({"all", "civilians", "unknown", "children", "women"})
SIDE = "side: "


class By(NamedTuple):
    """
    Who decides, and why.
    """

    who: str
    why: str = ""


class Named(NamedTuple):
    """
    What a person named: its whole id, and its claims account by account.
    """

    id: str
    accounts: tuple[tuple[str, ...], ...]

    @property
    def claims(self) -> tuple[str, ...]:
        """
        All its claims.
        """
        return tuple(claim for account in self.accounts for claim in account)


def accept(ledger: Ledger, claims: Sequence[str], by: By, *, based_on: str | None = None) -> Decision:
    """
    Says that claims are as they stand in the report; *based_on* is the last decision known of.
    """
    return keep(ledger, drafted("accept", claim_ids(ledger, claims), by), based_on)


def reject(ledger: Ledger, claims: Sequence[str], by: By, *, based_on: str | None = None) -> Decision:
    """
    Leaves claims out of everything; *based_on* is the last decision known of.
    """
    return keep(ledger, drafted("reject", claim_ids(ledger, claims), by), based_on)


def correct(
    ledger: Ledger, claim: str, field: str, value: object, by: By, *, based_on: str | None = None
) -> Decision:
    """
    Sets a field of a claim; words of the report will do where the field holds a party, a place or a time.
    """
    return correct_all(ledger, claim, {field: value}, by, based_on=based_on)[0]


def correct_all(
    ledger: Ledger, claim: str, fields: Mapping[str, object], by: By, *, based_on: str | None = None
) -> tuple[Decision, ...]:
    """
    Sets several fields of a claim, one after the other, all or none of them.
    """
    found = ledger.claim(claim)
    if found is None:
        raise UsageError(f"there is no claim {claim} in the ledger")
    document, now = found
    drafts = [
        drafted("correct", (now.id,), by, field=field, value=written(restated(document, now, field, value)))
        for field, value in fields.items()
    ]
    return keep_all(ledger, drafts, based_on)


def add(ledger: Ledger, document_id: str, draft: Mapping[str, object], by: By) -> Decision:
    """
    Adds a claim that no reader found; the draft has at least the words of the event and its type.
    """
    document = ledger.known(document_id)
    labels = {claim.event for _, claim in ledger.claims(Filters(document=document.id))}
    claim = new_claim(document, draft, checked(by).who, labels)
    value = {
        "document": document.id,
        "sha256_text": document.sha256_text,
        "claim": printed_claim(document.text, claim),
    }
    return keep(ledger, drafted("add", (claim.id,), by, value=written(value)))


def same(ledger: Ledger, names: Sequence[str], by: By) -> Decision:
    """
    Says that claims, accounts or events are of one event.
    """
    return decide_on_groups(ledger, "same", names, by)


def not_same(ledger: Ledger, names: Sequence[str], by: By) -> Decision:
    """
    Says that claims, accounts or events are of as many events.
    """
    return decide_on_groups(ledger, "not_same", names, by)


def split(ledger: Ledger, event: str, names: Sequence[str], by: By) -> Decision:
    """
    Takes accounts out of an event, as an event of their own.
    """
    whole = named_event(ledger, event)
    parts = [named(ledger, name) for name in names]
    off = [account for part in parts for account in part.accounts]
    gone = {claim for account in off for claim in account}
    taken = [account for account in whole.accounts if gone & set(account)]
    rest = [account for account in whole.accounts if not gone & set(account)]
    if not parts or len(taken) < len({part.id for part in parts}) or not gone <= set(whole.claims):
        has = numbered(len(whole.accounts), "account")
        raise UsageError(f"name accounts of event {whole.id} to split off; it has {has}")
    if not rest:
        raise UsageError(f"that is all of event {whole.id}: nothing would be left of it")
    about = (whole.id, *(part.id for part in parts))
    return keep(ledger, drafted("split", about, by, value=written([off, rest])))


def set_estimate(ledger: Ledger, event: str, figure: str, bounds: tuple[int, int, int], by: By) -> Decision:
    """
    Sets low, best and high of a figure of an event; *figure* is as in "killed/civilians".
    """
    low, best, high = bounds
    if not 0 <= low <= best <= high:
        raise UsageError(f"{low}, {best}, {high}: give low, best and high in this order, none below 0")
    field = known_figure(figure)
    value = written({"low": low, "best": best, "high": high})
    about = (named_event(ledger, event).id,)
    return keep(ledger, drafted("estimate", about, by, field=field, value=value))


def set_grade(ledger: Ledger, event: str, value: str, by: By) -> Decision:
    """
    Sets the grade of an event under the scheme that has it.
    """
    schemes: Mapping[str, list[str]] = lexicon("ratings")["grades"]
    for scheme, grades in schemes.items():
        for grade in grades:
            if grade.casefold() == value.casefold():
                about = (named_event(ledger, event).id,)
                return keep(ledger, drafted("grade", about, by, field=scheme, value=written(grade)))
    choices = [f"{', '.join(grades)} ({scheme})" for scheme, grades in schemes.items()]
    raise UsageError(f"{value} is no grade; choose from {'; '.join(choices)}")


def rate(ledger: Ledger, name: str, code: str, by: By, days: tuple[str | None, str | None]) -> Decision:
    """
    Rates a source from A to F, always or for the reports of some days; or a claim from 1 to 6.
    """
    wanted, codes = code.upper(), lexicon("ratings")
    if wanted in codes["reliability"]:
        about: tuple[str, ...] = (source_named(name),)
        field = reliability_field(days)
    elif wanted not in codes["credibility"]:
        raise UsageError(f"{code} is no rating; give A to F for a source, 1 to 6 for a claim")
    elif any(days):
        raise UsageError("a claim is rated for always: --since and --until are for sources")
    else:
        about, field = claim_ids(ledger, [name]), "credibility"
    return keep(ledger, drafted("rate", about, by, field=field, value=written(wanted)))


def undo(ledger: Ledger, decision: str, by: By) -> Decision:
    """
    Takes a decision back, as if it had not been.
    """
    return keep(ledger, drafted("undo", (), by, withdraws=decision))


def undo_act(ledger: Ledger, decision: str, by: By) -> tuple[Decision, ...]:
    """
    Takes back all that was decided in one act with a decision, the last of it first, as far as it stands.
    """
    gone = {one.withdraws for one in decisions(ledger) if one.withdraws}
    act = [one.id for one in act_of(ledger, decision)]
    standing = [name for name in act if name not in gone] or [decision]
    return keep_all(ledger, [drafted("undo", (), by, withdraws=name) for name in reversed(standing)])


def drafted(
    kind: str,
    about: Sequence[str],
    by: By,
    *,
    field: str | None = None,
    value: str | None = None,
    withdraws: str | None = None,
) -> Decision:
    """
    A decision that is to be kept: its id and its time are given to it then.
    """
    who, why = checked(by)
    return Decision("", kind, tuple(about), who, "", why, field, value, withdraws)


def written(value: object) -> str:
    """
    What a decision sets, as it is kept.
    """
    return json.dumps(value, ensure_ascii=False)


def checked(by: By) -> By:
    """
    Who and why without the space around them; nobody decides without a name.
    """
    if not by.who.strip():
        raise UsageError("say who decides: --who NAME, or set REPORTEDLY_WHO")
    return By(by.who.strip(), by.why.strip())


def decide_on_groups(ledger: Ledger, kind: str, names: Sequence[str], by: By) -> Decision:
    """
    Keeps a decision on what is of one event, with the claims of all that was named.
    """
    groups = [named(ledger, name) for name in names]
    if len({group.id for group in groups}) < max(2, len(groups)):
        raise UsageError("name at least two different claims, accounts or events")
    if kind == "not_same":
        refuse_overlap(groups)
    value = written([group.accounts for group in groups])
    return keep(ledger, drafted(kind, [group.id for group in groups], by, value=value))


def refuse_overlap(groups: Sequence[Named]) -> None:
    """
    Refuses to hold apart what is in one account: its label joins it, not this ledger.
    """
    seen: dict[str, Named] = {}
    for group in groups:
        for claim in group.claims:
            other = seen.setdefault(claim, group)
            if other is not group:
                raise UsageError(
                    f"{other.id} and {group.id} are in one account: correct the event of a claim instead"
                )


def claim_ids(ledger: Ledger, names: Sequence[str]) -> tuple[str, ...]:
    """
    The whole ids of claims.
    """
    found = []
    with ledger.looking() as connection:
        for name in names:
            claim = unique(connection, tables.claims.c.id, name)
            if claim is None:
                raise UsageError(f"there is no claim {name} in the ledger")
            found.append(claim)
    return tuple(dict.fromkeys(found))


def named(ledger: Ledger, name: str) -> Named:
    """
    What an id stands for: an account ("28bf0111/e1"), a claim with the account it is in, or an event.
    """
    head, slash, label = name.partition("/")
    if slash:
        return account_named(ledger, head, label)
    claim, whole = ledger.claim(name), event(ledger, name)
    if claim is None or (whole and whole.id == name):
        return named_event(ledger, name)
    document, found = claim
    if whole and found.id != name:
        raise UsageError(f"claim {found.id} and event {whole.id} both begin with {name}; give more of it")
    return Named(found.id, account_named(ledger, document.id, found.event).accounts)


def account_named(ledger: Ledger, document: str, label: str) -> Named:
    """
    The account of a report under an event label.
    """
    found = ledger.document(document)
    told = list(ledger.claims(Filters(document=found.id))) if found else []
    claims = tuple(claim.id for _, claim in told if claim.event == label)
    if found is None or not claims:
        raise UsageError(f"there is no account {document}/{label} in the ledger")
    return Named(f"{found.id}/{label}", (claims,))


def named_event(ledger: Ledger, name: str) -> Named:
    """
    An event with its accounts.
    """
    found = event(ledger, name)
    if found is None:
        raise UsageError(f"there is no event {name} in the ledger")
    if found.into:
        raise UsageError(f"{found.id} is no event any longer: it went into {', '.join(found.into)}")
    told = [tuple(said.claim for said in account.testimonies) for account in accounts(ledger, found)]
    return Named(found.id, tuple(told))


def known_figure(figure: str) -> str:
    """
    A class of people that came to harm, as figures are named: "killed/civilians", "wounded/side: SDF"; an
    outcome alone is of all people.
    """
    outcome, slash, told = figure.partition("/")
    people = told if slash else "all"
    outcomes: list[str] = schema()["$defs"]["casualty"]["properties"]["outcome"]["enum"]
    side = people.removeprefix("side:").strip() if people.startswith("side:") else ""
    if outcome not in outcomes or not (people in PEOPLE or side):
        raise UsageError(
            f"{figure} is no figure: give one of {', '.join(outcomes)}, a slash, and one of "
            f"{', '.join(sorted(PEOPLE))} or “side: NAME”, as in killed/civilians"
        )
    return f"{outcome}/{SIDE}{side}" if side else f"{outcome}/{people}"


def source_named(name: str) -> str:
    """
    A source by the name that the actor list has for it, else as it was typed.
    """
    words = " ".join(name.split())
    if not words:
        raise UsageError("name the source to rate")
    actor = actor_named(words)
    return actor.name if actor else words


def reliability_field(days: tuple[str | None, str | None]) -> str:
    """
    The field that a rating of a source sets: for always, or for the days from one to another.
    """
    if not any(days):
        return "reliability"
    first, last = (one and day(one) for one in days)
    if first and last and first > last:
        raise UsageError(f"the days end on {last}, before they begin on {first}")
    return f"reliability {first or OPEN}/{last or OPEN}"
