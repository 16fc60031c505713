"""
What people decide on the claims of a report. Who decides on a claim that changed meanwhile is told so, and
keeps what they typed.
"""

import json
from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field

from reportedly.decisions import deciding
from reportedly.decisions.corrections import WORDS
from reportedly.decisions.deciding import By
from reportedly.errors import UsageError
from reportedly.events.records import Decision
from reportedly.ledger import ledger_work
from reportedly.ledger.decisions import ON_CLAIMS, decision_named, status_of
from reportedly.ledger.ledger import Ledger
from reportedly.masking.blocks import BLOCK
from reportedly.web.answers import Facts
from reportedly.web.bench import bench_of
from reportedly.web.blindness import SightedCoder
from reportedly.web.forms import Reason
from reportedly.web.guard import Coder
from reportedly.web.people import Person

router = APIRouter()
BASED_ON = r"d[0-9]{1,18}"


class Act(BaseModel):
    """
    Why somebody decides.
    """

    model_config = ConfigDict(extra="forbid")

    why: Reason = ""


class Judged(Act):
    """
    A verdict on a claim as it stood after the decision `based_on`: "d0" where there was none.
    """

    based_on: Annotated[str, Field(pattern=BASED_ON)]


class Corrected(Judged):
    """
    Other values for fields of a claim, by their names in print ("casualties.0"); parts left out stay.
    """

    fields: Annotated[dict[str, Any], Field(min_length=1)]


class Added(Act):
    """
    A claim that no reader found: at least `trigger` and `event_type`, and any other field of a claim.
    """

    fields: dict[str, Any]


class TakeBack(Act):
    """
    A decision to take back, or the whole act that it was part of.
    """

    decision: Annotated[str, Field(pattern=BASED_ON)]
    act: bool = False


class TakenUp(Facts):
    """
    Who has the report in hand now, and since when (UTC): `is_you`, or somebody who took it up before.
    """

    who: str
    since: str
    is_you: bool


class Decided(Facts):
    """
    What was kept: the last decision, the claims it is about, and how the first of them stands now.
    """

    decision: str
    claims: tuple[str, ...]
    status: str | None


@router.post("/claims/{claim}/accept")
def accept(claim: str, given: Judged, request: Request, person: SightedCoder) -> Decided:
    """
    Accepts a claim as it stands.
    """
    ledger = bench_of(request).ledger
    return decided(ledger, deciding.accept(ledger, [claim], by(person, given), based_on=given.based_on))


@router.post("/claims/{claim}/reject")
def reject(claim: str, given: Judged, request: Request, person: SightedCoder) -> Decided:
    """
    Leaves a claim out of everything.
    """
    ledger = bench_of(request).ledger
    return decided(ledger, deciding.reject(ledger, [claim], by(person, given), based_on=given.based_on))


@router.post("/claims/{claim}/correct")
def correct(claim: str, given: Corrected, request: Request, person: SightedCoder) -> Decided:
    """
    Corrects fields of a claim, all or none of them; values that do not follow from words need a reason.
    """
    ledger = bench_of(request).ledger
    refuse_masked(given.fields)
    overridden = [field for field, value in given.fields.items() if is_override(value)]
    if overridden and not given.why.strip():
        raise UsageError(f"say why: {', '.join(overridden)} is not what the words give")
    made = deciding.correct_all(ledger, claim, given.fields, by(person, given), based_on=given.based_on)
    return decided(ledger, made[-1])


@router.post("/reports/{report}/claims")
def add(report: str, given: Added, request: Request, person: SightedCoder) -> Decided:
    """
    Adds a claim that no reader found.
    """
    ledger = bench_of(request).ledger
    refuse_masked(given.fields)
    return decided(ledger, deciding.add(ledger, report, given.fields, by(person, given)))


@router.post("/reports/{report}/undo")
def undo(report: str, given: TakeBack, request: Request, person: SightedCoder) -> Decided:
    """
    Takes back a decision on claims of the report, or all that was decided in one act with it.
    """
    ledger = bench_of(request).ledger
    about = claims_decided(ledger, given.decision)
    homes = {found[0].id for found in map(ledger.claim, about) if found}
    if not about or not homes <= {report}:
        raise UsageError(f"{given.decision} is no decision on claims of this report alone")
    take_back = deciding.undo_act if given.act else undo_one
    made = take_back(ledger, given.decision, by(person, given))[-1]
    return Decided(decision=made.id, claims=about, status=status_of(ledger, about[0]))


def undo_one(ledger: Ledger, decision: str, who: By) -> tuple[Decision, ...]:
    """
    Takes back a decision, and none that was taken with it.
    """
    return (deciding.undo(ledger, decision, who),)


@router.post("/reports/{report}/work")
def take_up(report: str, request: Request, person: Coder) -> TakenUp:
    """
    Says that one works on the report, for ten minutes from now on; others are told, and not kept out.
    """
    ledger = bench_of(request).ledger
    work = ledger_work.take_up(ledger, ledger.known(report).id, person.name)
    return TakenUp(who=work.who, since=work.since, is_you=work.who == person.name)


@router.post("/reports/{report}/leave", status_code=204)
def leave(report: str, request: Request, person: Coder) -> None:
    """
    Says that one works on the report no longer.
    """
    ledger = bench_of(request).ledger
    ledger_work.let_go(ledger, ledger.known(report).id, person.name)


def refuse_masked(fields: Mapping[str, Any]) -> None:
    """
    Refuses to write back names that were masked for whoever sends them.
    """
    if BLOCK in json.dumps(fields, ensure_ascii=False):
        raise UsageError("names that are masked for you cannot be written back: change other fields alone")


def is_override(value: object) -> bool:
    """
    Whether a value says more than which words of the report it rests on.
    """
    return value is not None and not (isinstance(value, dict) and value.keys() <= WORDS)


def by(person: Person, given: Act) -> By:
    """
    Who decides, and why.
    """
    return By(person.name, given.why)


def decided(ledger: Ledger, made: Decision) -> Decided:
    """
    What was kept.
    """
    return Decided(decision=made.id, claims=made.about, status=status_of(ledger, made.about[0]))


def claims_decided(ledger: Ledger, name: str) -> tuple[str, ...]:
    """
    The claims that a decision is about.
    """
    found = decision_named(ledger, name)
    return found.about if found and found.kind in ON_CLAIMS else ()
