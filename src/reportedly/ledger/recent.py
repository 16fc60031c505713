"""
What was found out of a ledger, kept for those who ask the same again a moment later.
"""

import threading
from collections.abc import Callable, Hashable
from time import monotonic, thread_time
from typing import Any, NamedTuple, TypeVar

Answer = TypeVar("Answer")

# What took so many computing seconds is given again for so many times as long.
LONG, FACTOR = 0.02, 50
# How many answers are kept.
MOST = 500


class Found(NamedTuple):
    """
    An answer, the state of the ledger that it is of, when it was found, and the computing seconds it took.
    """

    answer: Any
    state: Hashable
    at: float
    cost: float


class Kept:
    """
    Things with what each was made from: one is given again only as long as that is the same.

    The last so many are kept.
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self.turn = threading.Lock()
        self.made: dict[Hashable, tuple[object, Any]] = {}

    def get(self, name: Hashable, basis: object) -> Any | None:  # noqa: ANN401 (whatever was kept)
        """
        What was made under a name, if it was made from this; None where it has to be made anew.
        """
        made_from, made = self.made.get(name, (None, None))
        return made if made_from == basis else None

    def keep(self, name: Hashable, basis: object, made: object) -> None:
        """
        Keeps what was made, in the place of what there was under its name.
        """
        with self.turn:
            put_last(self.made, name, (basis, made), self.most)


class Recent:
    """
    Gives an answer again as long as the ledger is in the same state.

    One that took long is given a little longer, fifty times what it took: so that a large ledger, in which
    people decide something every second, is not counted anew every second by everybody who looks.
    """

    def __init__(self) -> None:
        self.turn = threading.Lock()
        self.found: dict[Hashable, Found] = {}

    def answer(
        self, asked: Hashable, state: Hashable, find: Callable[[], Answer], *, exact: bool = False
    ) -> Answer:
        """
        What is asked, found now unless it was found before; nothing that is a moment old where it has to be
        *exact*.
        """
        known = self.found.get(asked)
        if known is not None and (known.state == state or (is_fresh(known) and not exact)):
            kept: Answer = known.answer
            return kept
        begin = thread_time()
        made = find()
        with self.turn:
            put_last(self.found, asked, Found(made, state, monotonic(), thread_time() - begin), MOST)
        return made


def put_last(held: dict[Hashable, Answer], name: Hashable, thing: Answer, most: int) -> None:
    """
    Puts something in the last place, and drops what is not among the last so many.
    """
    held.pop(name, None)
    held[name] = thing
    for old in list(held)[:-most]:
        del held[old]


def is_fresh(known: Found) -> bool:
    """
    Whether something took so long that it is not found anew yet.
    """
    return known.cost > LONG and monotonic() - known.at < FACTOR * known.cost
