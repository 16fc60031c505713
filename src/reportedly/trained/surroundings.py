"""
What the claims around a claim have: those of its event, of its sentence, before and after it.

All of it is counted once for a report and asked claim by claim, so that each claim of a report of
thousands takes no longer than one of a few.
"""

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

# What makes two mentions one place (name, country), or one time (first and last day); None for none at all.
Key = tuple[str | None, str | None] | None


class Standing(NamedTuple):
    """
    Where a claim stands: the label of its event, its sentence and its type.
    """

    event: str
    sentence: int
    event_type: str


class Group(NamedTuple):
    """
    Some claims: how many of them have each key, and how many they are.
    """

    keys: Counter[Key]
    size: int


@dataclass(frozen=True, slots=True)
class Others:
    """
    How many claims of a group have each key, the claim that asks left out.
    """

    group: Group
    own: Key

    def any(self, key: Key) -> bool:
        """
        Whether at least one of them has a key.
        """
        return self.group.keys[key] > (self.own == key)

    def share(self, key: Key) -> float:
        """
        The part of them that has a key; 0 where there are none.
        """
        return (
            (self.group.keys[key] - (self.own == key)) / (self.group.size - 1) if self.group.size > 1 else 0.0
        )


class Around(NamedTuple):
    """
    The claims around one claim: of its event, of its sentence, all of them; what the last one before it has
    that has anything, and the last one of its type, and what the next one has. Empty where there is none.
    """

    event: Others
    sentence: Others
    report: Others
    before: frozenset[Key]
    alike: frozenset[Key]
    after: frozenset[Key]


def around(keys: Sequence[Key], standing: Sequence[Standing]) -> Iterator[Around]:
    """
    For each claim of a report, in order, what the others have; *keys* are what each has itself.
    """
    events = grouped(keys, [one.event for one in standing])
    sentences = grouped(keys, [one.sentence for one in standing])
    every = Group(Counter(keys), len(keys))
    last: dict[str | None, frozenset[Key]] = {}
    for n, (key, one) in enumerate(zip(keys, standing, strict=True)):
        yield Around(
            Others(events[one.event], key),
            Others(sentences[one.sentence], key),
            Others(every, key),
            last.get(None, frozenset()),
            last.get(one.event_type, frozenset()),
            frozenset(keys[n + 1 : n + 2]),
        )
        if key is not None:
            last[None] = last[one.event_type] = frozenset({key})


def grouped(keys: Sequence[Key], names: Sequence[Hashable]) -> dict[Hashable, Group]:
    """
    The claims of each name, counted.
    """
    counted: dict[Hashable, Counter[Key]] = {}
    for key, name in zip(keys, names, strict=True):
        counted.setdefault(name, Counter())[key] += 1
    return {name: Group(found, found.total()) for name, found in counted.items()}
