"""
Places out of GeoJSON: boundaries as OCHA, GADM and geoBoundaries publish them, and points with a name.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from reportedly.errors import UsageError
from reportedly.places.boundaries import area_of, as_ocha, country_told
from reportedly.places.dumps import people_of
from reportedly.places.gazetteer_file import town_kind
from reportedly.places.place_rows import Line, Row
from reportedly.places.points import Point
from reportedly.places.shapes import Shape, Shapeless, foreign_degrees, middle, thinned

LISTED = 8
WANTED = "save it as GeoJSON, or as a CSV table with the columns name, lat, lon"


def features(path: Path) -> Iterator[Line]:
    """
    The features of a GeoJSON file, numbered from 1.
    """
    whole = parsed(path)
    wrong = foreign_degrees(whole.get("crs")) if isinstance(whole, dict) else None
    if wrong:
        raise UsageError(f"{path} {wrong}")
    for number, feature in enumerate(listed(path, whole), start=1):
        yield number, feature_row(feature)


def parsed(path: Path) -> Any:  # noqa: ANN401 (whatever a file holds)
    """
    What a file of JSON holds, also one that has a feature a line; of each geometry only where it is.
    """
    data = path.read_bytes()
    try:
        return json.loads(data, object_hook=thinned)
    except UnicodeDecodeError as error:
        raise UsageError(f"{path} is not UTF-8; save it as GeoJSON in UTF-8") from error
    except (ValueError, RecursionError) as error:
        lines = [line for line in data.removeprefix(b"\xef\xbb\xbf").splitlines() if line.strip()]
        if lines and isinstance(parsed_line(lines[0].lstrip(b"\x1e")), dict):
            return {"features": [parsed_line(line.lstrip(b"\x1e")) for line in lines]}
        raise UsageError(f"{path} is no GeoJSON, or cut short: {error}") from error


def parsed_line(line: bytes) -> Any:  # noqa: ANN401 (whatever a file holds)
    """
    What one line of JSON holds, if that is not broken.
    """
    try:
        return json.loads(line, object_hook=thinned)
    except (ValueError, RecursionError):
        return Shapeless("broken JSON")


def listed(path: Path, whole: object) -> list[Any]:
    """
    The features of a map, which may be a single one.
    """
    if isinstance(whole, Shape):
        raise UsageError(f"{path} has a geometry, but no name for it; {WANTED}")
    if isinstance(whole, dict) and whole.get("type") == "Feature":
        return [whole]
    if isinstance(whole, dict) and whole.get("type") == "Topology":
        raise UsageError(f"{path} is TopoJSON; {WANTED}")
    found = whole.get("features") if isinstance(whole, dict) else None
    if not isinstance(found, list):
        raise UsageError(f"{path} is no GeoJSON: it has no list of features; {WANTED}")
    if not found:
        raise UsageError(f"{path} has no features")
    return found


def feature_row(feature: Any) -> Row | str:  # noqa: ANN401 (whatever a file holds)
    """
    The place of one feature: an area with the names of administrative boundaries, or a point with a name.
    """
    if isinstance(feature, Shapeless):
        return feature.reason
    if not isinstance(feature, dict) or not isinstance(feature.get("properties"), dict):
        return "no properties"
    properties = {
        key: str(value)
        for key, value in feature["properties"].items()
        if isinstance(value, str | int | float)
    }
    place = middle(feature.get("geometry"))
    if isinstance(place, str):
        return place
    row = told_row(as_ocha(properties), place)
    known = ", ".join(list(properties)[:LISTED])
    return row if row.name or not known else f"no name (its properties are {known})"


def told_row(told: Mapping[str, str], place: Point) -> Row:
    """
    The place of some properties: the area that they name, else what is called "name".
    """
    country, people = country_told(told), people_of(told.get("population", ""))
    area = area_of(told)
    if area:
        return Row(area.key, area.name, area.names, area.kind, area.admin1, country, *place, people)
    name, kind = told.get("name:en") or told.get("name") or "", kind_of(told, people)
    return Row(told.get("id", ""), name, (told.get("name", ""),), kind, "", country, *place, people)


def kind_of(told: Mapping[str, str], people: int) -> str:
    """
    The kind that a place is said to be, else that of a town of so many people.
    """
    return told.get("kind", "").casefold() or town_kind(people)
