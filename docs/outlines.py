"""
Makes the outlines of countries that maps are drawn with, from the npm package world-atlas (Natural Earth).

    npm pack world-atlas@2.0.2
    python docs/outlines.py world-atlas-2.0.2.tgz

Natural Earth is public domain; world-atlas packs it as TopoJSON, in which each border is kept once.
"""

import gzip
import json
import sys
import tarfile
from pathlib import Path
from typing import Any

MAP = Path(__file__).parents[1] / "src" / "reportedly" / "maps" / "countries.json.gz"
INSIDE = "package/countries-50m.json"
LEFT_OUT = frozenset({"Antarctica"})


def main(archive: str) -> None:
    """
    Writes the file of the package.
    """
    with tarfile.open(archive) as opened:
        member = opened.extractfile(INSIDE)
        if member is None:
            sys.exit(f"{archive} has no file {INSIDE}")
        whole = json.load(member)
    countries = [outline(one) for one in whole["objects"]["countries"]["geometries"]]
    kept = {
        "schema": "outlines/1",
        "source": "Natural Earth 4.1.0, 1:50 million, public domain; packed by world-atlas 2.0.2",
        "transform": whole["transform"],
        "arcs": whole["arcs"],
        "countries": [one for one in countries if one["rings"] and one["name"] not in LEFT_OUT],
    }
    words = json.dumps(kept, ensure_ascii=False, separators=(",", ":"))
    MAP.write_bytes(gzip.compress(words.encode(), compresslevel=9, mtime=0))


def outline(country: dict[str, Any]) -> dict[str, Any]:
    """
    The name of a country, and the borders that go around it and its islands.
    """
    polygons = country.get("arcs", [])
    if country["type"] == "Polygon":
        polygons = [polygons]
    return {
        "name": country["properties"]["name"],
        "rings": [ring for polygon in polygons for ring in polygon],
    }


if __name__ == "__main__":
    main(sys.argv[1])
