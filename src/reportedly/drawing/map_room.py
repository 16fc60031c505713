"""
Where things stand on a map, and the room that is left between them for words.
"""

from typing import NamedTuple

from reportedly.drawing.outlines import Box, Point
from reportedly.drawing.svg import width_of

KM_A_DEGREE = 111.32


class Projection(NamedTuple):
    """
    From degrees to a map: true to scale in the middle of it.
    """

    box: Box
    unit: float
    shrink: float

    def point(self, lon: float, lat: float) -> Point:
        """
        Where a point of the earth stands on the map.
        """
        return (lon - self.box.west) * self.shrink * self.unit, (self.box.north - lat) * self.unit

    def length(self, metres: float) -> float:
        """
        How long a distance is on the map.
        """
        return metres / 1000 / KM_A_DEGREE * self.unit

    @property
    def height(self) -> float:
        """
        How high the map is.
        """
        return (self.box.north - self.box.south) * self.unit


class Taken(NamedTuple):
    """
    Room that something takes on a map, so that nothing else is written there.
    """

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Taken") -> bool:
        """
        Whether two things would lie upon each other.
        """
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


class Written(NamedTuple):
    """
    Where words stand: a point on their base line, and whether they start, end or have their middle there.
    """

    x: float
    y: float
    anchor: str

    def room(self, wide: float, size: float) -> Taken:
        """
        The room that words of this size take.
        """
        left = self.x - {"start": 0, "middle": wide / 2, "end": wide}[self.anchor]
        return Taken(left - 1, self.y - size, left + wide + 1, self.y + size * 0.3)


def edge(projection: Projection) -> float:
    """
    The right end of a map, with a little room.
    """
    return projection.point(projection.box.east, 0)[0] - 2


def free(words: str, at: Point, size: float, projection: Projection, taken: list[Taken]) -> Written | None:
    """
    Where words can stand beside a point; None where there is no room.
    """
    x, y = at
    base = y + size * 0.36
    beside = [(x + 8, base, "start"), (x - 8, base, "end")]
    over = [(x, y - 9, "middle"), (x, y + 7 + size, "middle")]
    corners = [(x + 8, y + down, "start") for down in (-8, 16)] + [
        (x - 8, y + down, "end") for down in (-8, 16)
    ]
    for one in (Written(*place) for place in beside + over + corners):
        room = one.room(width_of(words, size), size)
        inside = room.left >= 2 and room.top >= 2 and room.bottom <= projection.height - 2
        if inside and room.right <= edge(projection) and not any(room.meets(other) for other in taken):
            taken.append(room)
            return one
    return None
