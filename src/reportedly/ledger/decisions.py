"""
The decisions of people in the ledger: added, never changed, with how each claim stands after them.
"""

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, bindparam, exists, or_, select

from reportedly.decisions.chain import FIRST, digest_of
from reportedly.decisions.claim_history import Change, claim_history
from reportedly.decisions.decision_words import moment, told
from reportedly.decisions.numbering import id_of, number_of
from reportedly.decisions.review import Standing, standing, standing_with
from reportedly.errors import StaleEdit, UsageError
from reportedly.events.records import Decision
from reportedly.ledger import tables
from reportedly.ledger.claim_layers import as_found, refuse_known, review_row, shown_claim
from reportedly.ledger.ledger import Decided, Ledger
from reportedly.ledger.rows import batches, next_number, now
from reportedly.telling.wording import safe

ON_CLAIMS = frozenset({"accept", "reject", "correct", "add"})


# Queries that every verdict asks are put together once: that takes longer than asking them.
LATER = select(tables.reviews.c.decision).where(
    tables.reviews.c.claim_id == bindparam("claim"), tables.reviews.c.decision > bindparam("known")
)
ON_CLAIM = select(tables.reviews.c.decision).where(tables.reviews.c.claim_id == bindparam("claim"))
IN_ORDER = select(tables.decisions).order_by(tables.decisions.c.number)
AFTER = IN_ORDER.where(tables.decisions.c.number > bindparam("known"))
MET = IN_ORDER.where(tables.decisions.c.number.in_(LATER))
OF_CLAIM = IN_ORDER.where(tables.decisions.c.number.in_(ON_CLAIM))
DIGEST = (
    select(tables.decision_digests.c.digest)
    .where(tables.decision_digests.c.decision < bindparam("number"))
    .order_by(tables.decision_digests.c.decision.desc())
    .limit(1)
)
STATUS = (
    select(tables.reviews.c.status)
    .where(tables.reviews.c.claim_id == bindparam("claim"))
    .order_by(tables.reviews.c.decision.desc())
    .limit(1)
)


def decisions(ledger: Ledger, after: str | None = None) -> tuple[Decision, ...]:
    """
    All decisions in the order in which they were taken, or those after one of them.
    """
    if after is None:
        return decided(ledger).taken
    with ledger.looking() as connection:
        return tuple(asked(connection, AFTER, known=number_of(after)))


def stands_now(ledger: Ledger) -> Standing:
    """
    What stands after all decisions.
    """
    return decided(ledger).stands


def decided(ledger: Ledger) -> Decided:
    """
    All decisions; only those that came since somebody last asked are looked up.
    """
    known = ledger.decided
    last = number_of(known.taken[-1].id) if known.taken else 0
    with ledger.looking() as connection:
        fresh = asked(connection, AFTER, known=last)
    if fresh:
        taken = (*known.taken, *fresh)
        ledger.decided = known = Decided(taken, standing_with(known.stands, fresh, taken))
    return known


def keep(ledger: Ledger, draft: Decision, based_on: str | None = None) -> Decision:
    """
    Adds a decision, the next after all others, and notes how the claims that it is about stand from now on.

    Its id and, unless it is given, its time are set here. *based_on* names the last decision that was known
    of ("d0" where none was): with a later one about the same claim, nothing is kept.
    """
    return keep_all(ledger, [draft], based_on)[0]


def keep_all(ledger: Ledger, drafts: Sequence[Decision], based_on: str | None = None) -> tuple[Decision, ...]:
    """
    Adds several decisions, one after the other at one moment, all or none of them.
    """
    with ledger.writing() as connection:
        if based_on is not None:
            refuse_stale(connection, drafts, number_of(based_on))
        at = now()
        return tuple(added(connection, replace(draft, at=draft.at or at)) for draft in drafts)


