"""
The curve of `benchmarks.scale` as a drawing: `python -m benchmarks.scale_plot ROWS > FILE.svg`.

ROWS: JSON lines, as `benchmarks.scale --rows` writes them. Seconds of computing, of all processes together,
over the number of claims; both in powers of ten.
"""

import argparse
import json
import math
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from markupsafe import Markup

from reportedly.drawing.svg import drawing, element

WIDTH, HEIGHT = 640.0, 400.0
LEFT, RIGHT, TOP, FOOT = 56.0, 150.0, 20.0, 44.0
SERIES = {"join": "#1b6ca8", "estimate": "#b5541c", "100 more reports": "#3d7a3d"}
LEAST, MOST = -1, 4
LINE = 14.0
INK, GRID = "#555", "#ddd"
WORDS = {"fill": INK, "font_size": "12", "font_family": "sans-serif"}

Row = dict[str, Any]


def across(claims: float, rows: Sequence[Row]) -> float:
    """
    Where a number of claims is.
    """
    first, last = (math.log10(row["claims"]) for row in (rows[0], rows[-1]))
    return LEFT + (math.log10(claims) - first) / ((last - first) or 1) * (WIDTH - LEFT - RIGHT)


def up(seconds: float) -> float:
    """
    Where a number of seconds is.
    """
    power = min(max(math.log10(max(seconds, 10**LEAST)), LEAST), MOST)
    return HEIGHT - FOOT - (power - LEAST) / (MOST - LEAST) * (HEIGHT - TOP - FOOT)


def grid(rows: Sequence[Row]) -> Iterator[Markup]:
    """
    The lines behind, and the numbers at them.
    """
    for power in range(LEAST, MOST + 1):
        y = up(10**power)
        yield element("line", x1=LEFT, x2=WIDTH - RIGHT, y1=y, y2=y, stroke=GRID)
        yield element("text", f"{10**power:g} s", x=LEFT - 8, y=y + 4, text_anchor="end", **WORDS)
    for row in rows:
        x = across(row["claims"], rows)
        yield element("line", x1=x, x2=x, y1=TOP, y2=HEIGHT - FOOT, stroke=GRID)
        yield element("text", f"{row['claims']:,}", x=x, y=HEIGHT - FOOT + 18, text_anchor="middle", **WORDS)
    middle = (LEFT + WIDTH - RIGHT) / 2
    yield element("text", "claims", x=middle, y=HEIGHT - 8, text_anchor="middle", **WORDS)


def series(name: str, rows: Sequence[Row]) -> Iterator[Markup]:
    """
    One curve, with its name at its end.
    """
    points = [(across(row["claims"], rows), up(row[name]["cpu"])) for row in rows]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    yield element("polyline", points=line, fill="none", stroke=SERIES[name], stroke_width=2.0)
    for (x, y), row in zip(points, rows, strict=True):
        said = f"{row['claims']:,} claims, {name}: {row[name]['cpu']} s of computing"
        yield element("circle", element("title", said), cx=x, cy=y, r=3.5, fill=SERIES[name])


def names(rows: Sequence[Row]) -> Iterator[Markup]:
    """
    The names of the curves at their ends, from the lowest up, none over another.
    """
    last, below = rows[-1], HEIGHT
    for name in sorted(SERIES, key=lambda one: float(last[one]["cpu"])):
        below = min(up(last[name]["cpu"]) + 4, below - LINE)
        at = across(last["claims"], rows) + 10
        yield element("text", name, x=at, y=below, **(WORDS | {"fill": SERIES[name]}))


def plot(rows: Sequence[Row]) -> Markup:
    """
    The whole drawing.
    """
    ordered = sorted(rows, key=lambda row: row["claims"])
    label = "Seconds of computing over the number of claims"
    back = element("rect", width=WIDTH, height=HEIGHT, fill="white")
    curves = (part for name in SERIES for part in series(name, ordered))
    return drawing(WIDTH, HEIGHT, "curve", label, (back, *grid(ordered), *curves, *names(ordered)))


def main() -> None:
    """
    Prints the drawing.
    """
    parser = argparse.ArgumentParser(prog="scale_plot", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("rows", type=Path)
    asked = parser.parse_args()
    print(plot([json.loads(row) for row in asked.rows.read_text(encoding="utf-8").splitlines()]))


if __name__ == "__main__":
    main()
