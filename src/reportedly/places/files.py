"""
Places as other people keep them: GeoNames country dumps and alternate names, CSV tables, GeoJSON boundaries.

Whatever is not a place is told by its line and what is wrong with it; one bad line costs no others.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from reportedly.errors import UsageError
from reportedly.places.gazetteer_file import table, town_kind
from reportedly.places.names import folded
from reportedly.tables import endless, marked_encoding, read_table
from reportedly.telling.wording import numbered

DUMP_COLUMNS = 19
NAMES_COLUMNS = range(4, 11)
LONGEST_LINE = 1 << 16
MAPS = frozenset({".json", ".geojson"})
# How files begin that hold others: of zip and of gzip.
PACKED = (b"PK\x03\x04", b"\x1f\x8b")
LONGEST_NAME = 200
# A number of people as tables write it: 1200, 1,200, 1200.0.
PEOPLE = re.compile(r"([0-9]{1,3}(?:,[0-9]{3}){1,3}|[0-9]{1,11})(?:\.[0-9]*)?")
# The languages of boundaries that have no English names, those of Latin letters first.
LATIN_NAMES = ("en", "name", "fr", "es", "pt")
# A box wider than this, in degrees, goes round the other side of the earth.
HALF_ROUND, ROUND = 180, 360
HEADINGS = {
    "id": ("id", "pcode", "geonameid"),
    "name": ("name", "asciiname", "place"),
    "aliases": ("aliases", "alternatenames", "other names"),
    "kind": ("kind", "type", "precision"),
    "admin1": ("admin1", "province", "governorate", "region", "state"),
    "country": ("country", "country_code", "iso2"),
    "lat": ("lat", "latitude", "y"),
    "lon": ("lon", "lng", "long", "longitude", "x"),
    "population": ("population", "pop"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """
    One place of a file. `id` is that of GeoNames or of the file; `admin1` is a division by name or by
    GeoNames' code.

    A row without a name only has further names for the place of its id.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    kind: str = "village"
    admin1: str = ""
    country: str = ""
    lat: float | None = None
    lon: float | None = None
    population: int = 0


class Bad(NamedTuple):
    """
    A line, or an entry, of a file that is no place, and why.
    """

    line: int
    reason: str


Reading = Iterator[Row | Bad]


@cache
def feature_kinds() -> Mapping[str, str]:
    """
    What GeoNames' feature classes and codes mean here (`lexicons/feature_kinds.csv`).
    """
    return {row["feature"]: row["kind"] for row in table("feature_kinds.csv")}


def rows_of(path: Path) -> Reading:
    """
    The places of a file, by what it is.
    """
    if not path.is_file():
        raise UsageError(f"{path} is not there, or is no file")
    with path.open("rb") as file:
        if file.read(4).startswith(PACKED):
            raise UsageError(f"{path} is packed; unpack it, and add what is in it")
    if path.suffix.lower() in MAPS:
        return features(path)
    if path.suffix.lower() == ".csv":
        return comma_rows(path)
    return tab_rows(path)


def table_name(path: Path) -> str:
    """
    What the places of a file are kept under; GeoNames calls a country's dump and its alternate names alike.
    """
    names = path.is_file() and tab_columns(path) in NAMES_COLUMNS
    return f"{path.stem}-names" if names and not path.stem.startswith("alternateNames") else path.stem


def tab_columns(path: Path) -> int:
    """
    How many columns the first line of one of GeoNames' files has; none has a file of another kind.
    """
    if path.suffix.lower() in {*MAPS, ".csv"}:
        return 0
    with path.open("rb") as lines:
        return lines.readline(LONGEST_LINE).count(b"\t") + 1


def tab_rows(path: Path) -> Reading:
    """
    The lines of one of GeoNames' files: of a country dump, or of alternate names.
    """
    with path.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            cells = line.rstrip(b"\r\n").decode("utf-8", "replace").split("\t")
            if cells != [""]:
                yield checked(tab_row(cells), number)


