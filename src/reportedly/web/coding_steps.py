"""
What a coder may take back: the codings as they were before the last changes, while the workbench runs.
"""

import threading
from collections import deque
from collections.abc import Sequence
from typing import NamedTuple

from reportedly.double_coding import Coded, Coding

MOST = 200


class Before(NamedTuple):
    """
    The claims of a coding before a change, and the claim that was changed.
    """

    claims: tuple[Coded, ...]
    about: str


class Steps:
    """
    The last changes of each coder in each report.
    """

    def __init__(self) -> None:
        self.turn = threading.Lock()
        self.kept: dict[tuple[str, str], deque[tuple[Before, Sequence[Coded]]]] = {}

    def note(self, mine: Coding, claims: Sequence[Coded], about: str) -> None:
        """
        Notes what a coding was before it got other claims.
        """
        with self.turn:
            steps = self.kept.setdefault((mine.document, mine.coder), deque(maxlen=MOST))
            steps.append((Before(mine.claims, about), tuple(claims)))

    def last(self, mine: Coding) -> Before | None:
        """
        What a coding was before its last change; None where it is not what that change left.
        """
        with self.turn:
            steps = self.kept.get((mine.document, mine.coder))
            if not steps:
                return None
            before, after = steps.pop()
            if tuple(after) != mine.claims:
                steps.clear()
                return None
            return before
