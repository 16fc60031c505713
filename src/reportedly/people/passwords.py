"""
Passwords as they are kept: so that whoever takes the file learns none of them.
"""

import unicodedata
from contextlib import suppress
from functools import cache
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

# Each look takes 64 MiB of memory: a flood of them must not fill it.
TURNS = BoundedSemaphore(4)
HASHER = PasswordHasher()


def kept_password(password: str) -> str:
    """
    What is kept of a password (Argon2id with a salt of its own).
    """
    with TURNS:
        return HASHER.hash(plain(password))


def is_right(password: str, kept: str | None) -> bool:
    """
    Whether a password is the one kept; without one, it takes as long and is wrong.
    """
    with TURNS, suppress(VerificationError, InvalidHashError):
        return HASHER.verify(kept or nobodys(), plain(password)) and kept is not None
    return False


def is_dated(kept: str) -> bool:
    """
    Whether a password was kept in a way that is weaker than today's.
    """
    return HASHER.check_needs_rehash(kept)


def plain(password: str) -> bytes:
    """
    A password the same from every keyboard: an accent may come as a letter of its own or not.
    """
    return unicodedata.normalize("NFKC", password).encode("utf-8", "surrogatepass")


@cache
def nobodys() -> str:
    """
    What is compared for somebody who is not there.
    """
    return HASHER.hash(b"nobody has this one")
