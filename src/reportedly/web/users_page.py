"""
The page of those who may sign in: who they are, what they may do, and what was changed about them.
"""

from typing import Annotated, Literal

from fastapi import APIRouter, Request, Response
from pydantic import BeforeValidator, Field

from reportedly.errors import UsageError
from reportedly.ledger.users import has_users, users
from reportedly.people.managing import add_user, change_user, set_password, use_no_codes, user_changes
from reportedly.people.users import APART, LONGEST, ROLES, User
from reportedly.web.answers import Facts, answer
from reportedly.web.bench import bench_of
from reportedly.web.forms import ticked
from reportedly.web.guard import Admin
from reportedly.web.writes import done

router = APIRouter(prefix="/users")
PAGE = "/users"

Role = Literal["viewer", "coder", "reviewer", "admin"]
Apart = Literal["export", "see_personal_data"]


Ticked = Annotated[tuple[Apart, ...], BeforeValidator(ticked)]


class UserFacts(Facts):
    """
    Somebody who may sign in, or might until they were removed; `totp` is whether a code is asked for.
    """

    name: str
    full_name: str
    role: Role
    apart: tuple[Apart, ...]
    active: bool
    totp: bool


class UserChange(Facts):
    """
    What was changed about whom, by whom and when; before and after are null where they are secret.
    """

    user: str
    field: str
    before: str | bool | tuple[str, ...] | None
    after: str | bool | tuple[str, ...] | None
    who: str
    at: str


class Users(Facts):
    """
    All who may sign in, the last changes first.
    """

    users: tuple[UserFacts, ...]
    changes: tuple[UserChange, ...]
    roles: tuple[str, ...] = ROLES
    apart: tuple[str, ...] = APART


class NewUser(Facts):
    """
    Somebody to be let in.
    """

    name: str = Field(max_length=200)
    full_name: str = Field("", max_length=1000)
    role: Role = "viewer"
    apart: Ticked = ()
    password: str = Field(max_length=LONGEST)


class ChangedUser(Facts):
    """
    What somebody is called and may do from now on.
    """

    full_name: str = Field("", max_length=1000)
    role: Role
    apart: Ticked = ()


class NewPassword(Facts):
    """
    A password that an admin gives to somebody.
    """

    password: str = Field(max_length=LONGEST)


class Let(Facts):
    """
    Whether somebody is let in.
    """

    active: bool


@router.get("", response_model=Users)
def users_page(request: Request, _admin: Admin) -> Response:
    """
    All people of the ledger.
    """
    ledger = bench_of(request).ledger
    changes = [UserChange(**change._asdict()) for change in reversed(user_changes(ledger))]
    found = Users(users=tuple(map(facts_of, users(ledger))), changes=tuple(changes[:200]))
    return answer(request, "users.html", found)


@router.post("", response_model=UserFacts)
def add(request: Request, admin: Admin, new: NewUser) -> Response:
    """
    Lets somebody in. The first must be an admin, or nobody could let others in.
    """
    ledger = bench_of(request).ledger
    if new.role != "admin" and not has_users(ledger):
        raise UsageError("the first user must be an admin, who can let others in")
    user = User(new.name, new.full_name, new.role, frozenset(new.apart))
    return done(request, facts_of(add_user(ledger, user, new.password, admin.name)), PAGE)


@router.post("/{name}", response_model=UserFacts)
def change(request: Request, admin: Admin, name: str, changed: ChangedUser) -> Response:
    """
    Changes what somebody is called and may do.
    """
    changes = {**changed.model_dump(), "apart": frozenset(changed.apart)}
    return done(request, facts_of(change_user(bench_of(request).ledger, name, changes, admin.name)), PAGE)


@router.post("/{name}/active", response_model=UserFacts)
def let(request: Request, admin: Admin, name: str, wanted: Let) -> Response:
    """
    Lets somebody in no longer, or again.
    """
    after = change_user(bench_of(request).ledger, name, {"active": wanted.active}, admin.name)
    return done(request, facts_of(after), PAGE)


@router.post("/{name}/password", response_model=Let)
def give_password(request: Request, admin: Admin, name: str, new: NewPassword) -> Response:
    """
    Gives somebody another password, which signs them out everywhere.
    """
    set_password(bench_of(request).ledger, name, new.password, admin.name)
    return done(request, Let(active=True), PAGE)


@router.post("/{name}/no-codes", response_model=Let)
def forget_device(request: Request, admin: Admin, name: str) -> Response:
    """
    Asks somebody for no codes any longer, as when a device is lost.
    """
    use_no_codes(bench_of(request).ledger, name, admin.name)
    return done(request, Let(active=True), PAGE)


def facts_of(user: User) -> UserFacts:
    """
    A user as pages and scripts have it.
    """
    return UserFacts.model_validate(
        {
            "name": user.name,
            "full_name": user.full_name,
            "role": user.role,
            "apart": sorted(user.apart),
            "active": user.active,
            "totp": user.totp,
        }
    )
