"""
What people decide on an event's page; whoever has not seen how it changed meanwhile is told so first.
"""

from typing import Annotated, NamedTuple
from urllib.parse import parse_qs, urlencode, urlsplit

from fastapi import APIRouter, HTTPException, Request, Response
from pydantic import BaseModel, BeforeValidator, Field

from reportedly.decisions import deciding
from reportedly.decisions.deciding import By
from reportedly.errors import UsageError
from reportedly.events.history import decided_on, latest
from reportedly.events.records import Decision
from reportedly.events.view import EventView
from reportedly.ledger import ledger_events, ledger_views
from reportedly.ledger.ledger import Ledger
from reportedly.web.answers import Facts
from reportedly.web.bench import bench_of
from reportedly.web.blindness import refuse_blind
from reportedly.web.event_page import seen
from reportedly.web.events import reports_of, view_of
from reportedly.web.forms import Reason, Word, ticked
from reportedly.web.guard import Reviewer
from reportedly.web.people import Person
from reportedly.web.writes import done

router = APIRouter(prefix="/events/{name}")
NeededReason = Annotated[Reason, Field(min_length=1)]
Several = Annotated[list[str], BeforeValidator(ticked), Field(min_length=1)]


class Act(BaseModel):
    """
    Whatever is decided: the event as it was `seen`, and why.
    """

    seen: str
    why: Reason = ""


class Others(Act):
    """
    Other events, accounts or claims, by their ids.
    """

    others: Several


class Split(Act):
    """
    Accounts to take out of the event, and the reason.
    """

    accounts: Several
    why: NeededReason


class FigureSet(Act):
    """
    Low, best and high of one class of people, and the reason.
    """

    outcome: str
    people: str
    low: int
    best: int
    high: int
    why: NeededReason


class GradeSet(Act):
    """
    A grade of Airwars or of Iraq Body Count.
    """

    value: str


class Rating(Act):
    """
    A source from A to F, for always or for some days; or a claim from 1 to 6.
    """

    rated: str
    code: str
    since: Word = None
    until: Word = None


class UndoOnEvent(Act):
    """
    A decision to take back.
    """

    decision: str


class ChangedEvent(Facts):
    """
    An event that a decision changed; `into` are those that took it over.
    """

    id: str
    version: int
    into: list[str]


class Acted(Facts):
    """
    The decision as it is kept, the event after it, and every event that changed.
    """

    decision: str
    event: str
    seen: str
    changed: list[ChangedEvent]


class Scene(NamedTuple):
    """
    The event that somebody decides on, and who does.
    """

    ledger: Ledger
    event: str
    by: By


@router.post("/same", response_model=Acted)
def join_others(request: Request, name: str, given: Others, person: Reviewer) -> Response:
    """
    Says that other events, or accounts, are of this event.
    """
    scene = scene_of(request, name, given, person)
    return acted(request, scene, deciding.same(scene.ledger, [scene.event, *given.others], scene.by))


@router.post("/not-same", response_model=Acted)
def hold_apart(request: Request, name: str, given: Others, person: Reviewer) -> Response:
    """
    Says that other events are not this event.
    """
    scene = scene_of(request, name, given, person)
    return acted(request, scene, deciding.not_same(scene.ledger, [scene.event, *given.others], scene.by))


@router.post("/split", response_model=Acted)
def split_off(request: Request, name: str, given: Split, person: Reviewer) -> Response:
    """
    Takes accounts out of the event, as one of their own.
    """
    scene = scene_of(request, name, given, person)
    return acted(request, scene, deciding.split(scene.ledger, scene.event, given.accounts, scene.by))


@router.post("/estimate", response_model=Acted)
def set_figure(request: Request, name: str, given: FigureSet, person: Reviewer) -> Response:
    """
    Sets low, best and high of one class of people, with a reason.
    """
    scene = scene_of(request, name, given, person)
    figure, bounds = f"{given.outcome}/{given.people}", (given.low, given.best, given.high)
    return acted(request, scene, deciding.set_estimate(scene.ledger, scene.event, figure, bounds, scene.by))


@router.post("/grade", response_model=Acted)
def set_grade(request: Request, name: str, given: GradeSet, person: Reviewer) -> Response:
    """
    Sets the grade of the event.
    """
    scene = scene_of(request, name, given, person)
    return acted(request, scene, deciding.set_grade(scene.ledger, scene.event, given.value, scene.by))


@router.post("/rate", response_model=Acted)
def rate(request: Request, name: str, given: Rating, person: Reviewer) -> Response:
    """
    Rates a source or a claim.
    """
    scene = scene_of(request, name, given, person)
    return acted(
        request,
        scene,
        deciding.rate(scene.ledger, given.rated, given.code, scene.by, (given.since, given.until)),
    )


@router.post("/undo", response_model=Acted)
def undo(request: Request, name: str, given: UndoOnEvent, person: Reviewer) -> Response:
    """
    Takes a decision back, as if it had not been.
    """
    scene = scene_of(request, name, given, person)
    return acted(request, scene, deciding.undo(scene.ledger, given.decision, scene.by))


def scene_of(request: Request, name: str, given: Act, person: Person) -> Scene:
    """
    The event to decide on, after a look that it is still as the person saw it.
    """
    ledger = bench_of(request).ledger
    view = view_of(ledger, name)
    refuse_blind(request, reports_of(view))
    refuse_stale(ledger, view, name, given.seen)
    return Scene(ledger, view.event.id, By(person.name, given.why))


def acted(request: Request, scene: Scene, decision: Decision) -> Response:
    """
    Joins the ledger anew after a decision, and says what changed: to a page by leading it on.
    """
    changed = ledger_events.join_new(scene.ledger)
    now = event_after(scene.ledger, scene.event)
    told = [ChangedEvent(id=one.id, version=one.version, into=list(one.into)) for one in changed]
    facts = Acted(decision=decision.id, event=now.event.id, seen=seen(now), changed=told)
    asked = urlencode({**profile_asked(request), "done": decision.withdraws or decision.id})
    return done(request, facts, f"/events/{now.event.id}?{asked}")


def refuse_stale(ledger: Ledger, view: EventView, name: str, known: str) -> None:
    """
    Refuses to decide on what is no longer as the person saw it.
    """
    if view.event.id == name and seen(view) == known:
        return
    last = latest(decided_on(ledger, view))
    since = f" (the last decision is {last.id}, {last.kind}, by {last.who} at {last.at[:16]})" if last else ""
    raise HTTPException(
        409,
        f"this event has changed since your page was made{since}: nothing was decided; "
        "reload the page and look again",
    )


def event_after(ledger: Ledger, name: str) -> EventView:
    """
    The event after a decision.
    """
    try:
        return ledger_views.event_view(ledger, name)
    except UsageError as error:
        raise HTTPException(410, str(error)) from error


def profile_asked(request: Request) -> dict[str, str]:
    """
    The profile of the page that a decision came from, to stay with it.
    """
    asked = parse_qs(urlsplit(request.headers.get("hx-current-url", "")).query)
    return {"profile": asked["profile"][0]} if "profile" in asked else {}
