"""
The parts of what hangs together: as large as can be looked at whole, found without a look at all of it.

A part is what hangs together by bonds above the least step at which it is small enough. What is too large
even by the strongest bonds is one part.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from reportedly.joining import clustering
from reportedly.joining.blocking import Pair, ordered

Bonds = Callable[[str], Iterable[tuple[str, float]]]


class Part(NamedTuple):
    """
    Tellings that are grouped together, and the bonds between them that count.
    """

    names: list[str]
    near: dict[Pair, float]


class Parts:
    """
    The parts around some tellings, given the bonds of each and what people hold together.
    """

    def __init__(self, bonds: Bonds, held: Mapping[str, Iterable[str]]) -> None:
        self.bonds = bonds
        self.held = held
        self.large: dict[float, set[str]] = {}

    def around(self, name: str) -> Part:
        """
        The part that a telling is in.
        """
        for least in (0.0, *clustering.STEPS):
            found = self.small(name, least)
            if found is not None:
                return self.part(found, least)
        strongest = clustering.STEPS[-1]
        found = self.reached(name, strongest)
        outward = [weight for one in found for other, weight in self.bonds(one) if other not in found]
        most = max(outward, default=0.0)
        return self.part(found, next(least for least in (0.0, *clustering.STEPS) if most <= least))

    def part(self, names: set[str], least: float) -> Part:
        """
        Some tellings with the bonds between them.
        """
        near = {
            ordered(one, other): weight
            for one in names
            for other, weight in self.bonds(one)
            if weight > least and other in names
        }
        return Part(sorted(names), near)

    def small(self, name: str, least: float) -> set[str] | None:
        """
        What hangs together with one by bonds above *least*, unless it is too much to be looked at whole.
        """
        large = self.large.setdefault(least, set())
        found = self.reached(name, least, large)
        if len(found) <= clustering.COMPLETE and large.isdisjoint(found):
            return found
        large |= found
        return None

    def reached(self, name: str, least: float, large: set[str] | None = None) -> set[str]:
        """
        What hangs together with one by bonds above *least*; given *large*, only as much as shows that it is
        too much.
        """
        found, queue = {name}, [name]
        while queue:
            if large is not None and (len(found) > clustering.COMPLETE or queue[-1] in large):
                break
            one = queue.pop()
            friends = {other for other, weight in self.bonds(one) if weight > least}
            others = friends.union(self.held.get(one, ())) - found
            found |= others
            queue += others
        return found
