"""
Signing in and out.
"""

from typing import Annotated

from fastapi import APIRouter, Cookie, Request, Response
from pydantic import Field

from reportedly.ledger.users import has_users, sign_in, sign_out
from reportedly.people.users import LONGEST, WHOLE
from reportedly.web.answers import Facts, answer
from reportedly.web.bench import bench_of
from reportedly.web.choices import own_path
from reportedly.web.guard import COOKIE
from reportedly.web.writes import done

router = APIRouter()

Token = Annotated[str | None, Cookie(alias=COOKIE)]


class SignIn(Facts):
    """
    The page to sign in on, and where to go from it; without users there is nothing to sign in to.
    """

    next: str
    has_users: bool


class Credentials(Facts):
    """
    What a person shows to be let in; `code` is that of a second device, if they have one.
    """

    name: str = Field(max_length=200)
    password: str = Field(max_length=LONGEST)
    code: str = Field("", max_length=20)
    next: str = Field("/", max_length=2000)


class SignedIn(Facts):
    """
    Where a person goes who was let in, or who left; the session is in a cookie.
    """

    next: str


@router.get("/sign-in", response_model=SignIn)
def sign_in_page(request: Request, next: str = "/") -> Response:  # noqa: A002 (its name in the address)
    """
    Asks who somebody is.
    """
    known = has_users(bench_of(request).ledger)
    return answer(request, "sign_in.html", SignIn(next=own_path(next), has_users=known))


@router.post("/sign-in", response_model=SignedIn)
def let_in(request: Request, shown: Credentials, token: Token = None) -> Response:
    """
    Begins a session under a new token, and ends the one that the browser had.
    """
    ledger = bench_of(request).ledger
    address = request.client.host if request.client else ""
    made = sign_in(ledger, shown.name, shown.password, shown.code, address)
    if token:
        sign_out(ledger, token)
    response = done(request, SignedIn(next=own_path(shown.next)), own_path(shown.next))
    response.set_cookie(
        COOKIE,
        made,
        max_age=int(WHOLE.total_seconds()),
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )
    return response


@router.post("/sign-out", response_model=SignedIn)
def let_out(request: Request, token: Token = None) -> Response:
    """
    Ends a session.
    """
    if token:
        sign_out(bench_of(request).ledger, token)
    response = done(request, SignedIn(next="/sign-in"), "/sign-in")
    response.delete_cookie(COOKIE, httponly=True, samesite="lax")
    return response
