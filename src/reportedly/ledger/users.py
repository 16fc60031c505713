"""
The people of a ledger: who they are, how they sign in, and who is signed in.

Of a token only its digest is kept: whoever reads the file cannot take anybody's place.
"""

import hashlib
import hmac
import json
import secrets
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select

from reportedly.ledger.ledger import Ledger
from reportedly.ledger.rows import next_number, stamp
from reportedly.people import people_tables
from reportedly.people.passwords import is_dated, is_right, kept_password
from reportedly.people.second_factor import step_of
from reportedly.people.users import (
    BY_ADDRESS,
    BY_NAME,
    IDLE,
    LONGEST,
    WHOLE,
    WINDOW,
    Session,
    SignInRefused,
    TooManyTries,
    User,
    key_of,
    over,
    wait_until,
)

REFUSED = "that name, password or code is not right"
# A session that was used within this time need not be noted again.
FRESH = timedelta(minutes=1)
# How long tries to sign in are kept.
KEPT = timedelta(days=90)

UserRow = Row[Any]
ANYBODY = select(people_tables.users.c.key).limit(1)
SIGNED_IN = (
    select(people_tables.users, people_tables.sessions.c.since, people_tables.sessions.c.seen)
    .select_from(people_tables.sessions.join(people_tables.users))
    .where(people_tables.sessions.c.digest == bindparam("token"), people_tables.users.c.active)
)


def has_users(ledger: Ledger) -> bool:
    """
    Whether people must sign in to this ledger: from the first user on, whatever becomes of them.
    """
    with ledger.looking() as connection:
        return connection.execute(ANYBODY).first() is not None


def users(ledger: Ledger) -> tuple[User, ...]:
    """
    All people of a ledger, by name.
    """
    with ledger.looking() as connection:
        rows = connection.execute(select(people_tables.users).order_by(people_tables.users.c.key))
        return tuple(user_of(row) for row in rows)


def user_named(ledger: Ledger, name: str) -> User | None:
    """
    The user of this name, however it is written.
    """
    with ledger.looking() as connection:
        row = row_of(connection, key_of(name))
        return None if row is None else user_of(row)


def sign_in(
    ledger: Ledger, name: str, password: str, code: str, address: str, *, at: datetime | None = None
) -> str:
    """
    Signs somebody in and gives the token of a new session, whatever token they came with.
    """
    moment, key = at or datetime.now(UTC), key_of(name)
    number = begin_try(ledger, key, address, moment)
    with ledger.looking() as connection:
        row = row_of(connection, key)
    right = is_right(password[:LONGEST], None if row is None else row.password)
    if row is None or not (right and row.active):
        raise SignInRefused(REFUSED)
    with ledger.writing() as connection:
        if not takes_code(connection, row, code, moment):
            raise SignInRefused(REFUSED)
        end_try(connection, number)
        keep_anew(connection, row, password)
        sweep(connection, moment)
        return begin_session(connection, key, moment)


def begin_try(ledger: Ledger, key: str, address: str, moment: datetime) -> int:
    """
    Notes a try as failed until it is done, unless there were too many: tries at once count, too.
    """
    tries, name = people_tables.sign_ins, digest_of(key)
    with ledger.writing() as connection:
        for of_whom, most in ((tries.c.name == name, BY_NAME), (tries.c.address == address, BY_ADDRESS)):
            failed = select(tries.c.at).where(of_whom, tries.c.at > stamp(moment - WINDOW), ~tries.c.done)
            again = wait_until(connection.execute(failed).scalars().all(), most)
            if again is not None:
                raise TooManyTries(again)
        number = next_number(connection, tries)
        row = {"number": number, "name": name, "address": address, "at": stamp(moment), "done": False}
        connection.execute(tries.insert(), row)
    return number


def end_try(connection: Connection, number: int) -> None:
    """
    Notes that a try was none too many: it came through.
    """
    tries = people_tables.sign_ins
    connection.execute(tries.update().where(tries.c.number == number).values(done=True))


def takes_code(connection: Connection, row: UserRow, code: str, moment: datetime) -> bool:
    """
    Whether a code is right and was not used before, if one is needed; it is used up then.
    """
    if row.code_key is None:
        return True
    step, kept = step_of(row.code_key, code, moment), people_tables.users
    if step is None:
        return False
    used = kept.c.code_step.is_(None) | (kept.c.code_step < step)
    take = kept.update().where(kept.c.key == row.key, used).values(code_step=step)
    return connection.execute(take).rowcount == 1


def keep_anew(connection: Connection, row: UserRow, password: str) -> None:
    """
    Keeps a password in today's way, now that it is at hand.
    """
    if is_dated(row.password):
        kept = people_tables.users
        change = kept.update().where(kept.c.key == row.key).values(password=kept_password(password))
        connection.execute(change)


def sweep(connection: Connection, moment: datetime) -> None:
    """
    Lets go of sessions that are over and of tries long ago.
    """
    kept, tries = people_tables.sessions, people_tables.sign_ins
    gone = (kept.c.since <= stamp(moment - WHOLE)) | (kept.c.seen <= stamp(moment - IDLE))
    connection.execute(kept.delete().where(gone))
    connection.execute(tries.delete().where(tries.c.at < stamp(moment - KEPT)))


def begin_session(connection: Connection, key: str, moment: datetime) -> str:
    """
    The token of a new session.
    """
    token = secrets.token_urlsafe(32)
    row = {"digest": digest_of(token), "user": key, "since": stamp(moment), "seen": stamp(moment)}
    connection.execute(people_tables.sessions.insert(), row)
    return token


def person_of(ledger: Ledger, token: str, *, at: datetime | None = None) -> Session | None:
    """
    Who holds a token, if it still holds.
    """
    moment, kept = at or datetime.now(UTC), people_tables.sessions
    with ledger.looking() as connection:
        row = connection.execute(SIGNED_IN, {"token": digest_of(token)}).first()
    if row is None or over(row.since, row.seen, moment):
        return None
    if moment - datetime.fromisoformat(row.seen) >= FRESH:
        with ledger.writing() as connection:
            used = kept.update().where(kept.c.digest == digest_of(token)).values(seen=stamp(moment))
            connection.execute(used)
    return Session(user_of(row), csrf_of(token), row.since)


def sign_out(ledger: Ledger, token: str) -> None:
    """
    Ends a session.
    """
    kept = people_tables.sessions
    with ledger.writing() as connection:
        connection.execute(kept.delete().where(kept.c.digest == digest_of(token)))


def csrf_of(token: str) -> str:
    """
    What each change must bear beside the cookie: no other site can know it.
    """
    return hmac.new(token.encode(), b"csrf", hashlib.sha256).hexdigest()


def digest_of(words: str) -> str:
    """
    What is kept in place of a secret.
    """
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()


def row_of(connection: Connection, key: str) -> UserRow | None:
    """
    A user as they are kept.
    """
    return connection.execute(select(people_tables.users).where(people_tables.users.c.key == key)).first()


def user_of(row: UserRow) -> User:
    """
    A user without what is secret.
    """
    apart = frozenset(json.loads(row.rights))
    return User(row.name, row.full_name, row.role, apart, row.active, row.code_key is not None)
