"""
Places as other people keep them: the files of GeoNames, tables with headings, GeoJSON.

    file ─rows_of→ what it begins with tells its format ─→ Row, or Bad with its line and what is wrong

One bad line costs no others.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from reportedly.errors import UsageError
from reportedly.places.boundaries import as_ocha, boundary_name, country_told, names_areas
from reportedly.places.dumps import dump_lines, is_codes, is_dump, is_names, people_of
from reportedly.places.maps import features, kind_of, told_row
from reportedly.places.place_rows import NOT_UTF8, UNREADABLE, Line, Reading, Row, checked
from reportedly.places.points import point
from reportedly.tables import beginning, endless, listable, marked_encoding, more_cells, read_table

MAPS = frozenset({".json", ".geojson"})
DUMPS = {"dump": is_dump, "names": is_names, "codes": is_codes}
LISTED = 12
# Rows that tag the columns above them for programs begin so (HXL).
TAG = "#"
HEADINGS = {
    "id": ("id", "pcode", "geonameid"),
    "name": ("name", "asciiname", "place", "place name", "placename", "location", "settlement", "#loc+name"),
    "aliases": ("aliases", "alternatenames", "other names"),
    "kind": ("kind", "type", "precision"),
    "admin1": ("admin1", "province", "governorate", "region", "state"),
    "lat": ("lat", "latitude", "center_lat", "lat_dd", "decimallatitude", "point_y", "y", "#geo+lat"),
    "lon": (
        "lon",
        "longitude",
        "lng",
        "long",
        "center_lon",
        "lon_dd",
        "decimallongitude",
        "point_x",
        "x",
        "#geo+lon",
    ),
    "population": ("population", "pop"),
}


def rows_of(path: Path, *checks: Callable[[Row], str | None]) -> Reading:
    """
    The places of a file, by what it is; *checks* say what may be wrong with one.
    """
    form = form_of(path)
    read = {"map": features, "table": table_lines}.get(form, dump_lines)
    return checked(read(path), *checks)


def form_of(path: Path) -> str:
    """
    What a file is: a map, one of GeoNames' files, or a table.
    """
    listable(path)
    head = beginning(path)
    if path.suffix.lower() in MAPS or head.startswith(("{", "[")):
        return "map"
    cells = head.split("\n", 1)[0].rstrip("\r").split("\t")
    return next((form for form, fits in DUMPS.items() if fits(cells)), "table")


def table_name(path: Path) -> str:
    """
    What the places of a file are kept under; GeoNames calls a country's dump and its alternate names alike.
    """
    names = not path.stem.startswith("alternateNames") and form_of(path) in {"names", "codes"}
    return f"{path.stem}-names" if names else path.stem


def table_lines(path: Path) -> Iterator[Line]:
    """
    The lines of a table with headings.
    """
    with path.open(encoding=encoding_of(path), errors="replace", newline="") as lines:
        table = read_table(lines)
        columns = columns_of(table.columns)
        refuse_other(path, table.columns, columns)
        for row in table.rows:
            if row.cells is None or row.has_more:
                yield row.line, endless() if row.cells is None else more_cells(row.cells)
            elif not is_tags(row.cells):
                yield row.line, table_row(row.cells, columns)


def refuse_other(path: Path, headings: Sequence[str], columns: Mapping[str, str]) -> None:
    """
    Raise UsageError where a table has no column for the names of places, or for where they are.
    """
    needed = ("lat", "lon") if names_areas(headings) else ("name", "lat", "lon")
    missing = [name for name in needed if name not in columns]
    if missing:
        known = "; ".join(", ".join(HEADINGS[name]) for name in missing)
        has = ", ".join(heading.strip()[:40] for heading in headings[:LISTED])
        raise UsageError(
            f"{path} has no column {', '.join(missing)}: its first line is {has}. They may be called {known}"
        )


def columns_of(headings: Sequence[str]) -> dict[str, str]:
    """
    The columns that are known, by what they are called here; of several the best known.
    """
    told = {" ".join(heading.casefold().split()): heading for heading in reversed(headings)}
    found = {
        ours: [told[heading] for heading in theirs if heading in told] for ours, theirs in HEADINGS.items()
    }
    return {ours: headings[0] for ours, headings in found.items() if headings}


def encoding_of(path: Path) -> str:
    """
    How a table is encoded.
    """
    with path.open("rb") as file:
        return marked_encoding(file.read(2))


def is_tags(cells: Mapping[str, str]) -> bool:
    """
    Whether a row only tags the columns.
    """
    filled = [cell for cell in cells.values() if cell]
    return bool(filled) and all(cell.startswith(TAG) for cell in filled)


def table_row(row: Mapping[str, str], columns: Mapping[str, str]) -> Row | str:
    """
    The place of one line of a table: by its known columns, or the area that its headings name as boundaries.
    """
    cells = {ours: " ".join(row[theirs].split()) for ours, theirs in columns.items()}
    told = as_ocha(row)
    if UNREADABLE in "".join((*cells.values(), *told.values())):
        return NOT_UTF8
    place = point(cells["lat"], cells["lon"])
    if isinstance(place, str):
        return place
    if "name" not in cells:
        return told_row(told, place)
    people = people_of(cells.get("population", ""))
    aliases = tuple(cells.get("aliases", "").replace(";", "|").split("|"))
    where = (cells.get("admin1") or boundary_name(told, 1), country_told(told))
    return Row(cells.get("id", ""), cells["name"], aliases, kind_of(cells, people), *where, *place, people)
