"""
The geometries of maps: of each only the point that its place stands at, and in which degrees a map is.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from reportedly.places.points import IN_DEGREES, Point, placed

Ring = list[tuple[float, float]]

# A box wider than this, in degrees, goes round the other side of the earth.
HALF_ROUND, ROUND = 180, 360
# Degrees of WGS 84, and those that are within a few metres of them.
DEGREES = re.compile(r"CRS:?8[34]h?|(?:^|\D)(?:4326|4979|4258|4269)$")
OUTER_RINGS: Mapping[str, Callable[[Any], list[Any]]] = {
    "Point": lambda inner: [[inner]],
    "MultiPoint": lambda inner: [inner],
    "Polygon": lambda inner: inner[:1],
    "MultiPolygon": lambda inner: [polygon[0] for polygon in inner],
}


class Shape(NamedTuple):
    """
    What is kept of a geometry: the middle of the box around its largest ring, and how large that is.
    """

    size: float
    lat: float
    lon: float


class Shapeless(NamedTuple):
    """
    A geometry that no place can be made of, and why.
    """

    reason: str


def thinned(found: dict[str, Any]) -> Any:  # noqa: ANN401 (whatever a file holds)
    """
    An object of a map: in place of a geometry what is kept of it, so that no map fills the memory.
    """
    if "coordinates" in found and "type" in found:
        return shape_of(found)
    if found.get("type") == "GeometryCollection":
        parts = found.get("geometries")
        shapes = [part for part in parts if isinstance(part, Shape)] if isinstance(parts, list) else []
        return max(shapes, default=Shapeless("its geometry is empty"))
    return found


def shape_of(geometry: Mapping[str, Any]) -> Shape | Shapeless:
    """
    The middle of the largest ring of a geometry.
    """
    if str(geometry["type"]) not in OUTER_RINGS:
        return Shapeless(f"its geometry is a {str(geometry['type'])[:40]}, no point or polygon")
    try:
        rings = [ring for ring in outlines(geometry) if ring]
    except (TypeError, KeyError, IndexError, ValueError, AttributeError):
        return Shapeless("its geometry is broken")
    return max(map(around, rings), default=Shapeless("its geometry is empty"))


def outlines(geometry: Mapping[str, Any]) -> Iterator[Ring]:
    """
    The outer rings of a geometry; a point is a ring of its own.
    """
    for ring in OUTER_RINGS[geometry["type"]](geometry["coordinates"]):
        yield joined([(float(at[0]), float(at[1])) for at in ring])


def joined(ring: Ring) -> Ring:
    """
    A ring in one piece also where it crosses the line at which longitudes begin anew.
    """
    eastings = [x for x, _ in ring]
    if HALF_ROUND < max(eastings, default=0) - min(eastings, default=0) <= ROUND:
        return [(x + ROUND if x < 0 else x, y) for x, y in ring]
    return ring


def around(ring: Sequence[tuple[float, float]]) -> Shape:
    """
    The box around a ring.
    """
    (west, east), (south, north) = ((min(ends), max(ends)) for ends in zip(*ring, strict=True))
    return Shape((east - west) * (north - south), (south + north) / 2, (west + east) / 2)


def middle(shape: object) -> Point | str:
    """
    The point of what was kept of a geometry, or what is wrong with it.
    """
    if isinstance(shape, Shapeless):
        return shape.reason
    if not isinstance(shape, Shape):
        return "it has no geometry"
    lon = shape.lon - ROUND if HALF_ROUND < shape.lon < ROUND else shape.lon
    return placed(round(shape.lat, 5), round(lon, 5))


def foreign_degrees(told: object) -> str | None:
    """
    What is wrong with the system of coordinates that a map tells, if anything.
    """
    properties = told.get("properties") if isinstance(told, dict) else None
    values = [properties.get(key) for key in ("name", "code")] if isinstance(properties, dict) else []
    name = next((str(value) for value in values if value), "")
    return None if not name or DEGREES.search(name) else f"has the coordinates of {name[:60]}; {IN_DEGREES}"
