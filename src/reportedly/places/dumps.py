"""
The files of GeoNames: dumps of countries, alternate names, and the names of divisions.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from reportedly.places.gazetteer_file import town_kind
from reportedly.places.place_rows import NOT_UTF8, UNREADABLE, Line, Row, feature_kinds
from reportedly.places.points import point
from reportedly.telling.wording import numbered

DUMP_COLUMNS = 19
ID = "geonameid"
NAMES_COLUMNS = range(4, 11)
CODES_COLUMNS = 4
DIVISION = re.compile(r"[A-Z]{2}\.[\w.-]+")
# A number of people as tables write it: 1200, 1,200, 1 200, 1.200, 1200.0.
PEOPLE = re.compile(
    r"([0-9]{1,3}([,.'’ \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}])[0-9]{3}(?:\2[0-9]{3}){0,2}|[0-9]{1,11})"
    r"(?:[.,][0-9]*)?"
)


def is_dump(cells: Sequence[str]) -> bool:
    """
    Whether a file that begins with these cells is a country dump.
    """
    return len(cells) == DUMP_COLUMNS and (cells[0] == ID or not is_heading(cells))


def is_names(cells: Sequence[str]) -> bool:
    """
    Whether a file that begins with these cells holds alternate names.
    """
    return len(cells) in NAMES_COLUMNS and cells[0].isdigit()


def is_codes(cells: Sequence[str]) -> bool:
    """
    Whether a file that begins with these cells names divisions by their codes.
    """
    return len(cells) == CODES_COLUMNS and bool(DIVISION.fullmatch(cells[0]))


def is_heading(cells: Sequence[str]) -> bool:
    """
    Whether these are names of columns; GeoNames has none, but some put its names above a dump.
    """
    return {"latitude", "longitude"} <= {cell.strip().casefold() for cell in cells}


def dump_lines(path: Path) -> Iterator[Line]:
    """
    The lines of one of GeoNames' files.
    """
    with path.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            cells = line.rstrip(b"\r\n").decode("utf-8-sig", "replace").split("\t")
            if cells != [""] and cells[0] != ID:
                yield number, dump_row(cells)


def dump_row(cells: Sequence[str]) -> Row | str:
    """
    The place of one line, or what is wrong with it.
    """
    if UNREADABLE in "".join(cells):
        return NOT_UTF8
    if len(cells) == DUMP_COLUMNS:
        return country_row(cells)
    if len(cells) in NAMES_COLUMNS and cells[0].isdigit() and cells[1].isdigit():
        return Row(f"geonames:{cells[1]}", "", () if cells[2] in {"link", "post", "wkdt"} else (cells[3],))
    if is_codes(cells) and cells[3].isdigit():
        return Row(f"geonames:{cells[3]}", "", (cells[1], cells[2]))
    return (
        f"{numbered(len(cells), 'column')}; a country dump has {DUMP_COLUMNS}, alternate names have 4 to 10"
    )


def country_row(cells: Sequence[str]) -> Row | str:
    """
    The place of one line of a country dump.
    """
    if not cells[0].isdigit():
        return "no GeoNames id in the first column"
    place = point(cells[4], cells[5])
    if isinstance(place, str):
        return place
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


def people_of(told: str) -> int:
    """
    How many people a cell tells of, 0 where it tells no number of them.
    """
    found = PEOPLE.fullmatch(told.strip())
    return int(re.sub(r"[^0-9]", "", found[1])) if found else 0
