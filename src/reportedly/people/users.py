"""
Who may work in a ledger, and what each may do there.

A role holds the rights of those below it. Two rights stand apart from all roles: to take tables and reports
out, and to see the names of victims and witnesses.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from reportedly.errors import UsageError

ROLES = ("viewer", "coder", "reviewer", "admin")
# What each role adds to the one before.
ADDED = ("read", "code", "review", "admin")
APART = ("export", "see_personal_data")

SHORTEST = 12
# A longer one would only keep the machine busy.
LONGEST = 1024
NAME = re.compile(r"[\w.@+-]+(?: [\w.@+-]+)*")
LONGEST_NAME = 64

IDLE = timedelta(hours=12)
WHOLE = timedelta(days=7)

# So many failures in this time, by one name or from one address: then whoever it is has to wait.
WINDOW = timedelta(minutes=15)
BY_NAME = 5
BY_ADDRESS = 20


class SignInRefused(UsageError):
    """
    Name, password or code are wrong; which of them is not said.
    """


class TooManyTries(UsageError):
    """
    Signing in failed too often; `again` is when it may be tried again (UTC).
    """

    def __init__(self, again: datetime) -> None:
        super().__init__(f"too many tries; try again after {again:%H:%M} UTC")
        self.again = again


@dataclass(frozen=True, slots=True)
class User:
    """
    Somebody who works in the ledger. `apart` are rights beside those of the role; `totp` is whether a code of
    a second device is asked for.
    """

    name: str
    full_name: str = ""
    role: str = "viewer"
    apart: frozenset[str] = frozenset()
    active: bool = True
    totp: bool = False

    @property
    def rights(self) -> frozenset[str]:
        """
        All that this person may do.
        """
        return rights_of(self.role) | self.apart if self.active else frozenset()


@dataclass(frozen=True, slots=True)
class Session:
    """
    A person at work, since when (UTC, ISO 8601), and the token that each change they make must bear.
    """

    user: User
    csrf: str
    since: str

    @property
    def rights(self) -> frozenset[str]:
        """
        All that this person may do.
        """
        return self.user.rights


def rights_of(role: str) -> frozenset[str]:
    """
    What a role may do: all that those below it may, and something more.
    """
    return frozenset(ADDED[: ROLES.index(role) + 1])


def key_of(name: str) -> str:
    """
    A name as it is told from others: nobody is to pass for another by capitals or look-alike letters.
    """
    return unicodedata.normalize("NFKC", name).casefold().strip()


def checked_name(name: str) -> str:
    """
    A name that can be given to somebody, without the space around it.
    """
    neat = unicodedata.normalize("NFC", name).strip()
    if len(neat) > LONGEST_NAME or not NAME.fullmatch(neat):
        raise UsageError(
            f"{neat[:LONGEST_NAME] or 'nothing'} is no name for a user: "
            f"give letters, digits and . _ - + @, at most {LONGEST_NAME}"
        )
    return neat


def checked_full_name(full_name: str) -> str:
    """
    A name as it is shown, on one line.
    """
    neat = " ".join(full_name.split())
    if len(neat) > 200 or not neat.isprintable():
        raise UsageError("a full name has at most 200 letters, and no control characters")
    return neat


def checked_role(role: str) -> str:
    """
    One of the roles.
    """
    if role not in ROLES:
        raise UsageError(f"{role} is no role; choose from {', '.join(ROLES)}")
    return role


def checked_apart(rights: Iterable[str]) -> frozenset[str]:
    """
    Rights that stand apart from the roles.
    """
    asked = frozenset(rights)
    if unknown := sorted(asked - set(APART)):
        raise UsageError(f"{unknown[0]} is no right to be given apart; choose from {', '.join(APART)}")
    return asked


def checked_password(password: str) -> str:
    """
    A password that is long enough. Length is all that is asked for: other rules make for worse ones.
    """
    if len(password) < SHORTEST:
        raise UsageError(f"a password needs at least {SHORTEST} characters; a sentence is a good one")
    if len(password) > LONGEST:
        raise UsageError(f"a password has at most {LONGEST} characters")
    return password


def wait_until(failures: Sequence[str], most: int) -> datetime | None:
    """
    When somebody who failed at these times (all within the last minutes that count) may try again.
    """
    if len(failures) < most:
        return None
    return datetime.fromisoformat(sorted(failures)[-most]) + WINDOW


def over(since: str, seen: str, moment: datetime) -> bool:
    """
    Whether a session that began and was last used at these times is over.
    """
    return moment >= min(datetime.fromisoformat(since) + WHOLE, datetime.fromisoformat(seen) + IDLE)
