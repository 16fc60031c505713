"""
The list of events, and what one event rests on.
"""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Query, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import BaseModel, BeforeValidator, Field

from reportedly.errors import UsageError
from reportedly.estimates.profiles import DEFAULT, names
from reportedly.events.event_json import (
    printed_contradiction,
    printed_event,
    printed_figure,
    printed_told,
    steps,
)
from reportedly.events.event_words import figure_name
from reportedly.events.records import Estimate
from reportedly.events.suggestions import near_events
from reportedly.events.view import EventView
from reportedly.filters import Filters
from reportedly.ledger import ledger_events, ledger_views
from reportedly.ledger.ledger import Ledger
from reportedly.ledger.recent import Kept
from reportedly.printed import schema
from reportedly.web.answers import answer, tongue_asked
from reportedly.web.bench import Bench, bench_of
from reportedly.web.blindness import refuse_blind, unseen
from reportedly.web.event_facts import EventRow
from reportedly.web.event_page import page_of, seen
from reportedly.web.event_pages import EventList, EventPage, Gone, OtherEvents, Why
from reportedly.web.forms import Word, given
from reportedly.web.guard import needs

router = APIRouter(dependencies=[Depends(needs("read"))])
SIZE = 25
FEW = 8


class Asked(BaseModel):
    """
    Which events are asked for: the filters of `reportedly events`, the profile and the page.
    """

    source: Word = None
    type: Word = None
    place: Word = None
    since: Word = None
    until: Word = None
    min_killed: Annotated[int | None, BeforeValidator(given)] = None
    certainty: Word = None
    search: Word = None
    profile: str = DEFAULT
    page: Annotated[int, Field(ge=1, le=1_000_000)] = 1

    def filters(self) -> Filters:
        """
        The same as the ledger takes it.
        """
        return Filters(
            self.source,
            self.type,
            self.place,
            self.since,
            self.until,
            self.min_killed,
            self.certainty,
            self.search,
        )

    def words(self) -> dict[str, str]:
        """
        What was asked for, as the address has it.
        """
        return {
            name: str(value)
            for name, value in self.model_dump(exclude={"profile", "page"}).items()
            if value is not None
        }


@router.get("/events", response_model=EventList)
def list_events(request: Request, asked: Annotated[Asked, Query()]) -> Response:
    """
    The events with a claim that meets what is asked for, in the order of their days.
    """
    return answer(request, "events.html", event_list(bench_of(request), asked, unseen(request)))


