"""
Places of claims and of events as maps show them: a map for each part of the world with events.

    shown = located(claim.place)
    if shown:
        place_map_svg(shown.spot, towns=shown.towns)
    for part in regions(numbered(views)):
        map_svg(part.spots, towns=part.towns)
"""

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reportedly.drawing.map_plot import Spot, Town, box_of
from reportedly.drawing.outlines import Box, Point
from reportedly.events.event_words import heading, how_exact, place_parts
from reportedly.events.view import EventView
from reportedly.places.exactness import distance, radius
from reportedly.places.gazetteer import gazetteer
from reportedly.records import Place
from reportedly.telling.sentences import Sentence, say

SQUARE = 4.0
RUN = 3
MOST = 4

Square = tuple[int, int]


class Located(NamedTuple):
    """
    A place with the towns around it.
    """

    spot: Spot
    towns: tuple[Town, ...]


class Numbered(NamedTuple):
    """
    An event by its number in a list.
    """

    number: int
    view: EventView


class Region(NamedTuple):
    """
    A part of the world: its countries, the events there, and what a map of it shows.
    """

    name: str
    events: tuple[Numbered, ...]
    spots: tuple[Spot, ...]
    towns: tuple[Town, ...]


def numbered(views: Iterable[EventView]) -> tuple[Numbered, ...]:
    """
    Events with their numbers.
    """
    return tuple(Numbered(number, view) for number, view in enumerate(views, 1))


def located(place: Place | None) -> Located | None:
    """
    One place as a small map shows it; None where nobody knows its coordinates.
    """
    point = point_of(place)
    if place is None or point is None:
        return None
    spot = Spot(*point, radius(place), words=place_words(place))
    return Located(spot, towns_in(box_of((spot,), 0.72)))


def place_words(place: Place) -> Sentence:
    """
    What one reads at a place by itself: its name, and how exact that is.
    """
    return say("map_place", place=place_parts(place), exact=how_exact(place))


def towns_in(box: Box) -> tuple[Town, ...]:
    """
    The towns of a piece of the earth, the largest first.
    """
    return tuple(Town(name, lon, lat) for name, lon, lat in gazetteer().towns(*box))


def point_of(place: Place | None) -> Point | None:
    """
    The longitude and latitude of a place, if it has them.
    """
    if place is None or place.lat is None or place.lon is None:
        return None
    return place.lon, place.lat


def unplaced(events: Iterable[Numbered]) -> tuple[Numbered, ...]:
    """
    The events that are on no map.
    """
    return tuple(one for one in events if point_of(one.view.place) is None)


def regions(events: Iterable[Numbered]) -> tuple[Region, ...]:
    """
    The maps that it takes to show some events, that with the most events first.
    """
    placed = [one for one in events if point_of(one.view.place)]
    groups = sorted(near_each_other(placed), key=lambda group: (-len(group), group[0].number))
    return tuple(region(group) for group in groups)


def near_each_other(placed: Sequence[Numbered]) -> list[list[Numbered]]:
    """
    The events in groups: squares of the earth that have events, together with those that touch them.
    """
    squares: dict[Square, list[Numbered]] = {}
    for one in placed:
        squares.setdefault(square_of(point_of(one.view.place) or (0.0, 0.0)), []).append(one)
    groups = []
    left = set(squares)
    while left:
        members: list[Numbered] = []
        edge = [left.pop()]
        while edge:
            square = edge.pop()
            members += squares[square]
            touching = left & around(square)
            left -= touching
            edge += touching
        groups.append(sorted(members, key=lambda one: one.number))
    return groups


def square_of(point: Point) -> Square:
    """
    The square of the earth that a point lies in.
    """
    return math.floor(point[0] / SQUARE), math.floor(point[1] / SQUARE)


def around(square: Square) -> set[Square]:
    """
    The squares that touch a square.
    """
    return {(square[0] + east, square[1] + north) for east in (-1, 0, 1) for north in (-1, 0, 1)}


def region(events: Sequence[Numbered]) -> Region:
    """
    A map of some events.
    """
    countries = dict.fromkeys(one.view.place.country for one in events if one.view.place)
    spots = tuple(spots_of(events))
    return Region(
        ", ".join(name for name in countries if name) or "Places",
        tuple(events),
        spots,
        towns_in(box_of(spots)),
    )


def spots_of(events: Sequence[Numbered]) -> list[Spot]:
    """
    The places of some events: one for each area; all numbers of a point stand at its smallest area.
    """
    points: dict[Point, dict[int, list[Numbered]]] = {}
    for one in events:
        point = point_of(one.view.place)
        if one.view.place and point:
            points.setdefault(point, {}).setdefault(radius(one.view.place), []).append(one)
    found = []
    for point, areas in points.items():
        every = sorted(one.number for group in areas.values() for one in group)
        for metres, group in areas.items():
            name = in_short(every) if metres == min(areas) else ""
            found.append(Spot(*point, metres, name, spot_words(group, metres), f"#e{group[0].number}"))
    return found


def spot_words(events: Sequence[Numbered], metres: int) -> str:
    """
    What one reads at a place: the events there, and how far off it may be.
    """
    listed = "; ".join(f"{one.number}. {heading(one.view)}" for one in events[:MOST])
    more = f"; and {len(events) - MOST} more" if len(events) > MOST else ""
    return f"{listed}{more} (within {distance(metres)})"


def in_short(numbers: Sequence[int]) -> str:
    """
    Numbers in a row, as short as they go: "1–3, 7".
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts = [
        f"{run[0]}–{run[-1]}" if len(run) >= RUN else ", ".join(str(number) for number in run) for run in runs
    ]
    more = f" +{sum(len(run) for run in runs[MOST:])}" if len(parts) > MOST else ""
    return f"{', '.join(parts[:MOST])}{more}"
