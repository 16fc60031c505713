"""
Where an account says that it was, and how two such places lie towards each other.
"""

import math
from typing import NamedTuple

from reportedly.places.exactness import radius
from reportedly.records import Place

# The mean radius of the earth, in kilometres.
EARTH = 6371.0
# No place is told more exactly than so many kilometres.
LEAST = 0.1


class Point(NamedTuple):
    """
    Where: a name, degrees if any, and how many kilometres the point may be off.
    """

    name: str
    lat: float | None
    lon: float | None
    off: float
    admin1: str | None
    country: str | None


def point_of(place: Place) -> Point:
    """
    A place as it is compared, to whole kilometres: what tells one account from another is made of these.
    """
    off = radius(place) // 1000 or LEAST
    return Point(place.name, place.lat, place.lon, off, place.admin1, place.country)


def contained(here: Point, there: Point) -> bool:
    """
    Whether the narrower of two places may lie in the wider one.
    """
    if here.country and there.country and here.country != there.country:
        return False
    outer, inner = (here, there) if here.off >= there.off else (there, here)
    if outer.name in {inner.country, inner.admin1, inner.name}:
        return True
    if outer.admin1 and inner.admin1 and outer.admin1 != inner.admin1:
        return False
    return distance(here, there) <= outer.off + inner.off


def distance(here: Point, there: Point) -> float:
    """
    Kilometres between two points; without end where one has no degrees.
    """
    if here.lat is None or here.lon is None or there.lat is None or there.lon is None:
        return math.inf
    return kilometres((here.lat, here.lon), (there.lat, there.lon))


def kilometres(here: tuple[float, float], there: tuple[float, float]) -> float:
    """
    How far apart two points of the earth are, each by its latitude and longitude.
    """
    lat, other_lat = math.radians(here[0]), math.radians(there[0])
    across = math.sin((lat - other_lat) / 2) ** 2
    along = math.sin(math.radians(here[1] - there[1]) / 2) ** 2
    return 2 * EARTH * math.asin(math.sqrt(min(1.0, across + math.cos(lat) * math.cos(other_lat) * along)))
