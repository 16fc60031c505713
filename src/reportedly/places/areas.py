"""
What lies in which area, as far as the gazetteer knows: countries, divisions, and regions of no division.
"""

from math import cos, hypot, radians

from reportedly.places.gazetteer import Entry

# Kinds of places that a region of no division does not hold, and how far in degrees it may reach.
UNHELD, REGION = frozenset({"country", "region", "sea"}), 2.5


def inside(outer: Entry, inner: Entry) -> bool:
    """
    Whether a place lies in an area, as far as the gazetteer knows.
    """
    if outer.code != inner.code or outer == inner or inner.kind == "country":
        return False
    if outer.kind == "country":
        return True
    if outer.kind == "region" and outer.admin1 is None:
        return inner.kind not in UNHELD and close(outer, inner, REGION)
    if outer.admin1 != inner.admin1 or inner.kind == "province":
        return False
    return outer.kind == "province" or close(outer, inner)


def close(one: Entry, other: Entry, reach: float = 0.5) -> bool:
    """
    Whether two places lie within so many degrees of each other, or within some fifty kilometres.
    """
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return False
    return hypot(one.lat - other.lat, (one.lon - other.lon) * cos(radians(one.lat))) < reach


def country_of(entry: Entry) -> str | None:
    """
    The country of a place; a sea, or a region of several countries, has none.
    """
    return entry.country if entry.code else None
