"""
Latitude and longitude as tables and maps write them: a point of this earth, or what is wrong with them.
"""

import re
from typing import Final

Point = tuple[float, float]

# 35.2, 35,2, 35.2°N, 35°12'30"N, 35° 12.5' N
DEGREES = re.compile(
    r"""(?P<sign>[-+\N{MINUS SIGN}]?)\s*(?P<degrees>\d+(?:[.,]\d+)?)\s*°\s*
    (?:(?P<minutes>\d{1,2}(?:[.,]\d+)?)\s*['′’]\s*)?
    (?:(?P<seconds>\d{1,2}(?:[.,]\d+)?)\s*(?:["″”]|'')\s*)?(?P<side>[NSEW]?)
    |(?P<plain>\d+(?:[.,]\d+)?)\s*(?P<toward>[NSEW])""",
    re.VERBOSE | re.IGNORECASE,
)
NEGATIVE = frozenset("-\N{MINUS SIGN}SW")
MOST_LAT, MOST_LON, ROUND = 90, 180, 360
IN_DEGREES: Final = "save it with degrees of WGS 84 (EPSG:4326)"


def point(lat: str, lon: str) -> Point | str:
    """
    Two cells as a point, or what is wrong with them.
    """
    if not lat and not lon:
        return "no latitude and longitude"
    north, east = degrees(lat, "NS"), degrees(lon, "EW")
    if north is None or east is None:
        what, told = ("latitude", lat) if north is None else ("longitude", lon)
        return f"{told[:40]!r} is no {what}" if told else f"no {what}"
    if not north and not east:
        return "latitude and longitude are both 0: nobody filled them in"
    return placed(north, east)


def placed(lat: float, lon: float) -> Point | str:
    """
    Two numbers as a point, or what is wrong with them.
    """
    if abs(lat) <= MOST_LAT and abs(lon) <= MOST_LON:
        return lat, lon
    if not (abs(lat) <= ROUND and abs(lon) <= ROUND):
        return f"{lat:.10g}, {lon:.10g} are no degrees: {IN_DEGREES}"
    if abs(lon) <= MOST_LAT < abs(lat) <= MOST_LON:
        return f"latitude {lat:.10g} is more than {MOST_LAT}; are latitude and longitude swapped?"
    over, value, most = ("latitude", lat, MOST_LAT) if abs(lat) > MOST_LAT else ("longitude", lon, MOST_LON)
    return f"{over} {value:.10g} is more than {most}"


def degrees(told: str, sides: str) -> float | None:
    """
    The degrees of a cell, south and west as negative ones; *sides* are the letters that may tell so.
    """
    try:
        return float(told.replace(",", ".") if told.count(",") == 1 and "." not in told else told)
    except ValueError:
        found = DEGREES.fullmatch(told.strip())
    if not found:
        return None
    side = (found["side"] or found["toward"] or "").upper()
    parts = (found["degrees"] or found["plain"], found["minutes"], found["seconds"])
    whole, minutes, seconds = (float((part or "0").replace(",", ".")) for part in parts)
    size = whole + minutes / 60 + seconds / 3600
    return None if side not in sides else -size if {side, found["sign"]} & NEGATIVE else size
