"""
Who is asking, and what they may do.
"""

from dataclasses import dataclass

RIGHTS = ("read", "code", "review", "admin", "export", "see_personal_data")


@dataclass(frozen=True, slots=True)
class Person:
    """
    Somebody who is signed in; `csrf` is what every write of this session must send along.

    `is_local` is the one user without a password, who exists on loopback and while the ledger has no users.
    """

    name: str
    full_name: str
    rights: frozenset[str]
    csrf: str
    is_local: bool = False

    def may(self, right: str) -> bool:
        """
        Whether this person has a right.
        """
        return right in self.rights
