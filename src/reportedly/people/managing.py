"""
What can be changed about the people of a ledger, each change checked, kept, and noted with who made it.

Nobody is ever deleted: decisions bear their name, so that nobody else may get it.
"""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from reportedly.errors import UsageError
from reportedly.ledger.ledger import Ledger
from reportedly.ledger.rows import next_number, now
from reportedly.ledger.users import (
    REFUSED,
    UserRow,
    begin_try,
    digest_of,
    end_try,
    row_of,
    user_of,
)
from reportedly.people import people_tables
from reportedly.people.passwords import is_right, kept_password
from reportedly.people.second_factor import step_of
from reportedly.people.users import (
    LONGEST,
    SignInRefused,
    User,
    checked_apart,
    checked_full_name,
    checked_name,
    checked_password,
    checked_role,
    key_of,
)

PASSWORD, CODES = "password", "totp"
FIELDS = ("full_name", "role", "apart", "active")


class UserChange(NamedTuple):
    """
    What was changed about whom, by whom and when; None before and after where it is secret.
    """

    user: str
    field: str
    before: object
    after: object
    who: str
    at: str


def add_user(ledger: Ledger, user: User, password: str, who: str) -> User:
    """
    Lets somebody in from now on.
    """
    made = checked(user)
    row = {"key": key_of(made.name), "password": kept_password(checked_password(password)), **columns(made)}
    with ledger.writing() as connection:
        there = row_of(connection, row["key"])
        if there is not None:
            raise UsageError(f"there is a user {there.name} already")
        connection.execute(people_tables.users.insert(), row)
        for field in FIELDS:
            note(connection, made.name, (field, None, getattr(made, field)), who)
    return made


def change_user(ledger: Ledger, name: str, changes: Mapping[str, Any], who: str) -> User:
    """
    Changes what is said of somebody (`full_name`, `role`, `apart`, `active`); who is put out is signed out.
    """
    with ledger.writing() as connection:
        row = known(connection, name)
        before = user_of(row)
        after = checked(replace(before, **changes))
        if is_last_admin(connection, before) and not is_admin(after):
            raise UsageError(f"{before.name} is the last admin: make somebody else one first")
        kept = people_tables.users
        connection.execute(kept.update().where(kept.c.key == row.key).values(**columns(after)))
        for field in FIELDS:
            note(connection, before.name, (field, getattr(before, field), getattr(after, field)), who)
        if not after.active:
            sign_out_everywhere(connection, row.key)
    return after


def set_password(ledger: Ledger, name: str, password: str, who: str, *, keep: str = "") -> None:
    """
    Gives somebody another password and signs them out everywhere, but for the session of the token *keep*.
    """
    made = kept_password(checked_password(password))
    with ledger.writing() as connection:
        row = known(connection, name)
        put(connection, row, password=made)
        note(connection, row.name, (PASSWORD, None, None), who)
        sign_out_everywhere(connection, row.key, keep)


def use_codes(ledger: Ledger, name: str, key: str, code: str, who: str) -> None:
    """
    Asks somebody for codes of a second device from now on, once one of them has shown that it has the key.
    """
    try:
        step = step_of(key, code, datetime.now(UTC))
    except ValueError:
        raise UsageError("that is no key of a second device") from None
    if step is None:
        raise UsageError("that code is not right: are key and clock of the device?")
    with ledger.writing() as connection:
        row = known(connection, name)
        put(connection, row, code_key=key, code_step=step)
        note(connection, row.name, (CODES, row.code_key is not None, True), who)


def use_no_codes(ledger: Ledger, name: str, who: str) -> None:
    """
    Asks somebody for no codes any longer.
    """
    with ledger.writing() as connection:
        row = known(connection, name)
        put(connection, row, code_key=None, code_step=None)
        note(connection, row.name, (CODES, row.code_key is not None, False), who)


def prove(ledger: Ledger, name: str, password: str, address: str) -> None:
    """
    Makes sure that whoever sits at a session knows its password, before they change how they sign in.
    """
    number = begin_try(ledger, key_of(name), address, datetime.now(UTC))
    with ledger.looking() as connection:
        row = row_of(connection, key_of(name))
    if not is_right(password[:LONGEST], None if row is None else row.password):
        raise SignInRefused(REFUSED)
    with ledger.writing() as connection:
        end_try(connection, number)


def user_changes(ledger: Ledger, name: str | None = None) -> tuple[UserChange, ...]:
    """
    What was changed about people, or about one of them, in that order.
    """
    rows = people_tables.user_changes.c
    query = (
        select(people_tables.user_changes, people_tables.users.c.name)
        .join(people_tables.users)
        .order_by(rows.number)
    )
    if name is not None:
        query = query.where(rows.user == key_of(name))
    with ledger.looking() as connection:
        return tuple(
            UserChange(row.name, row.field, read(row.before), read(row.after), row.who, row.at)
            for row in connection.execute(query)
        )


def checked(user: User) -> User:
    """
    A user that can be kept.
    """
    return User(
        checked_name(user.name),
        checked_full_name(user.full_name),
        checked_role(user.role),
        checked_apart(user.apart),
        user.active,
        user.totp,
    )


def columns(user: User) -> dict[str, Any]:
    """
    What is said of a user, as it is kept.
    """
    return {
        "name": user.name,
        "full_name": user.full_name,
        "role": user.role,
        "rights": json.dumps(sorted(user.apart)),
        "active": user.active,
    }


def known(connection: Connection, name: str) -> UserRow:
    """
    A user as they are kept, who must be there.
    """
    row = row_of(connection, key_of(name))
    if row is None:
        raise UsageError(f"there is no user {name}; `reportedly user list` has all")
    return row


def is_admin(user: User) -> bool:
    """
    Whether a user may change others.
    """
    return user.active and user.role == "admin"


def is_last_admin(connection: Connection, user: User) -> bool:
    """
    Whether nobody could change anybody without this user.
    """
    kept = people_tables.users.c
    admins = select(kept.key).where(kept.active, kept.role == "admin")
    return connection.execute(admins).scalars().all() == [key_of(user.name)]


def sign_out_everywhere(connection: Connection, key: str, keep: str = "") -> None:
    """
    Ends all sessions of somebody, but for that of the token *keep*.
    """
    kept = people_tables.sessions
    gone = (kept.c.user == key) & (kept.c.digest != digest_of(keep))
    connection.execute(kept.delete().where(gone))


def put(connection: Connection, row: UserRow, **values: object) -> None:
    """
    Sets columns of a user.
    """
    kept = people_tables.users
    connection.execute(kept.update().where(kept.c.key == row.key).values(**values))


def note(connection: Connection, name: str, change: tuple[str, object, object], who: str) -> None:
    """
    Notes a change: the field, what was there before and after it. What stayed as it was is no change.
    """
    field, before, after = change
    if before == after and field != PASSWORD:
        return
    row = {
        "number": next_number(connection, people_tables.user_changes),
        "user": key_of(name),
        "field": field,
        "before": written(before),
        "after": written(after),
        "who": who,
        "at": now(),
    }
    connection.execute(people_tables.user_changes.insert(), row)


def written(value: object) -> str | None:
    """
    A value as it is noted.
    """
    plain = sorted(value) if isinstance(value, frozenset) else value
    return None if plain is None else json.dumps(plain, ensure_ascii=False)


def read(value: str | None) -> object:
    """
    A value as it was noted.
    """
    return None if value is None else json.loads(value)
