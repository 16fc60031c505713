"""
Who is to code a report without seeing what was found in it sees nothing of that on any page, until they have
submitted: neither what the machine found, nor what others decided, nor the events that rest on it.
"""

from collections.abc import Callable, Iterable
from typing import Annotated

from fastapi import Depends, HTTPException, Request

from reportedly.events.records import Decision
from reportedly.ledger.codings import blind_reports, coding_state
from reportedly.ledger.ledger import Ledger
from reportedly.ledger.ledger_events import event
from reportedly.web.bench import bench_of
from reportedly.web.guard import asking, needs
from reportedly.web.people import Person


def unseen(request: Request) -> frozenset[str]:
    """
    The reports of which the person who asks may see the words alone.
    """
    person, bench = asking(request), bench_of(request)
    if person.is_local:
        return frozenset()
    state = coding_state(bench.ledger)
    # The state is part of the question: an answer that is a moment old would show what is to stay unseen.
    return bench.recent.answer(
        ("unseen", person.name, state), state, lambda: blind_reports(bench.ledger, person.name)
    )


def refuse_blind(request: Request, documents: Iterable[str]) -> None:
    """
    Refuses what rests on a report that the person has to code first.
    """
    first = sorted(unseen(request).intersection(documents))
    if first:
        raise HTTPException(
            403,
            f"you are to code report {first[0][:8]} without seeing what was found there: submit that first",
        )


def sighted(right: str) -> Callable[[Request], Person]:
    """
    A dependency of a route on a report or a claim: as `needs`, and not for who has to code the report first.
    """
    allowed = needs(right)

    def checked(request: Request) -> Person:
        person = allowed(request)
        if unseen(request):
            refuse_blind(request, homes(bench_of(request).ledger, request.path_params.values()))
        return person

    return checked


SightedReader = Annotated[Person, Depends(sighted("read"))]
SightedCoder = Annotated[Person, Depends(sighted("code"))]


def rests_on(ledger: Ledger, decision: Decision, documents: frozenset[str]) -> bool:
    """
    Whether a decision is about one of some reports, or about an event that is told of in it.
    """
    return bool(documents) and not documents.isdisjoint(homes(ledger, decision.about))


def homes(ledger: Ledger, names: Iterable[str]) -> set[str]:
    """
    The reports that some names stand for: of reports, of accounts and claims in them, of events told of.
    """
    found: set[str] = set()
    for name in names:
        document, claim = ledger.document(name.partition("/")[0]), ledger.claim(name)
        told = event(ledger, name)
        found |= {document.id} if document else set()
        found |= {claim[0].id} if claim else set()
        found |= {account.partition("/")[0] for account in told.accounts} if told else set()
    return found
