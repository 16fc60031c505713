"""
What a feature finds in two accounts: its name, how much of it, and how to say so.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from reportedly.joining.traits import Traits
from reportedly.telling.sentences import Sentence

# So many words, names or codes are shown of those that two accounts share.
SHOWN = 4
# So many answers of a kind are kept: the same gap, number or two places come up again and again.
KEPT = 20_000

# Names of what was found, each with the greatest number that it is given for; the last one has no end.
Steps = tuple[tuple[float, str], ...]


class Found(NamedTuple):
    """
    What a feature found, how much of it, and the sentence that says so, made only where somebody reads it.
    """

    name: str
    amount: float
    says: Callable[[], Sentence]


Feature = Callable[[Traits, Traits], Found]


def step(number: float, steps: Steps) -> str:
    """
    The name of the first step that a number does not pass.
    """
    for end, name in steps:
        if number <= end:
            return name
    raise ValueError(number)


def first_of(names: Iterable[str]) -> list[str]:
    """
    The first codes or names, as many as are shown.
    """
    return sorted(names)[:SHOWN]
