"""
The towns of the world by their latitude, for whoever draws many maps.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import NamedTuple


class Town(NamedTuple):
    """
    A town: `below` is its population, below nothing, so that the largest comes first; `row` is its number.
    """

    below: int
    row: int
    lon: float
    lat: float


class Towns:
    """
    All towns, from the south to the north.
    """

    def __init__(self, told: Iterable[tuple[float, float, int, int]]) -> None:
        """
        *told* are latitude, longitude, population and number of each, in the order of the latitudes.
        """
        self.lats, self.lons = array("d"), array("d")
        self.sizes, self.rows = array("q"), array("q")
        for lat, lon, size, row in told:
            self.lats.append(lat)
            self.lons.append(lon)
            self.sizes.append(size)
            self.rows.append(row)

    def within(self, west: float, south: float, east: float, north: float) -> list[Town]:
        """
        The towns between four edges, in degrees, the largest first.
        """
        first, last = bisect_left(self.lats, south), bisect_right(self.lats, north)
        return sorted(
            Town(-self.sizes[i], self.rows[i], self.lons[i], self.lats[i])
            for i in range(first, last)
            if west <= self.lons[i] <= east
        )
