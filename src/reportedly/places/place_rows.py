"""
The places of a file as rows: what each one has, and why a line is none.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from reportedly.places.gazetteer_file import table
from reportedly.places.names import folded

LONGEST_NAME = 200
NOT_UTF8 = "its letters are not UTF-8: save the file as UTF-8, and add it again"
# What stands for bytes that could not be read.
UNREADABLE = "\ufffd"
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


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


# A line with its place, or with what is wrong with it, before it was looked at.
Line = tuple[int, Row | str]
Reading = Iterator[Row | Bad]


@cache
def feature_kinds() -> Mapping[str, str]:
    """
    What GeoNames' feature classes and codes mean here (`lexicons/feature_kinds.csv`).
    """
    return {row["feature"]: row["kind"] for row in table("feature_kinds.csv")}


@cache
def kinds() -> frozenset[str]:
    """
    The kinds of places that there are.
    """
    return frozenset(feature_kinds().values()) | {"exact", "town", "city", "near"}


def checked(lines: Iterator[Line], *checks: Callable[[Row], str | None]) -> Reading:
    """
    The places of lines that have names to be looked up; of those that repeat another, the first.

    *checks* say what else may be wrong with a place.
    """
    met: dict[tuple[object, ...], Bad] = {}
    for line, found in lines:
        reason = found if isinstance(found, str) else first_fault(found, (fault, *checks))
        if reason is None and isinstance(found, Row) and found.name and not is_geonames(found.id):
            reason = repeated(found, line, met)
        yield found if reason is None and isinstance(found, Row) else Bad(line, reason or "")


def first_fault(row: Row, checks: Iterable[Callable[[Row], str | None]]) -> str | None:
    """
    What is wrong with a row by the first of some checks that finds something.
    """
    return next((reason for check in checks if (reason := check(row))), None)


def is_geonames(key: str) -> bool:
    """
    Whether an id is GeoNames' own, which are told apart there.
    """
    return key.startswith("geonames:")


def fault(row: Row) -> str | None:
    """
    What is wrong with a row by itself.
    """
    names = [row.name, *row.aliases]
    longest = max(map(len, names), default=0)
    if longest > LONGEST_NAME:
        return f"a name of {longest:,} letters; {LONGEST_NAME} are the most"
    if any(map(CONTROL.search, names)):
        return "a name with a control character"
    if not any(map(folded, names)):
        return "no name"
    if row.name and row.kind not in kinds():
        return f"no kind of place is called {row.kind[:40]!r}; there are {', '.join(sorted(kinds()))}"
    return None


def repeated(row: Row, line: int, met: dict[tuple[object, ...], Bad]) -> str | None:
    """
    Which line has the place of a row already, or its id.
    """
    key = (row.id,) if row.id else (row.name, row.lat, row.lon)
    first = met.setdefault(key, Bad(line, row.name))
    if first.line == line:
        return None
    if first.reason == row.name:
        return f"it repeats number {first.line:,}"
    return f"its id {row.id[:40]!r} is that of number {first.line:,}, too ({first.reason[:40]})"