def added(connection: Connection, draft: Decision) -> Decision:
    """
    Adds one decision.
    """
    number = next_number(connection, tables.decisions)
    decision = replace(draft, id=id_of(number))
    undone = withdrawn_by(connection, decision)
    if decision.kind == "add":
        refuse_known(connection, decision.about[0])
    connection.execute(tables.decisions.insert(), decision_row(number, decision))
    chain(connection, number, decision, last_digest(connection, number))
    touched = [one for one in (decision, undone) if one is not None and one.kind in ON_CLAIMS]
    for claim in dict.fromkeys(name for one in touched for name in one.about):
        found = standing([of_one(claim, one) for one in (*history(connection, claim), decision)])
        connection.execute(tables.reviews.insert(), review_row(connection, number, claim, found))
    return decision


def last_digest(connection: Connection, number: int) -> str:
    """
    The digest of the decision before one.
    """
    return connection.execute(DIGEST, {"number": number}).scalar() or FIRST


def chain(connection: Connection, number: int, decision: Decision, before: str) -> str:
    """
    Ties a decision to the one before it; its own digest.
    """
    digest = digest_of(decision, before)
    row = {"decision": number, "before": before, "digest": digest}
    connection.execute(tables.decision_digests.insert(), row)
    return digest


def chain_all(connection: Connection) -> None:
    """
    Ties all decisions of a log that is no chain yet.
    """
    before = FIRST
    for decision in kept_decisions(connection):
        before = chain(connection, number_of(decision.id), decision, before)


def refuse_stale(connection: Connection, drafts: Sequence[Decision], known: int) -> None:
    """
    Refuses to decide on a claim that somebody decided on since the last decision that was known of.
    """
    for claim in dict.fromkeys(name for one in drafts if one.kind in ON_CLAIMS for name in one.about):
        met = asked(connection, MET, claim=claim, known=known)
        if met:
            what = "; ".join(f"{safe(one.who)} {told(one)} at {moment(one.at)} ({one.id})" for one in met)
            names = tuple(one.id for one in met)
            raise StaleEdit(f"meanwhile: {what}", names, shown_claim(connection, claim))


def kept_decisions(connection: Connection, *wanted: ColumnElement[bool]) -> list[Decision]:
    """
    The decisions that meet what is wanted, in their order.
    """
    return asked(connection, IN_ORDER.where(*wanted))


def asked(connection: Connection, query: Select[Any], **told: object) -> list[Decision]:
    """
    The decisions that a query finds.
    """
    return [
        Decision(
            id=id_of(row.number),
            kind=row.kind,
            about=tuple(json.loads(row.about)),
            who=row.who,
            at=row.at,
            why=row.why,
            field=row.field,
            value=row.value,
            withdraws=None if row.withdraws is None else id_of(row.withdraws),
        )
        for row in connection.execute(query, told)
    ]


def history(connection: Connection, claim_id: str) -> list[Decision]:
    """
    The decisions, and what took them back, that changed how a claim stands.
    """
    return asked(connection, OF_CLAIM, claim=claim_id)


def changes_of(ledger: Ledger, claim_id: str) -> tuple[Change, ...]:
    """
    What became of a claim since a reader found it, or a person added it.
    """
    with ledger.looking() as connection:
        found = as_found(connection, claim_id)
        return claim_history(*found, decisions_on(connection, claim_id)) if found else ()


def decision_named(ledger: Ledger, name: str) -> Decision | None:
    """
    The decision of a name, as "d12".
    """
    with ledger.looking() as connection:
        found = kept_decisions(connection, tables.decisions.c.number == number_of(name))
    return found[0] if found else None


def act_of(ledger: Ledger, name: str) -> tuple[Decision, ...]:
    """
    A decision with those that were taken in one act with it: fields of a claim that were corrected at once.
    """
    meant = decision_named(ledger, name)
    if meant is None or meant.kind != "correct":
        return (meant,) if meant else ()
    rows, number = tables.decisions.c, number_of(name)
    alike = and_(rows.kind == "correct", rows.at == meant.at, rows.who == meant.who, rows.why == meant.why)
    with ledger.looking() as connection:
        near = kept_decisions(connection, alike, rows.about == json.dumps(meant.about, ensure_ascii=False))
    # One after the other, without a gap: another act may have fallen into the same second.
    steps = [number_of(one.id) - place for place, one in enumerate(near)]
    own = steps[[one.id for one in near].index(id_of(number))]
    return tuple(one for one, step in zip(near, steps, strict=True) if step == own)


