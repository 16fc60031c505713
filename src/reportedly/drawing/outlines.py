"""
The outlines of countries, from Natural Earth, as far as a map shows them.
"""

import gzip
import json
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any, NamedTuple

MAP = Path(__file__).parents[1] / "maps" / "countries.json.gz"

Point = tuple[float, float]


class Box(NamedTuple):
    """
    A piece of the earth, in degrees.
    """

    west: float
    south: float
    east: float
    north: float

    def meets(self, other: "Box") -> bool:
        """
        Whether two pieces share a point.
        """
        return (
            self.west <= other.east
            and other.west <= self.east
            and self.south <= other.north
            and other.south <= self.north
        )

    def holds(self, point: Point) -> bool:
        """
        Whether a point lies in it.
        """
        return self.west <= point[0] <= self.east and self.south <= point[1] <= self.north


class Outline(NamedTuple):
    """
    One line around a country, or around an island or a hole of it.
    """

    country: str
    points: tuple[Point, ...]
    box: Box


@cache
def outlines() -> tuple[Outline, ...]:
    """
    The lines around all countries.
    """
    with gzip.open(MAP, "rt", encoding="utf-8") as opened:
        whole = json.load(opened)
    arcs = [tuple(arc_points(arc, whole["transform"])) for arc in whole["arcs"]]
    return tuple(
        outline(country["name"], [arcs[n] if n >= 0 else arcs[~n][::-1] for n in ring])
        for country in whole["countries"]
        for ring in country["rings"]
    )


def arc_points(arc: Sequence[Sequence[int]], transform: dict[str, Any]) -> Iterator[Point]:
    """
    The points of a border in degrees; each is kept as the step from the one before.
    """
    (wide, high), (west, south) = transform["scale"], transform["translate"]
    eastward = accumulate(step[0] for step in arc)
    northward = accumulate(step[1] for step in arc)
    for x, y in zip(eastward, northward, strict=True):
        yield (x * wide + west, y * high + south)


def outline(country: str, borders: Sequence[Sequence[Point]]) -> Outline:
    """
    Borders put end to end.
    """
    points = tuple(point for border in borders for point in border[1:])
    lons, lats = [lon for lon, _ in points], [lat for _, lat in points]
    return Outline(country, points, Box(min(lons), min(lats), max(lons), max(lats)))


def country_at(point: Point) -> str | None:
    """
    The country that a point lies in.
    """
    around: dict[str, int] = {}
    for one in outlines():
        if one.box.holds(point):
            around[one.country] = around.get(one.country, 0) + crossings(one.points, point)
    return next((name for name, count in around.items() if count % 2), None)


def crossings(points: Sequence[Point], point: Point) -> int:
    """
    How often one crosses a line that is closed, going east from a point.
    """
    lon, lat = point
    count = 0
    for (west, south), (east, north) in pairwise((*points, points[0])):
        if (south > lat) != (north > lat):
            count += lon < west + (lat - south) / (north - south) * (east - west)
    return count


def lines_in(box: Box, step: float) -> Iterator[Outline]:
    """
    The lines that a map of some piece of the earth shows, cut at its edges, without detail
    smaller than *step* degrees.
    """
    for one in outlines():
        if one.box.meets(box):
            points = tuple(coarser(cut(one.points, box), step))
            if len(points) > 2:
                yield Outline(one.country, points, one.box)


def cut(points: Sequence[Point], box: Box) -> list[Point]:
    """
    The part of an area that lies in a box, cut side by side.
    """
    for axis, limit, sign in ((0, box.west, 1), (0, box.east, -1), (1, box.south, 1), (1, box.north, -1)):
        points = list(cut_side(points, axis, limit, sign))
    return list(points)


def cut_side(points: Sequence[Point], axis: int, limit: float, sign: int) -> Iterator[Point]:
    """
    The part of an area on one side of a meridian or a parallel.
    """
    for before, after in pairwise((*points[-1:], *points)):
        out, into = (before[axis] - limit) * sign < 0, (after[axis] - limit) * sign < 0
        if out != into:
            share = (limit - before[axis]) / (after[axis] - before[axis])
            other = before[1 - axis] + share * (after[1 - axis] - before[1 - axis])
            yield (limit, other) if axis == 0 else (other, limit)
        if not into:
            yield after


def coarser(points: Sequence[Point], step: float) -> Iterator[Point]:
    """
    Points of which each is at least *step* away from the one before.
    """
    last = None
    for point in points:
        if last is None or abs(point[0] - last[0]) + abs(point[1] - last[1]) >= step:
            yield point
            last = point


def middle_of(points: Sequence[Point]) -> tuple[Point, float]:
    """
    Where the weight of an area lies, and how large it is, in square degrees.
    """
    area = lon = lat = 0.0
    for (west, south), (east, north) in pairwise((*points, points[0])):
        turn = west * north - east * south
        area, lon, lat = area + turn, lon + (west + east) * turn, lat + (south + north) * turn
    if abs(area) < 1e-9:
        return points[0], 0.0
    return (lon / (3 * area), lat / (3 * area)), abs(area) / 2