def tab_row(cells: Sequence[str]) -> Row | str:
    """
    The place of one line, or what is wrong with it.
    """
    if "\ufffd" in "".join(cells):
        return "not UTF-8"
    if len(cells) == DUMP_COLUMNS:
        return dump_row(cells)
    if len(cells) in NAMES_COLUMNS and cells[0].isdigit() and cells[1].isdigit():
        return Row(f"geonames:{cells[1]}", "", () if cells[2] in {"link", "post", "wkdt"} else (cells[3],))
    return (
        f"{numbered(len(cells), 'column')}; a country dump has {DUMP_COLUMNS}, alternate names have 4 to 10"
    )


def dump_row(cells: Sequence[str]) -> Row | str:
    """
    The place of one line of a country dump.
    """
    if not cells[0].isdigit():
        return "no GeoNames id in the first column"
    place = point(cells[4], cells[5])
    if place is None:
        return "no latitude and longitude on this earth"
    people = people_of(cells[14])
    kinds = feature_kinds()
    kind = kinds.get(f"{cells[6]}.{cells[7]}") or kinds.get(cells[6])
    if kind is None:
        return f"no kind of place is known for feature class {cells[6][:20]!r}"
    if cells[6] == "P" and kind != "neighbourhood":
        kind = town_kind(people)
    aliases = (cells[2], *cells[3].split(","))
    division = f"{cells[8]}.{cells[10]}" if cells[10] else ""
    return Row(f"geonames:{cells[0]}", cells[1], aliases, kind, division, cells[8], *place, people)


def comma_rows(path: Path) -> Reading:
    """
    The lines of a table with headings.
    """
    with path.open(encoding=encoding_of(path), errors="replace", newline="") as lines:
        table = read_table(lines)
        columns = {
            ours: heading
            for ours, theirs in HEADINGS.items()
            for heading in table.columns
            if heading.strip().casefold() in theirs
        }
        missing = [name for name in ("name", "lat", "lon") if name not in columns]
        if missing:
            known = "; ".join(", ".join(HEADINGS[name]) for name in missing)
            raise UsageError(f"{path} has no column {', '.join(missing)} (it may be called {known})")
        for row in table.rows:
            if row.cells is None:
                yield Bad(row.line, endless())
                continue
            cells = {ours: row.cells[theirs].strip() for ours, theirs in columns.items()}
            yield checked(comma_row(cells), row.line)


def encoding_of(path: Path) -> str:
    """
    How a table is encoded.
    """
    with path.open("rb") as file:
        return marked_encoding(file.read(2))


def people_of(told: str) -> int:
    """
    How many people a cell tells of, 0 where it tells no number of them.
    """
    found = PEOPLE.fullmatch(told.strip())
    return int(found[1].replace(",", "")) if found else 0


def comma_row(cells: Mapping[str, str]) -> Row | str:
    """
    The place of one line of a table.
    """
    if "\ufffd" in "".join(cells.values()):
        return "not UTF-8"
    place = point(cells["lat"], cells["lon"])
    if place is None:
        return "no latitude and longitude on this earth"
    people = people_of(cells.get("population", ""))
    kind = cells.get("kind") or town_kind(people)
    aliases = tuple(cells.get("aliases", "").replace(";", "|").split("|"))
    where = (cells.get("admin1", ""), cells.get("country", "").upper())
    return Row(cells.get("id", ""), cells["name"], aliases, kind, *where, *place, people)


def features(path: Path) -> Reading:
    """
    The features of a GeoJSON file, numbered from 1.
    """
    try:
        whole = json.loads(path.read_bytes())
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{path} is no GeoJSON: {error}") from error
    alone = isinstance(whole, dict) and whole.get("type") == "Feature"
    listed = [whole] if alone else whole.get("features") if isinstance(whole, dict) else None
    if not isinstance(listed, list):
        raise UsageError(f"{path} is no GeoJSON: it has no list of features")
    for number, feature in enumerate(listed, start=1):
        yield checked(feature_row(feature), number)