def status_of(ledger: Ledger, claim_id: str) -> str | None:
    """
    How people left a claim: "added", "accepted", "corrected" or "rejected"; None where nobody decided.
    """
    with ledger.looking() as connection:
        return connection.execute(STATUS, {"claim": claim_id}).scalar()


def decisions_on(connection: Connection, claim_id: str, *, rated: bool = True) -> list[Decision]:
    """
    All decisions that name a claim, and what took them back; for one that was not *rated*, nobody looks at
    all ratings.
    """
    reviews, rows = tables.reviews.c, tables.decisions.c
    if not rated:
        return history(connection, claim_id)
    changed = select(reviews.decision).where(reviews.claim_id == claim_id)
    on_it = and_(rows.kind == "rate", rows.about == json.dumps([claim_id]))
    ratings = select(rows.number).where(on_it)
    return kept_decisions(connection, or_(rows.number.in_(changed), on_it, rows.withdraws.in_(ratings)))


def of_one(claim_id: str, decision: Decision) -> Decision:
    """
    A decision as far as it is about one claim; thousands may be decided on at once.
    """
    return replace(decision, about=(claim_id,)) if decision.kind in ON_CLAIMS else decision


def decision_row(number: int, decision: Decision) -> dict[str, Any]:
    """
    A decision as a row.
    """
    return {
        "number": number,
        "kind": decision.kind,
        "about": json.dumps(decision.about, ensure_ascii=False),
        "who": decision.who,
        "at": decision.at,
        "why": decision.why,
        "field": decision.field,
        "value": decision.value,
        "withdraws": decision.withdraws and number_of(decision.withdraws),
    }


def withdrawn_by(connection: Connection, decision: Decision) -> Decision | None:
    """
    The decision that an undo takes back, after a look that it can be taken back.
    """
    if decision.kind != "undo":
        return None
    name, rows = decision.withdraws or "", tables.decisions.c
    for meant in kept_decisions(connection, rows.number == number_of(name)):
        if meant.kind == "undo":
            raise UsageError(
                f"{name} takes back {meant.withdraws}: decide that again instead of undoing an undo"
            )
        for undo in kept_decisions(connection, rows.withdraws == number_of(name)):
            raise UsageError(f"{name} was taken back already, by {undo.id}")
        return meant
    raise UsageError(f"there is no decision {name}; `reportedly review log` lists them")


def changed_documents(ledger: Ledger, after: str) -> frozenset[str]:
    """
    The ids of the reports of which claims say something else than they did before the decisions after one.
    """
    reviews, claims, readings = tables.reviews.c, tables.claims, tables.readings
    since = reviews.decision > number_of(after)
    # The claims first: SQLite would rather go through all reports.
    decided_on = select(reviews.claim_id).where(since, ~accepted_as_found()).distinct()
    query = select(readings.c.document_id).select_from(claims.join(readings)).distinct()
    found: set[str] = set()
    with ledger.looking() as connection:
        for some in batches(connection.execute(decided_on).scalars().all()):
            found.update(connection.execute(query.where(claims.c.id.in_(some))).scalars())
    return frozenset(found)


def accepted_as_found() -> ColumnElement[bool]:
    """
    That a review is the first of its claim, and accepts it as it was shown already: what a reader found in
    the newest reading.
    """
    reviews, claims, readings = tables.reviews.c, tables.claims.c, tables.readings.c
    before, newer = tables.reviews.alias().c, tables.readings.alias().c
    first = ~exists().where(before.claim_id == reviews.claim_id, before.decision < reviews.decision)
    newest = ~exists().where(newer.document_id == readings.document_id, newer.number > readings.number)
    as_found = (
        select(claims.number)
        .select_from(tables.claims.join(tables.readings))
        .where(claims.number == reviews.claim, claims.position >= 0, newest)
        .exists()
    )
    return and_(reviews.status == "accepted", first, as_found)