def event_list(bench: Bench, asked: Asked, hidden: frozenset[str] = frozenset()) -> EventList:
    """
    One page of the list, without the events that *hidden* reports tell of.
    """
    ledger = bench.ledger
    profile, filters = known_profile(asked.profile), asked.filters()
    total = ledger_views.how_many(ledger, filters)
    views = list(
        ledger_views.event_views(ledger, filters, profile, limit=SIZE, offset=(asked.page - 1) * SIZE)
    )
    shown = [view for view in views if hidden.isdisjoint(reports_of(view))]
    codes = schema()["$defs"]["claim"]["properties"]
    return EventList(
        asked=asked.words(),
        profile=profile,
        profiles=list(names()),
        types=codes["event_type"]["enum"],
        certainties=codes["certainty"]["enum"],
        page=asked.page,
        pages=max(1, -(-total // SIZE)),
        total=total,
        hidden=len(views) - len(shown),
        events=[kept_row(bench.rows, view) for view in shown],
    )


def reports_of(view: EventView) -> set[str]:
    """
    The reports that tell of an event.
    """
    return {one.document for one in view.accounts}


def kept_row(kept: Kept, view: EventView) -> EventRow:
    """
    An event in a list, put into words again only where the event is looked at anew.
    """
    name = (view.event.id, view.profile.name)
    row: EventRow | None = kept.get(name, view)
    if row is None:
        row = event_row(view)
        kept.keep(name, view, row)
    return row


def event_row(view: EventView) -> EventRow:
    """
    An event in a list.
    """
    sharpest = next(iter(view.contradictions()), None)
    return EventRow.model_validate(
        {**printed_event(view), "sharpest": sharpest and printed_contradiction(sharpest)}
    )


def known_profile(name: str) -> str:
    """
    A profile that comes with the package: a page opens no file that a reader of it names.
    """
    if name not in names():
        raise UsageError(f"there is no profile {name}; there are {', '.join(names())}")
    return name


@router.get("/events/{name}", response_model=EventPage)
def show_event(request: Request, name: str, profile: str = DEFAULT) -> Response:
    """
    One event with all that its figures rest on; an id that is no more leads to the event that took it over.
    """
    ledger, known = bench_of(request).ledger, known_profile(profile)
    into = split_up(ledger, name)
    if into is not None:
        return answer(request, "event_gone.html", Gone(event=name, into=into), 410)
    view = view_of(ledger, name, known)
    refuse_blind(request, reports_of(view))
    if view.event.id != name:
        return RedirectResponse(address_of(request, name, view.event.id), 303)
    return answer(request, "event.html", page_of(ledger, view, request.query_params, tongue_asked(request)))


def view_of(ledger: Ledger, name: str, profile: str = DEFAULT) -> EventView:
    """
    The event of a name, or nothing at this address.
    """
    try:
        return ledger_views.event_view(ledger, name, profile)
    except UsageError as error:
        raise HTTPException(404, str(error)) from error


def split_up(ledger: Ledger, name: str) -> list[str] | None:
    """
    The events that an event went into, where these are several, or none at all; None while one goes on as it.
    """
    ledger_events.join_new(ledger)
    found = ledger_events.event(ledger, name)
    while found and len(found.into) == 1:
        found = ledger_events.event(ledger, found.into[0])
    if found is None or (found.accounts and not found.into):
        return None
    return list(found.into)


def address_of(request: Request, name: str, now: str) -> str:
    """
    Where to go on to from a name that is not the event's own.
    """
    asked = {**request.query_params}
    gone = ledger_events.event(bench_of(request).ledger, name)
    if gone and gone.into:
        asked["from"] = gone.id
    return str(request.url_for("show_event", name=now).include_query_params(**asked))


@router.get("/events/{name}/why", response_model=Why)
def show_why(request: Request, name: str, figure: str, profile: str = DEFAULT) -> Response:
    """
    What one figure of an event rests on, rule by rule, with the words of the claims.
    """
    view = view_of(bench_of(request).ledger, name, known_profile(profile))
    refuse_blind(request, reports_of(view))
    found = next((one for one in view.estimates if figure_name(one) == figure), None)
    if found is None:
        there = ", ".join(map(figure_name, view.estimates)) or "none"
        raise HTTPException(404, f"event {view.event.id} has no figure {figure}; it has {there}")
    return answer(request, "event_why.html", why(view, found))


def why(view: EventView, figure: Estimate) -> Why:
    """
    The trace of a figure, with all claims that it names.
    """
    named = {claim for step in figure.trace for claim in (*step.used, *step.left_out)}
    return Why.model_validate(
        {
            "event": view.event.id,
            "profile": view.profile.name,
            "seen": seen(view),
            "figure": traced(figure),
            "claims": [printed_told(one, view) for one in view.told.values() if one.claim.id in named],
        }
    )


def traced(figure: Estimate) -> dict[str, Any]:
    """
    A figure with its trace.
    """
    return {**printed_figure(figure), "trace": steps(figure.trace)}


@router.get("/events/{name}/others", response_model=OtherEvents)
def show_others(request: Request, name: str, search: str = "") -> Response:
    """
    Other events by their words or their id.
    """
    ledger, asked = bench_of(request).ledger, search.strip()
    view, hidden = view_of(ledger, name), unseen(request)
    refuse_blind(request, reports_of(view))
    others = other_events(ledger, view, asked)
    found = [event_row(one) for one in others if hidden.isdisjoint(reports_of(one))]
    facts = OtherEvents(event=view.event.id, search=asked or None, events=found)
    return answer(request, "event_others.html", facts)


def other_events(ledger: Ledger, view: EventView, asked: str) -> list[EventView]:
    """
    The events that an id or words stand for, but the one itself; without words, those that it nearly is.
    """
    if not asked:
        near = near_events(ledger, view.event.id, FEW)
        return [ledger_views.event_view(ledger, name) for name in near]
    try:
        found = [ledger_views.event_view(ledger, asked)]
    except UsageError:
        found = list(ledger_views.event_views(ledger, Filters(text=words_begun(asked)), limit=FEW + 1))
    return [one for one in found if one.event.id != view.event.id][:FEW]


def words_begun(asked: str) -> str:
    """
    Words as they are typed: the last may go on.
    """
    return asked if asked.endswith(('"', "*")) else f"{asked}*"