def feature_row(feature: Any) -> Row | str:  # noqa: ANN401 (whatever a file holds)
    """
    The place of one feature: an area with the names of administrative boundaries, or a point with a name.
    """
    if not isinstance(feature, dict) or not isinstance(feature.get("properties"), dict):
        return "no properties"
    told = {
        key.casefold(): str(value)
        for key, value in feature["properties"].items()
        if isinstance(value, str | int | float) and value != ""
    }
    place = middle(feature.get("geometry"))
    if place is None:
        return "no point or polygon on this earth"
    country = (told.get("adm0_pcode") or told.get("iso2") or told.get("country") or "")[:2].upper()
    people = people_of(told.get("population", ""))
    level = max((n for n in range(5) if boundary_name(told, n)), default=None)
    if level is None:
        name, kind = told.get("name:en") or told.get("name") or "", told.get("kind") or town_kind(people)
        return Row(told.get("id", ""), name, (told.get("name", ""),), kind, "", country, *place, people)
    names = tuple(value for key, value in sorted(told.items()) if is_name_of(key, level))
    kind = ("country", "province")[level] if level < 2 else "district"
    wider = boundary_name(told, 1)
    key = told.get(f"adm{level}_pcode", "")
    return Row(key, boundary_name(told, level), names, kind, wider, country, *place, people)


def boundary_name(told: Mapping[str, str], level: int) -> str:
    """
    The name of the area of a level that a feature lies in, the English one if there is one.
    """
    latin = (told[key] for tail in LATIN_NAMES if (key := f"adm{level}_{tail}") in told)
    other = (value for key, value in sorted(told.items()) if is_name_of(key, level))
    return next(latin, "") or next(other, "")


def is_name_of(key: str, level: int) -> bool:
    """
    Whether a property gives the name of a level in some language: ADM2_EN, adm2_name1.
    """
    head, _, tail = key.partition("_")
    return head in {f"adm{level}", f"adm{level}alt1", f"adm{level}alt2"} and (
        (len(tail) == 2 and tail != "id") or tail[:4] == "name"
    )


def middle(geometry: Any) -> tuple[float, float] | None:  # noqa: ANN401 (whatever a file holds)
    """
    The point of a geometry, or the middle of its largest ring, as latitude and longitude.
    """
    try:
        rings = list(outlines(geometry))
    except (TypeError, KeyError, IndexError, ValueError, AttributeError):
        return None
    if not rings:
        return None
    west_to_east, south_to_north = zip(*max(map(joined, rings), key=spread), strict=True)
    lon, lat = (min(west_to_east) + max(west_to_east)) / 2, (min(south_to_north) + max(south_to_north)) / 2
    lon = lon - ROUND if HALF_ROUND < lon < ROUND else lon
    return point(str(round(lat, 5)), str(round(lon, 5)))


def outlines(geometry: Mapping[str, Any]) -> Iterator[list[tuple[float, float]]]:
    """
    The outer rings of a geometry; a point is a ring of its own.
    """
    kind, inner = geometry["type"], geometry["coordinates"]
    rings = {"Point": [[inner]], "Polygon": inner[:1]}.get(kind)
    if rings is None:
        rings = [polygon[0] for polygon in inner] if kind == "MultiPolygon" else []
    for ring in rings:
        yield [(float(at[0]), float(at[1])) for at in ring]


def joined(ring: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """
    A ring in one piece also where it crosses the line at which longitudes begin anew.
    """
    eastings = [x for x, _ in ring]
    if max(eastings, default=0) - min(eastings, default=0) <= HALF_ROUND:
        return ring
    return [(x + ROUND if x < 0 else x, y) for x, y in ring]


def spread(ring: Sequence[tuple[float, float]]) -> float:
    """
    How large the box around a ring is.
    """
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return (max(xs) - min(xs)) * (max(ys) - min(ys))


def point(lat: str, lon: str) -> tuple[float, float] | None:
    """
    Two numbers as a point of this earth.
    """
    try:
        place = (float(lat), float(lon))
    except ValueError:
        return None
    return place if -90 <= place[0] <= 90 and -180 <= place[1] <= 180 else None


def checked(row: Row | str, line: int) -> Row | Bad:
    """
    The place of a line, if it has names that can be looked up.
    """
    if isinstance(row, str):
        return Bad(line, row)
    names = [row.name, *row.aliases]
    longest = max(map(len, names), default=0)
    if longest > LONGEST_NAME:
        return Bad(line, f"a name of {longest:,} letters")
    if not any(folded(name) for name in names):
        return Bad(line, "no name")
    if row.name and row.kind not in kinds():
        return Bad(line, f"no kind of place is called {row.kind[:40]!r}")
    return row


@cache
def kinds() -> frozenset[str]:
    """
    The kinds of places that there are.
    """
    return frozenset(feature_kinds().values()) | {"exact", "town", "city", "near"}
