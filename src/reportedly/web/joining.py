"""
Judging pairs of accounts, one after the other: the same event, not the same, or not now.
"""

from typing import Literal

from fastapi import APIRouter, Depends, HTTPException, Request, Response
from pydantic import BaseModel

from reportedly.decisions import deciding
from reportedly.decisions.deciding import By
from reportedly.events.records import Decision, Judgement
from reportedly.events.suggestions import accounts_named, is_settled, suggested_pairs
from reportedly.joining.traits import traits
from reportedly.joining.weighing import judged
from reportedly.ledger.ledger import Ledger
from reportedly.ledger.ledger_events import join_new
from reportedly.web.answers import answer, page
from reportedly.web.bench import bench_of
from reportedly.web.blindness import refuse_blind, unseen
from reportedly.web.forms import Reason
from reportedly.web.guard import Reviewer, needs
from reportedly.web.joining_facts import JoiningPage, Verdict, pair_facts, signs
from reportedly.web.writes import told

router = APIRouter(prefix="/joining", dependencies=[Depends(needs("review"))])
COOKIE = "reportedly_scores"
YEAR = 365 * 24 * 3600
GO_ON = "nothing was decided; go on to the next pair"


class JudgedPair(BaseModel):
    """
    What somebody says of two accounts; `after` is where the page was in the list.
    """

    one: str
    other: str
    verdict: Literal["same", "not_same"]
    why: Reason = ""
    after: str = ""


class UndonePair(BaseModel):
    """
    The verdict to take back.
    """

    decision: str
    after: str = ""


class Scores(BaseModel):
    """
    Whether the scores are shown before a pair is judged.
    """

    shown: bool


@router.get("", response_model=JoiningPage)
def show_pair(request: Request, after: str = "") -> Response:
    """
    The next pair that nobody has judged, the least sure first.
    """
    return answer(request, "joining.html", facts_of(request, after))


@router.post("", response_model=JoiningPage)
def judge(request: Request, given: JudgedPair, person: Reviewer) -> Response:
    """
    Says that two accounts are of one event or of two, and goes on to the next pair.
    """
    ledger = bench_of(request).ledger
    refuse_blind(request, [account.partition("/")[0] for account in (given.one, given.other)])
    weighed = weighed_pair(ledger, given.one, given.other)
    act = deciding.same if given.verdict == "same" else deciding.not_same
    decision = act(ledger, [given.one, given.other], By(person.name, given.why))
    join_new(ledger)
    return answered(request, facts_of(request, given.after, verdict_on(ledger, decision, weighed)))


@router.post("/undo", response_model=JoiningPage)
def undo(request: Request, given: UndonePair, person: Reviewer) -> Response:
    """
    Takes a verdict back, and shows its pair again.
    """
    ledger = bench_of(request).ledger
    deciding.undo(ledger, given.decision, By(person.name))
    join_new(ledger)
    return answered(request, facts_of(request, given.after))


@router.post("/scores", response_model=JoiningPage)
def choose_scores(request: Request, given: Scores, after: str = "") -> Response:
    """
    Shows the scores before a pair is judged, or hides them until it is, from now on.
    """
    made = answered(request, facts_of(request, after, hidden=not given.shown))
    value = "shown" if given.shown else "hidden"
    made.set_cookie(COOKIE, value, max_age=YEAR, httponly=True, samesite="lax")
    return made


def facts_of(
    request: Request, after: str, verdict: Verdict | None = None, *, hidden: bool | None = None
) -> JoiningPage:
    """
    The next pair, with the verdict on the last one.
    """
    ledger = bench_of(request).ledger
    hiding = request.cookies.get(COOKIE) != "shown" if hidden is None else hidden
    found = suggested_pairs(ledger, 1, after or None, without=unseen(request))
    pair = pair_facts(ledger, found[0], hidden=hiding) if found else None
    return JoiningPage(pair=pair, hidden=hiding, after=after or None, verdict=verdict)


def answered(request: Request, facts: JoiningPage) -> Response:
    """
    The next pair as a part of the page, or as JSON for a script.
    """
    if "hx-request" in request.headers:
        return page(request, "joining_pair.html", facts)
    return told(facts)


def weighed_pair(ledger: Ledger, one: str, other: str) -> Judgement:
    """
    What the features say of a pair, after a look that nobody judged it meanwhile.
    """
    join_new(ledger)
    kept = accounts_named(ledger, {one, other})
    if len(kept) < 2:
        raise HTTPException(409, f"one of the two is told no longer: {GO_ON}")
    if is_settled(ledger, one, other):
        raise HTTPException(409, f"somebody has judged this pair meanwhile: {GO_ON}")
    return judged(traits(kept[one][0]), traits(kept[other][0]))


def verdict_on(ledger: Ledger, decision: Decision, weighed: Judgement) -> Verdict:
    """
    What was decided, beside what the features say.
    """
    kept = accounts_named(ledger, {weighed.one, weighed.other})
    return Verdict(
        decision=decision.id,
        kind=decision.kind,
        weight=weighed.weight,
        signs=signs(weighed, hidden=False),
        events=[kept[name][1] for name in (weighed.one, weighed.other) if name in kept],
    )
