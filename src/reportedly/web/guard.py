"""
Who may ask what: every request passes here before its page does anything.
"""

from collections.abc import Callable
from hmac import compare_digest
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends, HTTPException, Request

from reportedly.ledger.users import has_users, person_of
from reportedly.web.bench import bench_of
from reportedly.web.people import Person

COOKIE = "reportedly_session"
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
OPEN = frozenset({"/sign-in"})


class SignInNeeded(Exception):
    """
    Nobody is signed in, and the page is not for everybody.
    """


def guarded(request: Request) -> None:
    """
    Finds out who asks, and turns away what another site made a browser send.
    """
    bench = bench_of(request)
    if not bench.settings.is_own(request.url.hostname or ""):
        raise HTTPException(421, f"this workbench does not answer to the name {request.url.hostname}")
    request.state.person = person = who_asks(request)
    if person is None and request.url.path not in OPEN:
        raise SignInNeeded
    if request.method not in SAFE:
        refuse_forged(request, person)


def who_asks(request: Request) -> Person | None:
    """
    The person of the session that the cookie names, or the local one.
    """
    bench = bench_of(request)
    token = request.cookies.get(COOKIE)
    session = person_of(bench.ledger, token) if token else None
    if session is not None:
        user = session.user
        return Person(user.name, user.full_name, session.rights, session.csrf)
    if bench.settings.on_loopback and not has_users(bench.ledger):
        return bench.local_person()
    return None


def refuse_forged(request: Request, person: Person | None) -> None:
    """
    Refuses a write that does not come from our own pages or from a script that read its token.
    """
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != request.headers.get("host"):
        raise HTTPException(403, f"a page of {origin} may not write here")
    if request.headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
        raise HTTPException(403, "another site may not write here")
    sent = request.headers.get("x-csrf-token", "")
    if person is not None and not compare_digest(person.csrf.encode(), sent.encode()):
        raise HTTPException(403, "the token of the session is missing or old: reload the page and try again")


def asking(request: Request) -> Person:
    """
    The person who asks.
    """
    person: Person | None = request.state.person
    if person is None:
        raise SignInNeeded
    return person


def lacks(right: str, person: Person) -> str:
    """
    What somebody is told who may not do what they asked for.
    """
    return f"this needs the right “{right}”, which {person.name} has not"


def needs(right: str) -> Callable[[Request], Person]:
    """
    A dependency of a route that only those with a right may use.
    """

    def allowed(request: Request) -> Person:
        person = asking(request)
        if not person.may(right):
            raise HTTPException(403, lacks(right, person))
        return person

    return allowed


# Who may use a route, as its parameter says.
Reader = Annotated[Person, Depends(needs("read"))]
Coder = Annotated[Person, Depends(needs("code"))]
Reviewer = Annotated[Person, Depends(needs("review"))]
Admin = Annotated[Person, Depends(needs("admin"))]
Exporter = Annotated[Person, Depends(needs("export"))]
