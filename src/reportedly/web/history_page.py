"""
The history: every decision with who took it, when and why, what was there before and after, and its undoing.
"""

import json
from collections.abc import Iterable, Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from reportedly.decisions import deciding
from reportedly.decisions.deciding import By
from reportedly.events.records import Decision
from reportedly.ledger.decisions import ON_CLAIMS, changes_of, decision_named
from reportedly.ledger.history import Sieve, decisions_named, log, reports_of, undone, values_before
from reportedly.ledger.ledger import Ledger
from reportedly.web.answers import Facts, answer
from reportedly.web.bench import bench_of
from reportedly.web.blindness import rests_on, unseen
from reportedly.web.forms import Reason
from reportedly.web.guard import Coder, Reader, lacks
from reportedly.web.people import Person
from reportedly.web.writes import done

router = APIRouter(prefix="/history")
PAGE = 50
MOST = 20
VERDICTS = ("accept", "reject", "correct", "add")
KINDS = (*VERDICTS, "same", "not_same", "split", "estimate", "grade", "rate", "undo")


class Wanted(BaseModel):
    """
    Which decisions are shown: of a person, of a kind, about what has an id that begins so; and which page.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    who: str = ""
    kind: str = ""
    about: str = ""
    page: Annotated[int, Field(ge=1, le=100_000)] = 1


class FieldChange(Facts):
    """
    What a decision changed, of what it is about: a field as it is printed, before and after.
    """

    about: str
    field: str
    before: Any
    after: Any


class LoggedDecision(Facts):
    """
    A decision. `undone` is the decision that took it back, `withdraws` the one that it takes back itself;
    `reports` has the report of each claim that it is about.
    """

    id: str
    kind: str
    about: tuple[str, ...]
    reports: dict[str, str]
    who: str
    at: str
    why: str
    field: str | None
    changes: tuple[FieldChange, ...]
    undone: str | None
    withdraws: str | None
    may_undo: bool


class History(Facts):
    """
    The decisions asked for, the last ones first, with all who decided, for choosing; `hidden` is how many
    more are about reports that the person has to code first.
    """

    decisions: tuple[LoggedDecision, ...]
    people: tuple[str, ...]
    kinds: tuple[str, ...]
    who: str
    kind: str
    about: str
    page: int
    pages: int
    total: int
    hidden: int


class Undo(BaseModel):
    """
    Why a decision is taken back.
    """

    model_config = ConfigDict(extra="forbid")

    why: Reason = ""


class Undone(Facts):
    """
    The decision that takes another back.
    """

    decision: str
    withdraws: str


@router.get("", response_model=History)
def history_page(request: Request, person: Reader, wanted: Annotated[Wanted, Depends()]) -> Response:
    """
    All decisions, or those asked for.
    """
    ledger = bench_of(request).ledger
    sieve = Sieve(wanted.who, wanted.kind, wanted.about)
    found = log(ledger, sieve, (wanted.page - 1) * PAGE, PAGE)
    shown = sighted_of(ledger, found.decisions, unseen(request))
    facts = History(
        decisions=facts_of(ledger, shown, person),
        people=found.people,
        kinds=KINDS,
        who=wanted.who,
        kind=wanted.kind,
        about=wanted.about,
        page=wanted.page,
        pages=max(1, -(-found.total // PAGE)),
        total=found.total,
        hidden=len(found.decisions) - len(shown),
    )
    return answer(request, "history.html", facts)


@router.post("/{decision}/undo", response_model=Undone)
def undo(decision: str, given: Undo, request: Request, person: Coder) -> Response:
    """
    Takes a decision back; of one on events, who may decide on events.
    """
    ledger = bench_of(request).ledger
    found = decision_named(ledger, decision)
    if found is None:
        raise HTTPException(404, f"there is no decision {decision}")
    if rests_on(ledger, found, unseen(request)) or not may_undo(found, person):
        raise HTTPException(403, lacks("review", person))
    made = deciding.undo(ledger, decision, By(person.name, given.why))
    return done(request, Undone(decision=made.id, withdraws=decision), "/history")


def sighted_of(ledger: Ledger, found: Sequence[Decision], hidden: frozenset[str]) -> Sequence[Decision]:
    """
    Decisions without those that rest on *hidden* reports.
    """
    if not hidden:
        return found
    meant = decisions_named(ledger, [one.withdraws for one in found if one.withdraws])
    return [one for one in found if not rests_on(ledger, meant.get(one.withdraws or "", one), hidden)]


def may_undo(decision: Decision, person: Person) -> bool:
    """
    Whether a person may take a decision back.
    """
    return decision.kind != "undo" and person.may("code" if decision.kind in ON_CLAIMS else "review")


def facts_of(ledger: Ledger, shown: Sequence[Decision], person: Person) -> tuple[LoggedDecision, ...]:
    """
    Decisions with what they changed and what became of them.
    """
    gone = undone(ledger, [one.id for one in shown])
    meant = decisions_named(ledger, [one.withdraws for one in shown if one.withdraws])
    named = {one.id: meant.get(one.withdraws or "", one).about for one in shown}
    homes = reports_of(ledger, {name for about in named.values() for name in about[:MOST]})
    changed = {**set_values(ledger, shown), **claim_changes(ledger, shown, meant)}
    return tuple(
        LoggedDecision(
            id=one.id,
            kind=one.kind,
            about=named[one.id],
            reports={name: homes[name] for name in named[one.id] if name in homes},
            who=one.who,
            at=one.at,
            why=one.why,
            field=one.field,
            changes=tuple(changed.get(one.id, ())),
            undone=gone.get(one.id),
            withdraws=one.withdraws,
            may_undo=one.id not in gone and may_undo(one, person),
        )
        for one in shown
    )


def claim_changes(
    ledger: Ledger, shown: Iterable[Decision], meant: dict[str, Decision]
) -> dict[str, list[FieldChange]]:
    """
    What decisions changed in claims, by the decision; of one on very many claims, in the first of them.
    """
    found: dict[str, list[FieldChange]] = {}
    wanted = {one.id for one in shown}
    named = [meant.get(one.withdraws or "", one) for one in shown]
    claims = dict.fromkeys(name for one in named if one.kind in ON_CLAIMS for name in one.about[:MOST])
    for claim in claims:
        for change in changes_of(ledger, claim):
            if change.decision.id in wanted:
                row = FieldChange(about=claim, field=change.field, before=change.before, after=change.after)
                found.setdefault(change.decision.id, []).append(row)
    return found


def set_values(ledger: Ledger, shown: Sequence[Decision]) -> dict[str, list[FieldChange]]:
    """
    What decisions set for an event or a source, and what was set for it before.
    """
    wanted = [one for one in shown if one.field is not None and one.kind not in ON_CLAIMS]
    before = values_before(ledger, wanted)
    return {
        one.id: [
            FieldChange(
                about=one.about[0] if one.about else "",
                field=one.field or "",
                before=read(before[one.id]),
                after=read(one.value),
            )
        ]
        for one in wanted
    }


def read(value: str | None) -> object:
    """
    A value as it was set.
    """
    return None if value is None else json.loads(value)
