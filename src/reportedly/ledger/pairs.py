"""
Which of many things have which values, as arrays: thousands are sifted and counted in a moment.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Places = NDArray[np.int32]
Mask = NDArray[np.bool_]


class Codes:
    """
    Numbers for values, each given once.
    """

    def __init__(self) -> None:
        self.values: list[str] = []
        self.numbers: dict[str, int] = {}

    def of(self, value: str) -> int:
        """
        The number of a value, a new one where it has none.
        """
        number = self.numbers.get(value)
        if number is None:
            self.values.append(value)
            number = self.numbers[value] = len(self.values) - 1
        return number


@dataclass(frozen=True, slots=True)
class Pairs:
    """
    The things, by their places in a list, that have values of one kind, by their numbers.
    """

    codes: Codes = field(default_factory=Codes)
    places: Places = field(default_factory=lambda: np.zeros(0, np.int32))
    values: Places = field(default_factory=lambda: np.zeros(0, np.int32))

    def with_new(self, changed: Mask, told: Iterable[tuple[int, str]]) -> "Pairs":
        """
        The same with what is told now of those things that *changed*.
        """
        new = sorted((place, self.codes.of(value)) for place, value in told)
        old = changed[self.places]
        if new == sorted(zip(self.places[old].tolist(), self.values[old].tolist(), strict=True)):
            return self
        places, values = np.array(new, np.int32).reshape(-1, 2).T
        return Pairs(
            self.codes,
            np.concatenate((self.places[~old], places)),
            np.concatenate((self.values[~old], values)),
        )

    def having(self, size: int, wanted: Collection[str]) -> Mask:
        """
        Which of so many things have one of some values.
        """
        numbers = [self.codes.numbers[value] for value in wanted if value in self.codes.numbers]
        found = np.zeros(size, bool)
        found[self.places[np.isin(self.values, numbers)]] = True
        return found

    def counts(self, among: Mask | None) -> Mapping[str, int]:
        """
        How many things have each value, of all or *among* some.
        """
        values = self.values if among is None else self.values[among[self.places]]
        found = np.bincount(values, minlength=1)
        return {self.codes.values[number]: int(found[number]) for number in np.flatnonzero(found)}


def placed(values: Iterable[str], names: Iterable[str], places: Mapping[str, int]) -> Pairs:
    """
    The pairs of a kind: values, and the things that have each.
    """
    codes = Codes()
    numbers = np.fromiter(map(codes.of, values), np.int32)
    return Pairs(codes, np.fromiter(map(places.__getitem__, names), np.int32), numbers)
