"""
Whether a place lies in the country that it is said to lie in, or would with latitude and longitude swapped.
"""

import sqlite3
from typing import NamedTuple

from reportedly.places.place_rows import Row

# So many degrees off the towns that are known a place may still lie in their country.
MARGIN = 1.0
BOX = "SELECT min(lat), max(lat), min(lon), max(lon) FROM places WHERE country = ?"


class Box(NamedTuple):
    """
    The box around the towns of a country.
    """

    south: float
    north: float
    west: float
    east: float

    def holds(self, lat: float, lon: float, margin: float = 0) -> bool:
        """
        Whether a point lies in the box, or no farther off than *margin*.
        """
        return self.south - margin <= lat <= self.north + margin and (
            self.west - margin <= lon <= self.east + margin
        )


class Borders:
    """
    The boxes around the countries of a gazetteer.
    """

    def __init__(self, base: sqlite3.Connection) -> None:
        """
        *base* is the gazetteer.
        """
        self.base = base
        areas = base.execute("SELECT code, name FROM areas WHERE length(code) = 2")
        self.codes = {name.casefold(): code for code, name in areas}
        self.boxes: dict[str, Box | None] = {}

    def box(self, country: str) -> Box | None:
        """
        The box around a country, by its code or its name; None where nothing is known of it.
        """
        if country not in self.boxes:
            code = self.codes.get(country.casefold(), country)
            ends = self.base.execute(BOX, (code,)).fetchone()
            self.boxes[country] = None if ends[0] is None else Box(*ends)
        return self.boxes[country]

    def fault(self, row: Row) -> str | None:
        """
        What is wrong with where a place is said to be, if it would be right the other way round.
        """
        box = self.box(row.country) if row.country else None
        if box is None or row.lat is None or row.lon is None:
            return None
        if box.holds(row.lat, row.lon, MARGIN) or not box.holds(row.lon, row.lat):
            return None
        return (
            f"latitude and longitude are swapped: {row.lat:.10g}, {row.lon:.10g} is not in {row.country},"
            f" {row.lon:.10g}, {row.lat:.10g} is"
        )
