"""
`reportedly user …`: who may sign in to the workbench, and what each may do there.
"""

import sys
from typing import TYPE_CHECKING, Any

import typer

from reportedly.cli import options, user_options
from reportedly.cli.owner import owner
from reportedly.cli.program import app
from reportedly.errors import UsageError

if TYPE_CHECKING:
    from reportedly.ledger.ledger import Ledger
    from reportedly.people.users import User

user = typer.Typer(
    rich_markup_mode=None,
    no_args_is_help=True,
    help="Say who may sign in to the workbench, and what each may do there.",
)
app.add_typer(user, name="user")


@user.command()
def add(
    name: user_options.Name,
    full_name: user_options.FullName = "",
    role: user_options.Role = "viewer",
    export: user_options.Export = False,
    personal_data: user_options.PersonalData = False,
    password_stdin: user_options.PasswordStdin = False,
    ledger: options.LedgerFile = options.LEDGER,
) -> None:
    """
    Let somebody in.

    From the first user on, everybody has to sign in.
    """
    from reportedly.ledger.ledger import Ledger
    from reportedly.people.managing import add_user, checked
    from reportedly.people.users import User

    made = checked(User(name, full_name or "", role or "viewer", rights_apart(export, personal_data)))
    password = asked_password(stdin=password_stdin)
    with Ledger.open(ledger) as opened:
        say(add_user(opened, made, password, owner()))


@user.command(name="list")
def list_users(
    as_json: user_options.UsersAsJson = False,
    ledger: options.LedgerFile = options.LEDGER,
) -> None:
    """
    List who may sign in.
    """
    from reportedly.cli.terminal import print_object
    from reportedly.ledger.ledger import Ledger
    from reportedly.ledger.users import users

    with Ledger.open(ledger, create=False) as opened:
        found = users(opened)
    if not found and not as_json:
        typer.echo(
            "there are no users: whoever opens the workbench on this machine may do everything", err=True
        )
    for one in found:
        print_object(as_object(one)) if as_json else say(one)


@user.command()
def change(
    name: user_options.Name,
    full_name: user_options.FullName = None,
    role: user_options.Role = None,
    export: user_options.Export = None,
    personal_data: user_options.PersonalData = None,
    active: user_options.Active = None,
    ledger: options.LedgerFile = options.LEDGER,
) -> None:
    """
    Change what somebody may do, or is called.

    It holds at once, for those who are signed in, too.
    """
    from reportedly.ledger.ledger import Ledger
    from reportedly.ledger.users import user_named
    from reportedly.people.managing import change_user

    told: dict[str, Any] = {"full_name": full_name, "role": role, "active": active}
    with Ledger.open(ledger, create=False) as opened:
        before = user_named(opened, name)
        if before and (export is not None or personal_data is not None):
            now = ("export" in before.apart, "see_personal_data" in before.apart)
            wanted = [
                old if new is None else new for old, new in zip(now, (export, personal_data), strict=True)
            ]
            told["apart"] = rights_apart(*wanted)
        changes = {field: value for field, value in told.items() if value is not None}
        if not changes and before:
            raise UsageError("say what to change: --full-name, --role, --export, --personal-data or --active")
        say(change_user(opened, name, changes, owner()))


@user.command()
def password(
    name: user_options.Name,
    password_stdin: user_options.PasswordStdin = False,
    ledger: options.LedgerFile = options.LEDGER,
) -> None:
    """
    Give somebody another password.

    It signs them out everywhere.
    """
    from reportedly.ledger.ledger import Ledger
    from reportedly.people.managing import set_password

    with Ledger.open(ledger, create=False) as opened:
        existing(opened, name)
        set_password(opened, name, asked_password(stdin=password_stdin), owner())
    typer.echo(f"{name} has another password, and is signed out everywhere")


@user.command()
def remove(
    name: user_options.Name,
    ledger: options.LedgerFile = options.LEDGER,
) -> None:
    """
    Let somebody in no longer.

    What they decided stays under their name, which nobody else may get.
    """
    from reportedly.ledger.ledger import Ledger
    from reportedly.people.managing import change_user

    with Ledger.open(ledger, create=False) as opened:
        say(change_user(opened, name, {"active": False}, owner()))


@user.command()
def totp(
    name: user_options.Name,
    off: user_options.Off = False,
    ledger: options.LedgerFile = options.LEDGER,
) -> None:
    """
    Ask somebody for codes of a second device (TOTP).

    Shows the key for it, and takes the first code.
    """
    from reportedly.ledger.ledger import Ledger
    from reportedly.people.managing import use_codes, use_no_codes
    from reportedly.people.second_factor import address_of, new_key

    with Ledger.open(ledger, create=False) as opened:
        found = existing(opened, name)
        if off:
            use_no_codes(opened, name, owner())
            typer.echo(f"{found.name} needs no codes any longer")
            return
        key = new_key()
        typer.echo(f"key      {key}\naddress  {address_of(key, found.name)}")
        code = typer.prompt("The code that the device shows", err=True)
        use_codes(opened, name, key, code, owner())
    typer.echo(f"{found.name} needs codes from now on")


def existing(opened: "Ledger", name: str) -> "User":
    """
    The user of a name, before anything is asked of whoever types it.
    """
    from reportedly.ledger.users import user_named

    found = user_named(opened, name)
    if found is None:
        raise UsageError(f"there is no user {name}; `reportedly user list` has all")
    return found


def asked_password(*, stdin: bool) -> str:
    """
    A password, typed twice on the terminal or taken from standard input.
    """
    from reportedly.people.users import checked_password

    if stdin:
        return checked_password(sys.stdin.readline().rstrip("\r\n"))
    if not is_terminal():
        raise UsageError("there is no terminal to ask for a password on: give it with --password-stdin")
    return checked_password(typer.prompt("Password", hide_input=True, confirmation_prompt=True, err=True))


def is_terminal() -> bool:
    """
    Whether somebody sits there to type.
    """
    return sys.stdin.isatty()


def rights_apart(export: bool | None, personal_data: bool | None) -> frozenset[str]:
    """
    The rights beside the role that two options give.
    """
    given = {"export": export, "see_personal_data": personal_data}
    return frozenset(right for right, has in given.items() if has)


def say(one: "User") -> None:
    """
    Prints a user on a line.
    """
    marks = [one.role, *sorted(one.apart)]
    if one.totp:
        marks.append("codes")
    if not one.active:
        marks.append("removed")
    typer.echo(f"{one.name:<16}  {one.full_name:<24}  {', '.join(marks)}".rstrip())


def as_object(one: "User") -> dict[str, object]:
    """
    A user for a program.
    """
    return {
        "name": one.name,
        "full_name": one.full_name,
        "role": one.role,
        "apart": sorted(one.apart),
        "active": one.active,
        "totp": one.totp,
    }
