"""
A map of some places as a drawing: outlines of countries, each place as large as it may be off.

    map_svg(spots, towns=towns, width=760)          several places, as of events (`event_map.regions`)
    place_map_svg(spot, towns=towns, width=360)     one place, as of a claim (`event_map.located`)
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from markupsafe import Markup

from reportedly.drawing.map_room import KM_A_DEGREE, Projection, Taken, Written, edge, free
from reportedly.drawing.outlines import Box, Outline, country_at, lines_in, middle_of, outlines
from reportedly.drawing.svg import drawing, element, joined, width_of
from reportedly.telling.sentences import Tongue, english, retold, told_by

# A map is at least so many degrees high; one place alone takes no more than the other.
LEAST_SPAN, MOST_SPAN = 1.6, 5.0
# What may be off by so many metres fills its country.
WHOLE_COUNTRY = 400_000
# Half as wide as the point of a place, and how high letters are: those of places, and all others.
DOT, LETTERS, SMALL = 5.0, 14.0, 12.0
# So many towns are written at most; of more places than a crowd, only the names for which there is room.
TOWNS, CROWD = 10, 30
# The map in words names so many places.
NAMED = 12
# A country is named where such a share of the map is its own.
SHARE = 0.02


class Spot(NamedTuple):
    """
    A place to draw: where it is, how far off that may be in metres, and what stands at it.

    `name` is short ("3", "1–4"), `words` what one reads when one points at it; `link` goes to more of it.
    """

    lon: float
    lat: float
    radius: float
    name: str = ""
    words: str = ""
    link: str | None = None


class Town(NamedTuple):
    """
    A town by which one knows where one is.
    """

    name: str
    lon: float
    lat: float


def map_svg(
    spots: Sequence[Spot],
    *,
    towns: Iterable[Town] = (),
    width: float = 760,
    ratio: float = 0.6,
    label: str | None = None,
    tongue: Tongue | None = None,
) -> Markup:
    """
    A map that holds all *spots*, as an SVG element; *ratio* is its height by its width.

    What is less exact than 400 km fills its country. Of *towns* (`event_map.towns_in`, the largest
    first) those are written for which there is room. The drawing needs `drawings.css`; *label* is
    read out in its place. Its words are those of *tongue*, or English; names of places stay as they are.
    """
    tongue = tongue or english()
    label = label or summary(spots, tongue)
    spots = [one._replace(words=retold(one.words, tongue)) for one in spots]
    box = box_of(spots, ratio)
    shrink = math.cos(math.radians((box.north + box.south) / 2))
    projection = Projection(box, width / ((box.east - box.west) * shrink), shrink)
    lines = list(lines_in(box, 0.6 / projection.unit))
    areas = [one for one in spots if one.radius >= WHOLE_COUNTRY]
    exact = sorted((one for one in spots if one.radius < WHOLE_COUNTRY), key=lambda one: -one.radius)
    taken = [*bar_room(projection), *(room_of(one, projection) for one in exact)]
    parts = [
        element("rect", class_="sea", x=0, y=0, width=width, height=projection.height),
        element("path", class_="land", d=path(lines, projection)),
        *countries(areas, lines, projection),
        *(area_of(one, projection) for one in exact),
        *(dot_of(one, projection) for one in exact),
        *names_of(exact, projection, taken),
        *names_of(areas, projection, taken),
        *towns_of(towns, projection, taken),
        *country_names(lines, projection, taken, tongue),
        *scale_bar(projection, tongue),
    ]
    return drawing(width, projection.height, "map", label, parts)


def place_map_svg(
    spot: Spot, *, towns: Iterable[Town] = (), width: float = 360, tongue: Tongue | None = None
) -> Markup:
    """
    A small map of one place: its point, and the area that it may be off by.
    """
    return map_svg((spot,), towns=towns, width=width, ratio=0.72, tongue=tongue)


def box_of(spots: Sequence[Spot], ratio: float = 0.6) -> Box:
    """
    The piece of the earth that holds all places with room around, of the shape of the map.

    A place that is a whole country widens the map to that country where no other place is on it.
    """
    boxes = [own_box(one, alone=len(spots) == 1) for one in spots]
    west, east = min(one.west for one in boxes), max(one.east for one in boxes)
    south, north = min(one.south for one in boxes), max(one.north for one in boxes)
    middle, centre = (south + north) / 2, (west + east) / 2
    shrink = max(0.2, math.cos(math.radians(middle)))
    high = max((north - south) * 1.25, LEAST_SPAN, (east - west) * 1.25 * shrink * ratio)
    wide = high / ratio / shrink
    return Box(centre - wide / 2, middle - high / 2, centre + wide / 2, middle + high / 2)


def own_box(spot: Spot, *, alone: bool) -> Box:
    """
    The piece of the earth that one place needs.
    """
    country = country_at((spot.lon, spot.lat)) if alone and spot.radius >= WHOLE_COUNTRY else None
    rings = [one for one in outlines() if one.country == country]
    if rings:
        return max(rings, key=lambda one: middle_of(one.points)[1]).box
    high = min(MOST_SPAN / 2, spot.radius / 1000 / KM_A_DEGREE)
    wide = high / max(0.2, math.cos(math.radians(spot.lat)))
    return Box(spot.lon - wide, spot.lat - high, spot.lon + wide, spot.lat + high)


def path(lines: Iterable[Outline], projection: Projection) -> str:
    """
    Outlines as an SVG path.
    """
    pieces = []
    for line in lines:
        points = [f"{x:.1f},{y:.1f}" for x, y in (projection.point(*point) for point in line.points)]
        pieces.append(f"M{'L'.join(points)}Z")
    return "".join(pieces)


def countries(areas: Sequence[Spot], lines: Sequence[Outline], projection: Projection) -> Iterator[Markup]:
    """
    Places that are whole countries, filled.
    """
    for one in areas:
        name = country_at((one.lon, one.lat))
        found = [line for line in lines if line.country == name]
        if found:
            yield linked(one, element("path", class_="area whole", d=path(found, projection)))
        else:
            yield area_of(one, projection)


def linked(spot: Spot, *parts: Markup) -> Markup:
    """
    What is drawn of a place, with its words, leading to more of it.
    """
    inside = joined([element("title", spot.words), *parts] if spot.words else parts)
    if spot.link:
        return element("a", inside, href=spot.link, tabindex="-1", class_="spot")
    return element("g", inside, class_="spot")


def area_of(spot: Spot, projection: Projection) -> Markup:
    """
    The area in which a place lies.
    """
    x, y = projection.point(spot.lon, spot.lat)
    return linked(
        spot, element("circle", class_="area", cx=x, cy=y, r=max(DOT, projection.length(spot.radius)))
    )


def dot_of(spot: Spot, projection: Projection) -> Markup:
    """
    The point of a place; only a speck where it is not exact.
    """
    x, y = projection.point(spot.lon, spot.lat)
    exact = projection.length(spot.radius) <= 4 * DOT
    return linked(
        spot, element("circle", class_="dot" if exact else "speck", cx=x, cy=y, r=4 if exact else 1.5)
    )


def room_of(spot: Spot, projection: Projection) -> Taken:
    """
    The room that the point of a place takes.
    """
    x, y = projection.point(spot.lon, spot.lat)
    return Taken(x - DOT, y - DOT, x + DOT, y + DOT)


def names_of(spots: Sequence[Spot], projection: Projection, taken: list[Taken]) -> Iterator[Markup]:
    """
    The short names of places, each beside its point; of a crowd, those for which there is room.
    """
    crowded = len(spots) > CROWD
    for one in spots:
        if one.name:
            x, y = projection.point(one.lon, one.lat)
            at = free(one.name, (x, y), LETTERS, projection, taken)
            if at is None and crowded:
                continue
            at = at or Written(x + 8, y - 6, "start")
            name = element("text", one.name, class_="no", x=at.x, y=at.y, text_anchor=at.anchor)
            yield element("a", name, href=one.link) if one.link else name


def towns_of(towns: Iterable[Town], projection: Projection, taken: list[Taken]) -> Iterator[Markup]:
    """
    The largest towns for which there is room.
    """
    written = 0
    for one in towns:
        at = projection.point(one.lon, one.lat)
        point = Taken(at[0] - 4, at[1] - 4, at[0] + 4, at[1] + 4)
        if written == TOWNS or not projection.box.holds((one.lon, one.lat)):
            continue
        near = any(point.meets(other) for other in taken)
        spot = free(one.name, at, SMALL, projection, taken)
        if spot is None:
            continue
        written += 1
        taken.append(point)
        if not near:
            yield element("circle", class_="town", cx=at[0], cy=at[1], r=2)
        yield element("text", one.name, class_="townname", x=spot.x, y=spot.y, text_anchor=spot.anchor)


def country_names(
    lines: Sequence[Outline], projection: Projection, taken: list[Taken], tongue: Tongue
) -> Iterator[Markup]:
    """
    The names of countries of which a good part is on the map.
    """
    box = projection.box
    whole = (box.east - box.west) * (box.north - box.south)
    shares = sorted(((*middle_of(line.points), line) for line in lines), key=lambda one: -one[1])
    named: set[str] = set()
    for (lon, lat), size, line in shares:
        words = tongue.as_land(line.country).upper()
        if size < SHARE * whole or words in named:
            continue
        x, y = projection.point(lon, lat)
        wide = width_of(words, SMALL) * 1.35
        for down in (0, 30, -30, 60, -60):
            room = Taken(x - wide / 2, y + down - 12, x + wide / 2, y + down + 6)
            fits = room.left > 4 and room.right < edge(projection) and 4 < room.top < projection.height - 24
            if fits and not any(room.meets(one) for one in taken):
                named.add(words)
                taken.append(room)
                yield element("text", words, class_="country", x=x, y=y + down, text_anchor="middle")
                break


def bar_of(projection: Projection) -> tuple[int, float]:
    """
    The longest round distance that takes no more than a quarter of the map, and how long it is there.
    """
    wide = edge(projection) / 4
    rounds = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)
    fitting = [km for km in rounds if projection.length(km * 1000) <= wide] or [1]
    return fitting[-1], projection.length(fitting[-1] * 1000)


def bar_room(projection: Projection) -> Iterator[Taken]:
    """
    The room that the bar takes.
    """
    yield Taken(0, projection.height - 36, bar_of(projection)[1] + 24, projection.height)


def scale_bar(projection: Projection, tongue: Tongue) -> Iterator[Markup]:
    """
    How long a distance is on the map.
    """
    km, long = bar_of(projection)
    y = projection.height - 14
    yield element("path", class_="scale", d=f"M12,{y - 5:.1f}v5h{long:.1f}v-5")
    yield element(
        "text",
        tongue.as_distance(km * 1000),
        class_="scalename",
        x=12 + long / 2,
        y=y - 6,
        text_anchor="middle",
    )


def summary(spots: Sequence[Spot], tongue: Tongue) -> str:
    """
    The map in words.
    """
    named = [told_by(one.words) or one.words or one.name for one in spots[:NAMED] if one.words or one.name]
    if len(spots) > NAMED:
        return tongue.says("map_summary_in_part", {"places": named, "number": len(spots) - NAMED})
    return tongue.says("map_summary", {"places": named})
