"""
The page of the person who is signed in: their password, and their second device.
"""

from typing import Annotated

import segno
from fastapi import APIRouter, Cookie, Request, Response
from pydantic import Field

from reportedly.errors import UsageError
from reportedly.ledger.users import user_named
from reportedly.people.managing import prove, set_password, use_codes, use_no_codes
from reportedly.people.second_factor import address_of, new_key
from reportedly.people.users import LONGEST
from reportedly.web.answers import Facts, answer
from reportedly.web.bench import bench_of
from reportedly.web.guard import COOKIE, Reader, asking
from reportedly.web.writes import done

router = APIRouter(prefix="/me")
PAGE = "/me"

Token = Annotated[str, Cookie(alias=COOKIE)]
Password = Annotated[str, Field(max_length=LONGEST)]


class Device(Facts):
    """
    A key for a second device: as text, as an address, and as a square of dark and light (an SVG path of so
    many units a side).
    """

    key: str
    address: str
    square: str
    side: int


class Me(Facts):
    """
    Who is signed in; `device` is a key that they may take, where they have none.
    """

    name: str
    full_name: str
    rights: tuple[str, ...]
    is_local: bool
    totp: bool
    device: Device | None


class OwnPassword(Facts):
    """
    Another password for oneself, with the one that holds now.
    """

    password: Password
    new: Password
    again: Password


class OwnDevice(Facts):
    """
    A key that a device has taken, the code that it shows, and the password.
    """

    password: Password
    key: str = Field(max_length=64)
    code: str = Field(max_length=20)


class Proof(Facts):
    """
    The password that holds now.
    """

    password: Password


class CodesAsked(Facts):
    """
    Whether a code is asked for from now on.
    """

    totp: bool


@router.get("", response_model=Me)
def me(request: Request, person: Reader) -> Response:
    """
    Who is signed in.
    """
    user = None if person.is_local else user_named(bench_of(request).ledger, person.name)
    found = Me(
        name=person.name,
        full_name=person.full_name,
        rights=tuple(sorted(person.rights)),
        is_local=person.is_local,
        totp=user is not None and user.totp,
        device=None if user is None or user.totp else device_for(person.name),
    )
    return answer(request, "me.html", found)


@router.post("/password", response_model=CodesAsked)
def change_password(request: Request, person: Reader, change: OwnPassword, token: Token = "") -> Response:
    """
    Another password for oneself; all other sessions end.
    """
    if change.new != change.again:
        raise UsageError("the new password was not typed the same way twice")
    proven(request, change.password)
    set_password(bench_of(request).ledger, person.name, change.new, person.name, keep=token)
    return done(request, CodesAsked(totp=False), f"{PAGE}?done=password")


@router.post("/codes", response_model=CodesAsked)
def take_device(request: Request, person: Reader, device: OwnDevice) -> Response:
    """
    Asks for codes of a second device from now on.
    """
    proven(request, device.password)
    use_codes(bench_of(request).ledger, person.name, device.key, device.code, person.name)
    return done(request, CodesAsked(totp=True), PAGE)


@router.post("/no-codes", response_model=CodesAsked)
def leave_device(request: Request, person: Reader, proof: Proof) -> Response:
    """
    Asks for no codes any longer.
    """
    proven(request, proof.password)
    use_no_codes(bench_of(request).ledger, person.name, person.name)
    return done(request, CodesAsked(totp=False), PAGE)


def proven(request: Request, password: str) -> None:
    """
    Makes sure that it is the person of the session who sits there.
    """
    person = asking(request)
    if person.is_local:
        raise UsageError("the one user of a ledger without users has no password")
    prove(bench_of(request).ledger, person.name, password, request.client.host if request.client else "")


def device_for(name: str) -> Device:
    """
    A new key for a second device.
    """
    key = new_key()
    address = address_of(key, name)
    rows = [list(row) for row in segno.make(address, error="m").matrix_iter(border=2)]
    dark = ((x, y) for y, row in enumerate(rows) for x, unit in enumerate(row) if unit)
    square = "".join(f"M{x} {y}h1v1h-1z" for x, y in dark)
    return Device(key=key, address=address, square=square, side=len(rows))
